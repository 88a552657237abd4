import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Moves a pupil into another class of the same school and year: one stay ends and another begins, on one day.
struct MoveClass: Command {
    static let name: MessageName = "pupils.move-class"
    static let permission: Permission? = .managePupils

    var pupil: PupilCode
    var schoolClass: ClassID
    /// The first day in the new class.
    var on: LocalDate

    typealias Answer = EnrolPupil.Answer

    /// Where the file is: nobody moves another school's pupil by naming a class of his own.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try PupilFiles.school(of: pupil, in: store).map { Scope($0) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        guard try findings.expectInUse(pupil, in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let stays = try Stays.all(of: pupil, in: transaction.reader)
        let known = try Classes.find(schoolClass, in: transaction.reader)
        // What is done stays done, whatever has become of the pupil and the class since.
        if let known, let moved = stays.last(where: { $0.to == on && $0.status == .moved }),
            let there = stays.first(where: { $0.from == on && $0.schoolClass == schoolClass }), there.id != moved.id
        {
            return .done(try answer(there.id, known, in: transaction.reader))
        }
        let target = try findings.openClass(schoolClass, at: "/schoolClass", in: transaction.reader)
        let stay = findings.openStay(among: stays)
        if let stay {
            checkPlace(of: stay, into: &findings)
            try findings.checkTurn(of: stay, on: on, in: transaction.reader)
            try checkLastDay(of: stay, in: transaction.reader, into: &findings)
        }
        guard let stay, let target, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        let ended = stay.ended(on: on, as: .moved)
        try Stays.keep(ended, in: &transaction)
        try transaction.record("moved", ended, on: occasion, occurred: on.start)
        let number = try Stays.nextNumber(of: pupil, in: schoolClass.year, from: transaction.reader)
        let begun = Enrolment(
            id: EnrolmentID(owner: pupil, year: schoolClass.year, number: number), schoolClass: schoolClass, from: on)
        try Stays.add(begun, in: &transaction)
        try transaction.record("enrolled", begun, on: occasion, occurred: on.start)
        return .done(try answer(begun.id, target, in: transaction.reader))
    }

    private func answer(_ id: EnrolmentID, _ known: SchoolClass, in store: Reader) throws(SQLiteError) -> Answer {
        Answer(id: id, warnings: try known.warnings(about: pupil, from: on, in: store))
    }

    private func checkPlace(of stay: Enrolment, into findings: inout Findings) {
        if stay.schoolClass == schoolClass {
            findings.add(
                .duplicate, at: "/schoolClass", en: "is the class where the pupil is since \(stay.from)",
                vi: "là lớp học sinh đang học từ \(stay.from)")
        } else if stay.school != schoolClass.school || stay.year != schoolClass.year {
            findings.add(
                .invalid, at: "/schoolClass",
                en: "is not a class of the same school and year; end the stay and enrol the pupil there, or ask for a "
                    + "transfer",
                vi: "không phải lớp cùng trường, cùng năm học; hãy kết thúc quá trình học rồi xếp lớp, hoặc làm thủ "
                    + "tục chuyển trường")
        }
        if let open = stay.openSuspension {
            findings.add(
                .conflict, at: "/pupil",
                en: "has studies suspended since \(open.from); record first that they are resumed",
                vi: "đang tạm dừng học từ \(open.from); hãy ghi nhận học trở lại trước")
        }
    }

    /// A stay has a day at least, so nobody moves when the year is over.
    private func checkLastDay(
        of stay: Enrolment, in store: Reader, into findings: inout Findings
    ) throws(SQLiteError) {
        guard let calendar = try SchoolYears.find(stay.school, stay.year, in: store), on == calendar.ends else {
            return
        }
        findings.add(
            .invalid, at: "/on", en: "must be before \(calendar.ends), when school year \(stay.year) is over",
            vi: "phải trước \(calendar.ends), khi năm học \(stay.year) đã kết thúc")
    }
}
