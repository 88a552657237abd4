import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Changing an asset") struct ChangeAssetTests {
    private static func change(_ condition: AssetCondition?) throws -> ChangeAsset {
        ChangeAsset(asset: try Schoolhouse.chairsID(), condition: condition, reason: .sample)
    }

    @Test("keeps what condition it is in, with the reason, and says nothing where nothing is new")
    func changes() throws {
        try Schoolhouse.furnished { (transaction) throws in
            for _ in 1...2 { try Schoolhouse.done(Self.change(.worn), in: &transaction) }
            #expect(try Schoolhouse.kept(in: transaction.reader).condition == .worn)
            let story = try transaction.reader.story()
            #expect(story.count == 4 && story.last == "asset.changed asset/79764000010000000006/GHE-01 2")
            let reason: String? = try transaction.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(reason == LongText.sample.text)
        }
    }

    @Test("puts right what it is called and where the money came from, and leaves alone what was acquired")
    func mends() throws {
        try Schoolhouse.furnished { (transaction) throws in
            var command = try Self.change(nil)
            (command.name, command.category, command.source) = (.sample, .officeEquipment, .donation)
            let before = try Schoolhouse.kept(in: transaction.reader)
            try Schoolhouse.done(command, in: &transaction)
            var expected = before
            (expected.name, expected.category, expected.source) = (.sample, .officeEquipment, .donation)
            #expect(try Schoolhouse.kept(in: transaction.reader) == expected)
        }
    }

    @Test("is refused where nothing is left, or nothing ever was")
    func refuses() throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.writeOff(), in: &transaction)
            var command = try Self.change(.broken)
            #expect(try Schoolhouse.places(command, in: &transaction) == ["locked /asset"])
            command.asset = .sample
            #expect(try command.handle(on: Schoolhouse.occasion, in: &transaction).refusal?.code == .notFound)
            #expect(try command.scope(in: transaction.reader) == Scope(.sample))
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(
            ChangeAsset.places(in: #"{"asset":1,"condition":"new","quantity":39}"#) == [
                "/asset", "/condition", "/reason", "/quantity",
            ])
    }
}
