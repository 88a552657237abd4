import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Tells a family that its request has come, that the file has been put right, or why it stays as it is.
struct DecideCorrection: Command {
    static let name: MessageName = "pupils.decide-correction"
    static let permission: Permission? = .managePupils

    var number: Int64
    var decision: CorrectionDecision
    /// What the family is told; needed for a decision.
    var answer: LongText?

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Corrections.find(number, in: store).map { Scope($0.school) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var request = try Corrections.find(number, in: transaction.reader) else { return .refused(.notFound) }
        if request.status == decision.status { return .done(Done()) }
        let whom = Bilingual(en: "the family", vi: "gia đình")
        if let refusal = request.decide(decision, answer: answer, telling: whom) { return .refused(refusal) }
        try Corrections.settle(request, in: &transaction)
        try transaction.record(decision.rawValue, request, on: occasion)
        return .done(Done())
    }
}
