import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Begins a pause in which a pupil keeps the place without coming (bảo lưu, tạm dừng học).
///
/// Only the status of the profile changes (002 Đ8.3): the pupil stays on the roll of the class, marked.
struct SuspendStudies: Command {
    static let name: MessageName = "pupils.suspend-studies"
    static let permission: Permission? = .managePupils

    var pupil: PupilCode
    /// The first day of the pause.
    var on: LocalDate
    /// Kept with the record; the fact says it too.
    var reason: LongText

    struct Answer: Codable, Hashable {
        /// The stay that goes on.
        var id: EnrolmentID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try PupilFiles.school(of: pupil, in: store).map { Scope($0) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        guard try findings.expectInUse(pupil, in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let stays = try Stays.all(of: pupil, in: transaction.reader)
        if let known = stays.last(where: { $0.suspensions?.contains { $0.from == on } == true }) {
            return .done(Answer(id: known.id))
        }
        let stay = findings.openStay(among: stays)
        if let stay { try check(stay, in: transaction.reader, into: &findings) }
        guard let stay, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        let suspended = stay.suspended(from: on)
        try Suspensions.begin(of: stay, on: on, because: reason, in: &transaction)
        try Stays.keep(suspended, in: &transaction)
        try transaction.record("suspended", suspended, on: occasion, occurred: on.start, reason: reason.text)
        return .done(Answer(id: stay.id))
    }

    private func check(_ stay: Enrolment, in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        if let open = stay.openSuspension {
            findings.add(
                .duplicate, at: "/pupil", en: "has studies suspended already, since \(open.from)",
                vi: "đã tạm dừng học từ \(open.from)")
        } else if on < stay.latestTurn {
            findings.add(
                .invalid, at: "/on",
                en: "must not be before \(stay.latestTurn), since when the pupil is in class \(stay.schoolClass.code)",
                vi: "không được trước \(stay.latestTurn), ngày học sinh vào hoặc trở lại lớp \(stay.schoolClass.code)")
        }
        try findings.checkBeforeEnd(of: stay, on: on, in: store)
    }
}

extension Findings {
    /// A pause begins and ends while the school year lasts; who is away longer is enrolled anew in the next.
    mutating func checkBeforeEnd(of stay: Enrolment, on day: LocalDate, in store: Reader) throws(SQLiteError) {
        guard let calendar = try SchoolYears.find(stay.school, stay.year, in: store), day >= calendar.ends else {
            return
        }
        add(
            .invalid, at: "/on", en: "must be before \(calendar.ends), when school year \(stay.year) is over",
            vi: "phải trước \(calendar.ends), khi năm học \(stay.year) đã kết thúc")
    }
}
