import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends a pupil's stay because the pupil leaves school for good.
struct LeaveSchool: Command {
    static let name: MessageName = "pupils.leave-school"
    static let permission: Permission? = .managePupils

    var pupil: PupilCode
    /// The first day the pupil is no longer there.
    var on: LocalDate
    var reason: LeaveReason

    struct Answer: Codable, Hashable {
        /// The stay that ended.
        var id: EnrolmentID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try PupilFiles.school(of: pupil, in: store).map { Scope($0) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let stays = try Stays.all(of: pupil, in: transaction.reader)
        // What is done stays done, even for a pupil who has come back since.
        if let ended = stays.last(where: { $0.to == on && $0.leaveReason == reason }) {
            return .done(Answer(id: ended.id))
        }
        guard var stay = stays.last else {
            return .refused(
                Refusal(
                    .notFound, at: "/pupil", en: "the pupil has not been enrolled in any class",
                    vi: "học sinh chưa được xếp vào lớp nào"))
        }
        if let to = stay.to {
            return .refused(
                Refusal(
                    .duplicate, at: "/pupil", en: "is in no class any more since \(to)",
                    vi: "không còn học lớp nào từ \(to)"))
        }
        var findings = Findings()
        try checkDay(of: stay, in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        (stay.to, stay.status, stay.leaveReason) = (on, .left, reason)
        try Stays.end(stay, in: &transaction)
        try transaction.record("left", stay, on: occasion, occurred: on.start)
        return .done(Answer(id: stay.id))
    }

    private func checkDay(of stay: Enrolment, in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        if on <= stay.from {
            findings.add(
                .invalid, at: "/on", en: "must be after \(stay.from), the first day in class \(stay.schoolClass.code)",
                vi: "phải sau \(stay.from), ngày đầu tiên ở lớp \(stay.schoolClass.code)")
        }
        if let calendar = try SchoolYears.find(stay.school, stay.year, in: store), on > calendar.ends {
            findings.add(
                .invalid, at: "/on", en: "must not be after \(calendar.ends), when school year \(stay.year) is over",
                vi: "không được sau \(calendar.ends), khi năm học \(stay.year) đã kết thúc")
        }
    }
}
