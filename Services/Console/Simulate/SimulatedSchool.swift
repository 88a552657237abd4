/// One school with everybody in it; the unit in which a district is made and let go.
struct SimulatedSchool {
    let plan: Plan.School
    let calendar: SchoolCalendar
    let code: String
    let classes: [SimulatedClass]
    let members: [SimulatedMember]
    let assignments: [SimulatedAssignment]

    /// Where its random numbers begin: results and measurements come from streams of their own.
    private let seed: UInt64

    init(_ plan: Plan.School, number: Int, commune: String, year: Int, seed: UInt64) {
        let codes = CodeSpace(prefix: plan.stage.codePrefix, number: number)
        let calendar = SchoolCalendar(year: year)
        var random = SplitMix(seed: seed, stream: number)
        self.plan = plan
        self.calendar = calendar
        self.seed = random.next()
        code = codes.ofUnit
        classes = Enrolling(plan: plan, commune: commune, calendar: calendar, codes: codes).classes(&random)
        let staffing = Staffing(stage: plan.stage, classes: classes, calendar: calendar, codes: codes)
        members = staffing.members(&random)
        assignments = staffing.assignments(of: members)
    }

    var name: String { "\(plan.stage.title) \(plan.name)" }
    var slug: String { "\(plan.stage.slugPrefix)-\(plan.slug)" }

    /// The class's id everywhere outside its school: `<school>/<year it begins>/<code>`.
    func id(of schoolClass: SimulatedClass) -> String {
        "\(code)/\(calendar.year)/\(schoolClass.code)"
    }

    /// The account of the n-th teacher, from 1.
    func account(ofTeacher number: Int) -> String {
        "gv-\(CodeSpace.padded(number, to: 3)).\(slug)"
    }

    /// Places in `members` of those who teach, in order.
    var teachers: [Int] {
        members.indices.filter { members[$0].position == "teacher" }
    }

    func stream(_ purpose: Int) -> SplitMix {
        SplitMix(seed: seed, stream: purpose)
    }
}
