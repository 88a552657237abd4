import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends a pupil's stay because the pupil is at the school no longer: gone for good, through it, dead, or gone elsewhere.
///
/// Only the status changes; the file and its code stay for good (QĐ 513/2024 Đ6.5).
struct LeaveSchool: Command {
    static let name: MessageName = "pupils.leave-school"
    static let permission: Permission? = .managePupils

    var pupil: PupilCode
    /// The first day the pupil is no longer there.
    var on: LocalDate
    /// Why the pupil gave up school, and only then.
    var reason: LeaveReason?
    /// How it came about: the pupil gave up school, unless said otherwise.
    var status: Departure?

    struct Answer: Codable, Hashable {
        /// The stay that ended.
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
        let departure = status ?? .left
        let stays = try Stays.all(of: pupil, in: transaction.reader)
        // What is done stays done, even for a pupil who has come back since.
        if let ended = stays.last(where: {
            $0.to == on && $0.status == departure.status && $0.leaveReason == reason
        }) {
            return .done(Answer(id: ended.id))
        }
        checkReason(of: departure, into: &findings)
        let stay = findings.openStay(among: stays)
        if let stay { try findings.checkTurn(of: stay, on: on, in: transaction.reader) }
        guard let stay, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        let ended = stay.ended(on: on, as: departure.status, because: reason)
        if stay.openSuspension != nil { try Suspensions.end(of: pupil, on: on, in: &transaction) }
        try Stays.keep(ended, in: &transaction)
        try transaction.record(departure.rawValue, ended, on: occasion, occurred: on.start)
        return .done(Answer(id: ended.id))
    }

    private func checkReason(of departure: Departure, into findings: inout Findings) {
        if departure == .left && reason == nil {
            findings.add(
                .incomplete, at: "/reason", en: "is missing; say why the pupil gives up school",
                vi: "chưa có; hãy ghi lí do học sinh thôi học")
        } else if departure != .left && reason != nil {
            findings.add(
                .invalid, at: "/reason", en: "belongs to giving up school only; leave it out",
                vi: "chỉ dùng khi học sinh thôi học; hãy bỏ trống mục này")
        }
    }
}
