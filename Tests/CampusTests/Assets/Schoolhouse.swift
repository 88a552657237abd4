import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

/// A school that the directory knows, and what its equipment officer sends in the middle of October.
enum Schoolhouse {
    static let school = UnitCode.sample
    static let other = UnitCode(unchecked: "79764000020000000005")
    static let occasion = Occasion.sample(.campus, now: "2026-10-15T08:00:00+07:00")

    /// Runs `body` where two schools and an office are known and nothing is registered.
    static func open(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Campus.self) { transaction in
            for (code, kind) in [(school, UnitKind.school), (other, .school), (.root, .communeOffice)] {
                let unit = Unit(
                    code: code, kind: kind, name: .sample, parents: [], levels: [], ownership: nil, region: nil,
                    from: .sample)
                try Directory.keep(unit, version: 1, in: &transaction)
            }
            try body(&transaction)
        }
    }

    /// The same with two rooms, and forty chairs in the first of them; three facts are recorded.
    static func furnished(_ body: (inout Transaction) throws -> Void) throws {
        try open { transaction in
            for code in ["P101", "P102"] { try done(room(code), in: &transaction) }
            try done(chairs(in: "P101"), in: &transaction)
            try body(&transaction)
        }
    }

    static func room(_ code: String, at school: UnitCode = school, from: String = "2020-09-01") throws -> RegisterRoom {
        RegisterRoom(
            school: school, code: try #require(RoomCode(code)), purpose: .classroom, grade: .solid,
            squareDecimetres: .sample, capacity: .sample, commissioned: .sample, from: .day(from))
    }

    static func chairs(
        _ code: String = "GHE-01", in room: String? = nil, at school: UnitCode = school, acquired: String = "2025-08-20"
    ) throws -> RegisterAsset {
        RegisterAsset(
            school: school, code: try #require(AssetCode(code)), name: try #require(ShortText("Ghế học sinh")),
            category: .furniture, countedIn: try #require(ShortText("cái")), quantity: Quantity(unchecked: 40),
            acquired: .day(acquired), costEach: Dong(unchecked: 350_000), source: .stateBudget, condition: .good,
            room: try room.map { try #require(RoomCode($0)) })
    }

    static func move(to room: String, on day: String) throws -> MoveAsset {
        MoveAsset(asset: try chairsID(), room: try #require(RoomCode(room)), on: .day(day))
    }

    static func writeOff(
        _ quantity: Int? = nil, by decision: String = "12/QĐ-THCS", on day: String = "2026-10-01"
    ) throws -> WriteOffAsset {
        WriteOffAsset(
            asset: try chairsID(), on: .day(day), quantity: quantity.map(Quantity.init(unchecked:)),
            decision: try #require(ShortText(decision)), reason: .sample)
    }

    static func chairsID() throws -> AssetID { AssetID(school: school, code: try #require(AssetCode("GHE-01"))) }
    static func roomID(_ code: String) throws -> RoomID {
        RoomID(school: school, code: try #require(RoomCode(code)))
    }

    /// The chairs as they are kept now.
    static func kept(in store: Reader) throws -> Asset { try #require(try Assets.find(chairsID(), in: store)) }

    /// Sends what must succeed.
    @discardableResult
    static func done<C: Command>(_ command: C, in transaction: inout Transaction) throws -> C.Answer {
        try #require(try command.handle(on: occasion, in: &transaction).answer)
    }

    /// Where a command is refused, and with which codes; nothing where it is not.
    static func places<C: Command>(_ command: C, in transaction: inout Transaction) throws -> [String]? {
        try command.handle(on: occasion, in: &transaction).refusal?.places
    }
}

extension Refusal {
    /// What was found where, to compare with.
    var places: [String] { violations.map { "\($0.code) \($0.pointer)" } }
}

extension Reader {
    /// The facts recorded so far, with their subjects.
    func story() throws -> [String] { try recorded().map { "\($0.type) \($0.subject) \($0.version)" } }
}

extension Command {
    /// Where the reader finds something wrong with a text.
    static func places(in text: String) -> Set<String> {
        guard case .failure(let violations) = read(text) else { return [] }
        return Set(violations.all.map(\.pointer))
    }
}
