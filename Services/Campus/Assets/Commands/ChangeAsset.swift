import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says what condition an asset is in now, or puts right what it is called.
///
/// How many were acquired, when, and for how much never changes: what is gone is written off.
struct ChangeAsset: Command {
    static let name: MessageName = "campus.change-asset"
    static let permission: Permission? = .manageAssets

    var asset: AssetID
    var condition: AssetCondition?
    var name: ShortText?
    var category: AssetCategory?
    var source: FundingSource?
    var reason: LongText

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(asset.school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let known = try Assets.find(asset, in: transaction.reader) else { return .refused(.notFound) }
        var state = known
        state.condition = condition ?? known.condition
        state.name = name ?? known.name
        state.category = category ?? known.category
        state.source = source ?? known.source
        if state == known { return .done(Done()) }
        var findings = Findings()
        findings.expectLeft(of: known)
        if let refusal = findings.refusal { return .refused(refusal) }
        try Assets.change(state, in: &transaction)
        try transaction.record("changed", state, on: occasion, reason: reason.text)
        return .done(Done())
    }
}
