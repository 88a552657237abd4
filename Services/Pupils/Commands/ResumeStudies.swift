import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Ends the pause of a pupil who comes again, into the same class.
struct ResumeStudies: Command {
    static let name: MessageName = "pupils.resume-studies"
    static let permission: Permission? = .managePupils

    var pupil: PupilCode
    /// The first day the pupil is back.
    var on: LocalDate

    typealias Answer = SuspendStudies.Answer

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try PupilFiles.school(of: pupil, in: store).map { Scope($0) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        guard try findings.expectInUse(pupil, in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let stays = try Stays.all(of: pupil, in: transaction.reader)
        if let known = stays.last(where: { stay in
            stay.to != on && stay.suspensions?.contains { $0.to == on } == true
        }) {
            return .done(Answer(id: known.id))
        }
        let stay = findings.openStay(among: stays)
        if let stay { try check(stay, in: transaction.reader, into: &findings) }
        guard let stay, findings.isEmpty else { return .refused(findings.refusal ?? .notFound) }
        let resumed = stay.resumed(on: on)
        try Suspensions.end(of: pupil, on: on, in: &transaction)
        try Stays.keep(resumed, in: &transaction)
        try transaction.record("resumed", resumed, on: occasion, occurred: on.start)
        return .done(Answer(id: stay.id))
    }

    private func check(_ stay: Enrolment, in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        guard let open = stay.openSuspension else {
            return findings.add(
                .conflict, at: "/pupil", en: "has no studies suspended; there is nothing to resume",
                vi: "không trong thời gian tạm dừng học nên không có gì để học trở lại")
        }
        if on <= open.from {
            findings.add(
                .invalid, at: "/on", en: "must be after \(open.from), the first day of the pause",
                vi: "phải sau \(open.from), ngày đầu tiên tạm dừng học")
        }
        try findings.checkBeforeEnd(of: stay, on: on, in: store)
    }
}
