import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What travelled with a pupil, with its seal: for the school that sealed it, and for the one that received it.
struct PackageOfTransfer: Query {
    static let name: MessageName = "pupils.transfer-package"
    static let permission: Permission? = .managePupils

    /// The school that asks: one of the two.
    var school: UnitCode
    var transfer: TransferID

    struct Answer: Codable, Sendable {
        var package: TransferPackage
        var seal: JournalHash
        /// Whether the package is what was sealed.
        var isWhole: Bool
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let (package, seal) = try sealed(in: store) else { return .refused(.notFound) }
        return .done(Answer(package: package, seal: seal, isWhole: package.computedSeal == seal))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(
            of: [answer.package.pupil.code], en: "what travelled to another school with the pupil",
            vi: "hồ sơ chuyển trường của học sinh")
    }

    private func sealed(in store: Reader) throws(SQLiteError) -> (TransferPackage, JournalHash)? {
        if let kept = try Releases.find(transfer, in: store), kept.request.sender == school,
            let package = kept.package, let seal = kept.seal
        {
            return (package, seal)
        }
        guard let request = try Transfers.find(transfer, in: store)?.state, request.receiver == school,
            let seal = request.receipt, let package = try Transfers.package(transfer, in: store)
        else { return nil }
        return (package, seal)
    }
}
