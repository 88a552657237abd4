import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Writes off an asset, or part of a lot, by a decision: from that day it is not the school's any more.
///
/// One decision writes off of one lot once, so that a list which is sent again takes nothing twice.
struct WriteOffAsset: Command {
    static let name: MessageName = "campus.write-off-asset"
    static let permission: Permission? = .manageAssets

    var asset: AssetID
    var on: LocalDate
    /// All that are left where it is not said.
    var quantity: Quantity?
    /// The number of the decision: `12/QĐ-THCS`.
    var decision: ShortText
    var reason: LongText

    struct Answer: Codable, Sendable, Hashable {
        var left: Stock
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(asset.school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard var state = try Assets.find(asset, in: transaction.reader) else { return .refused(.notFound) }
        var findings = Findings()
        if let known = try WriteOffs.find(of: asset, by: decision, in: transaction.reader) {
            compare(with: known, isLast: state.quantity.number == 0 && state.lastWriteOff == known, into: &findings)
            return findings.refusal.map(Outcome.refused) ?? .done(Answer(left: state.quantity))
        }
        check(state, on: occasion, into: &findings)
        let gone = quantity ?? Quantity(unchecked: state.quantity.number)
        if let refusal = findings.refusal { return .refused(refusal) }
        let writeOff = Asset.WriteOff(on: on, quantity: gone, decision: decision)
        state.quantity = Stock(unchecked: state.quantity.number - gone.number)
        state.lastWriteOff = writeOff
        if state.quantity.number == 0 { (state.room, state.inRoomSince) = (nil, nil) }
        try WriteOffs.add(writeOff, of: asset, in: &transaction)
        try Assets.change(state, in: &transaction)
        try transaction.record(
            "written-off", state, on: occasion, occurred: on.moment(notAfter: occasion.today), reason: reason.text)
        return .done(Answer(left: state.quantity))
    }

    private func check(_ state: Asset, on occasion: Occasion, into findings: inout Findings) {
        findings.expectLeft(of: state)
        findings.expectPast(on, at: "/on", today: occasion.today)
        if on < state.acquired {
            findings.add(
                .invalid, at: "/on", en: "is before \(state.acquired), when it was acquired",
                vi: "trước ngày \(state.acquired) là ngày có tài sản")
        }
        if let quantity, state.quantity.number > 0, quantity.number > state.quantity.number {
            findings.add(
                .invalid, at: "/quantity", en: "is more than the \(state.quantity.number) that are left",
                vi: "nhiều hơn số còn lại là \(state.quantity.number)")
        }
    }

    /// All that are left, asked again, is what the last decision took.
    private func compare(with known: Asset.WriteOff, isLast: Bool, into findings: inout Findings) {
        findings.compare(at: "/on", on, with: known.on)
        if quantity == nil && isLast { return }
        findings.compare(at: "/quantity", quantity, with: known.quantity)
    }
}
