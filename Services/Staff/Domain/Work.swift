import Contracts
import SQLite
import Vocabulary
import Wire

/// A duty or a place in a group, as far as the days matter on which a member works.
struct Work {
    var id: String
    var what: Bilingual
    /// Whether it is teachers' work.
    var isTeaching: Bool
    var from: LocalDate
    var to: LocalDate?

    /// Whether nothing of it is left from a day on; nothing is left from a day that never comes.
    func isOver(by day: LocalDate?) -> Bool {
        guard let day else { return true }
        return to.map { $0 <= day } ?? false
    }

    /// All that a member does and has done.
    static func all(of member: MemberCode, in store: Reader) throws(SQLiteError) -> [Work] {
        var found: [Work] = []
        for duty in try Assignments.all(of: member, from: store) { found.append(Work(duty)) }
        for place in try Appointments.all(of: member, from: store) { found.append(Work(place)) }
        return found
    }
}

extension Work {
    private init(_ duty: Assignment) {
        let code = duty.schoolClass.code
        let what =
            duty.subject.map { Bilingual(en: "\($0) in class \(code)", vi: "môn \($0) lớp \(code)") }
            ?? Bilingual(en: "the homeroom of class \(code)", vi: "chủ nhiệm lớp \(code)")
        self.init(id: duty.id.text, what: what, isTeaching: true, from: duty.from, to: duty.to)
    }

    private init(_ place: Appointment) {
        let code = place.group.code
        self.init(
            id: place.id.text, what: Bilingual(en: "the place in group \(code)", vi: "tham gia tổ \(code)"),
            isTeaching: false, from: place.from, to: place.to)
    }
}
