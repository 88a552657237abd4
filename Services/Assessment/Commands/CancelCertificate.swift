import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Cancels a certificate that should not have been issued, or not so; its number is not used again.
struct CancelCertificate: Command {
    static let name: MessageName = "assessment.cancel-certificate"
    static let permission: Permission? = .issueCertificates

    var school: UnitCode
    /// The school year that was completed.
    var year: SchoolYear
    var number: Int
    var reason: LongText

    func scope(in store: Reader) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var state = try Certificates.find(number, of: school, in: year, from: transaction.reader) else {
            return .refused(
                Refusal(
                    .notFound, at: "/number", en: "no certificate \(number) has been issued for \(year)",
                    vi: "chưa cấp giấy chứng nhận số \(number) cho năm học \(year)"))
        }
        guard state.cancelled == nil else { return .done(Done()) }
        state.cancelled = SignedStep(by: occasion.actor, at: occasion.now)
        state.reason = reason
        try Certificates.cancel(state, in: &transaction)
        try transaction.record("cancelled", state, on: occasion, reason: reason.text)
        return .done(Done())
    }
}
