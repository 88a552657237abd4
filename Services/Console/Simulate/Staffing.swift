/// Hires the staff of one school and shares out classes and subjects among them.
struct Staffing {
    let stage: Stage
    let classes: [SimulatedClass]
    let calendar: SchoolCalendar
    let codes: CodeSpace

    /// A place to fill: the position and, for those who teach subjects, which.
    private struct Post {
        let position: String
        var subjects: [String] = []
    }

    /// Periods a week that one lower-secondary teacher has (TT 05/2025): more are shared among more people.
    private static let weeklyPeriods = 19
    private static let weeks = 35

    func members(_ random: inout SplitMix) -> [SimulatedMember] {
        posts.enumerated().map { member(number: $0.offset + 1, for: $0.element, &random) }
    }

    /// Homeroom for every class; for every class of a lower-secondary school each subject's teacher as well.
    func assignments(of members: [SimulatedMember]) -> [SimulatedAssignment] {
        let teachers = members.indices.filter { members[$0].position == "teacher" }
        guard stage == .lowerSecondary else {
            // Preschool classes have two teachers: the first of each pair is in charge.
            let step = stage == .preschool ? 2 : 1
            return classes.indices.map {
                SimulatedAssignment(member: teachers[$0 * step], schoolClass: $0, subject: nil)
            }
        }
        let teaching = teaching(by: teachers, of: members)
        return homerooms(among: teachers, teaching: teaching) + teaching
    }

    private var posts: [Post] {
        let leaders = [Post(position: "principal"), Post(position: "vice-principal")]
        switch stage {
        case .preschool:
            return leaders + [Post(position: "vice-principal")]
                + Array(repeating: Post(position: "teacher"), count: classes.count * 2)
                + offices(["nurse", "accountant", "clerk", "support", "support", "support", "support"])
        case .primary:
            let specialists = ["foreign-language-1", "informatics", "physical-education", "physical-education", "arts"]
            return leaders + Array(repeating: Post(position: "teacher"), count: classes.count)
                + specialists.map { Post(position: "teacher", subjects: [$0]) }
                + offices(["nurse", "accountant", "clerk", "librarian", "equipment-officer", "support"])
        case .lowerSecondary:
            let teachers = Subject.specialities.flatMap { subjects in
                Array(repeating: Post(position: "teacher", subjects: subjects), count: teachersNeeded(for: subjects))
            }
            return leaders + teachers
                + offices([
                    "nurse", "accountant", "clerk", "librarian", "equipment-officer", "supervisor", "registrar",
                    "support",
                ])
        }
    }

    private func offices(_ positions: [String]) -> [Post] {
        positions.map { Post(position: $0) }
    }

    private func teachersNeeded(for subjects: [String]) -> Int {
        let periods = Subject.lowerSecondary.filter { subjects.contains($0.code) }.reduce(0) { sum, subject in
            sum + classes.reduce(0) { $0 + subject.periods(inGrade: $1.grade.code) }
        }
        let load = Self.weeklyPeriods * Self.weeks
        return max(1, (periods + load - 1) / load)
    }

    private func member(number: Int, for post: Post, _ random: inout SplitMix) -> SimulatedMember {
        let isMale = random.chance(perMille: maleShare(of: post.position))
        let ethnicity = random.chance(perMille: 850) ? "01" : Population.ethnicities.draw(&random)
        let isLeader = post.position.hasSuffix("principal")
        let age = isLeader ? random.within(40...57) : random.within(24...57)
        let family = PersonNames.family(of: ethnicity, &random)
        let contract =
            post.position == "support" ? "decree-111" : random.chance(perMille: 930) ? "permanent" : "fixed-term"
        return SimulatedMember(
            code: codes.member(number),
            name: family + " " + PersonNames.personal(isMale: isMale, &random),
            birthDate: CalendarDay(calendar.year - age, 1, 1) + random.below(365),
            isMale: isMale, ethnicity: ethnicity, position: post.position,
            contract: contract, qualification: qualification(for: post.position, &random),
            subjects: post.subjects, phone: Population.phone(&random),
            from: random.chance(perMille: 920) ? SchoolCalendar.reform : CalendarDay(calendar.year, 8, 1))
    }

    private func maleShare(of position: String) -> Int {
        switch (stage, position) {
        case (.preschool, "support"): 200
        case (.preschool, _): 10
        case (.primary, _): 230
        case (.lowerSecondary, _): 340
        }
    }

    /// Teachers by the Law on Education 2019 Đ72: college in preschools, a bachelor's degree elsewhere.
    private func qualification(for position: String, _ random: inout SplitMix) -> String {
        let chance = random.below(100)
        return switch position {
        case "principal", "vice-principal": chance < 25 ? "master" : "bachelor"
        case "teacher" where stage == .preschool: chance < 70 ? "bachelor" : "college"
        case "teacher": chance < 8 ? "master" : chance < 96 ? "bachelor" : "college"
        case "nurse": chance < 50 ? "college" : "intermediate"
        case "support": chance < 30 ? "intermediate" : "other"
        default: chance < 60 ? "bachelor" : chance < 90 ? "college" : "intermediate"
        }
    }

    private func teaching(by teachers: [Int], of members: [SimulatedMember]) -> [SimulatedAssignment] {
        classes.indices.flatMap { schoolClass in
            Subject.lowerSecondary.map { subject in
                let team = teachers.filter { members[$0].subjects.contains(subject.code) }
                let teacher = team[schoolClass * team.count / classes.count]
                return SimulatedAssignment(member: teacher, schoolClass: schoolClass, subject: subject)
            }
        }
    }

    /// Each class to someone who teaches it and has no other, or, when all of those have one, to anyone still free.
    private func homerooms(among teachers: [Int], teaching: [SimulatedAssignment]) -> [SimulatedAssignment] {
        var free = teachers
        return classes.indices.map { schoolClass in
            let candidates = teaching.filter { $0.schoolClass == schoolClass }.map(\.member)
            // Subjects take turns, so that homerooms spread over the teams.
            let turn = candidates.indices.map { candidates[($0 + schoolClass) % candidates.count] }
            let member = turn.first(where: free.contains) ?? free.first ?? turn[0]
            free.removeAll { $0 == member }
            return SimulatedAssignment(member: member, schoolClass: schoolClass, subject: nil)
        }
    }
}
