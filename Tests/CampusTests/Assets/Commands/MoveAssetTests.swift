import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Moving an asset") struct MoveAssetTests {
    @Test("puts it into the other room from the day on, and says so once")
    func moves() throws {
        try Schoolhouse.furnished { (transaction) throws in
            for _ in 1...2 { try Schoolhouse.done(Schoolhouse.move(to: "P102", on: "2026-10-01"), in: &transaction) }
            let kept = try Schoolhouse.kept(in: transaction.reader)
            #expect(kept.room?.text == "P102" && kept.inRoomSince == .day("2026-10-01"))
            #expect(try transaction.reader.story().last == "asset.moved asset/79764000010000000006/GHE-01 2")
            let occurred: Int64? = try transaction.value("SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(occurred == LocalDate.day("2026-10-01").start.milliseconds)
        }
    }

    @Test("is known again though the asset has moved on since, and even when nothing is left of it")
    func again() throws {
        try Schoolhouse.furnished { (transaction) throws in
            let moves = [
                try Schoolhouse.move(to: "P102", on: "2026-10-01"), try Schoolhouse.move(to: "P101", on: "2026-10-05"),
                try Schoolhouse.move(to: "P102", on: "2026-10-05"),
            ]
            for move in moves + moves { try Schoolhouse.done(move, in: &transaction) }
            #expect(try Schoolhouse.kept(in: transaction.reader).room?.text == "P102")
            // Where it stood from the first is on record too.
            try Schoolhouse.done(Schoolhouse.move(to: "P101", on: "2025-08-20"), in: &transaction)
            // A decision may be told late; the asset stood in its last room all the same.
            try Schoolhouse.done(Schoolhouse.writeOff(on: "2026-10-02"), in: &transaction)
            for move in moves { try Schoolhouse.done(move, in: &transaction) }
            #expect(try transaction.reader.story().count == 7)
            let stays: [String] = try transaction.reader.values(
                "SELECT on_day || ' ' || substr(room, 22) || ' ' || left_on FROM asset_move ORDER BY number")
            #expect(
                stays == [
                    "2025-08-20 P101 2026-10-01", "2026-10-01 P102 2026-10-05", "2026-10-05 P101 2026-10-05",
                    "2026-10-05 P102 2026-10-05",
                ])
        }
    }

    @Test("goes forward in time only: not ahead, not before it came where it is, not before it was acquired")
    func days() throws {
        try Schoolhouse.furnished { (transaction) throws in
            let ahead = try Schoolhouse.move(to: "P102", on: "2026-10-16")
            #expect(try Schoolhouse.places(ahead, in: &transaction) == ["invalid /on"])
            let back = try Schoolhouse.move(to: "P102", on: "2025-08-19")
            #expect(try Schoolhouse.places(back, in: &transaction) == ["conflict /on"])
            try Schoolhouse.done(Schoolhouse.chairs("GHE-02"), in: &transaction)
            var homeless = back
            homeless.asset = AssetID(school: Schoolhouse.school, code: try Schoolhouse.chairs("GHE-02").code)
            #expect(try Schoolhouse.places(homeless, in: &transaction) == ["invalid /on"])
            homeless.on = .day("2025-08-20")
            #expect(try Schoolhouse.places(homeless, in: &transaction) == nil)
        }
    }

    @Test("needs a room of its school that is in use then, and another than it is in")
    func rooms() throws {
        try Schoolhouse.furnished { (transaction) throws in
            let unknown = try Schoolhouse.move(to: "P999", on: "2026-10-01")
            #expect(try Schoolhouse.places(unknown, in: &transaction) == ["not-found /room"])
            #expect(
                try Schoolhouse.places(Schoolhouse.move(to: "P101", on: "2026-10-01"), in: &transaction) == [
                    "duplicate /room"
                ])
            try Schoolhouse.done(Schoolhouse.room("P103", from: "2026-10-02"), in: &transaction)
            let early = try Schoolhouse.move(to: "P103", on: "2026-10-01")
            #expect(try Schoolhouse.places(early, in: &transaction) == ["invalid /room"])
            let close = CloseRoom(room: try Schoolhouse.roomID("P102"), on: .day("2026-12-01"), reason: .sample)
            try Schoolhouse.done(close, in: &transaction)
            let closed = try Schoolhouse.move(to: "P102", on: "2026-10-01")
            #expect(try Schoolhouse.places(closed, in: &transaction) == ["invalid /room"])
        }
    }

    @Test("is refused where nothing is left, or nothing ever was")
    func nothing() throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.writeOff(), in: &transaction)
            let command = try Schoolhouse.move(to: "P102", on: "2026-10-02")
            #expect(try Schoolhouse.places(command, in: &transaction) == ["locked /asset"])
            var unknown = command
            unknown.asset = .sample
            #expect(try unknown.handle(on: Schoolhouse.occasion, in: &transaction).refusal?.code == .notFound)
            #expect(try unknown.scope(in: transaction.reader) == Scope(.sample))
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let room = #""79764000010000000006/P101""#
        #expect(MoveAsset.places(in: #"{"asset":"GHE","room":\#(room),"on":0}"#) == ["/asset", "/room", "/on"])
    }
}
