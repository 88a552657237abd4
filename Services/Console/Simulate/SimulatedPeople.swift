/// One class of a simulated school.
struct SimulatedClass {
    let code: String
    let name: String
    let grade: Stage.Grade
    var pupils: [SimulatedPupil] = []
}

/// One pupil, with what the files say and what only chance knows.
struct SimulatedPupil {
    let code: String
    let name: String
    let birthDate: CalendarDay
    let isMale: Bool
    let ethnicity: String
    let disability: String
    let policies: [String]
    let address: String
    let phone: String
    let guardianName: String
    let guardianRelation: String
    let from: CalendarDay
    /// The first day the pupil is no longer there: enrolments are half-open intervals.
    let left: CalendarDay?
    let leaveReason: String
    /// How easily marks come, in thousandths of a standard deviation.
    let ability: Int

    func isEnrolled(on day: CalendarDay) -> Bool {
        guard from <= day else { return false }
        guard let left else { return true }
        return day < left
    }
}

/// One member of a simulated school's staff.
struct SimulatedMember {
    let code: String
    let name: String
    let birthDate: CalendarDay
    let isMale: Bool
    let ethnicity: String
    let position: String
    let contract: String
    let qualification: String
    let subjects: [String]
    let phone: String
    let from: CalendarDay
}

/// Who teaches what to which class, or, without a subject, whose homeroom it is.
struct SimulatedAssignment {
    let member: Int
    let schoolClass: Int
    let subject: Subject?
}
