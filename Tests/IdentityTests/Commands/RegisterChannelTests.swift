import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Writing down an account elsewhere") struct RegisterChannelTests {
    private func group(in hands: String) -> RegisterChannel {
        RegisterChannel(
            unit: Scene.school, kind: .zaloGroup, name: ShortText("Lớp 6A1") ?? .sample, holder: Scene.user(hands),
            from: Scene.day)
    }

    @Test("keeps it once, and says when it is in other hands")
    func hands() throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            try Scene.open("mai", in: &transaction)
            let before = try transaction.reader.recorded().count
            for holder in ["lan", "lan", "mai"] {
                #expect(try group(in: holder).handle(on: .administrator(), in: &transaction).answer?.number == 1)
            }
            #expect(
                try transaction.reader.recorded(after: before) == [
                    "channel.registered channel/1", "channel.handed-over channel/1",
                ])
            #expect(try Channels.find(1, in: transaction.reader)?.holder == Scene.user("mai"))
        }
    }

    @Test("says all that is wrong, and shows what nobody has in hand any more")
    func wrong() throws {
        try onScene { (transaction) throws in
            var command = group(in: "nobody")
            command.schoolClass = ClassID(school: Scene.otherSchool, year: .sample, code: .sample)
            let refusal = try command.handle(on: .administrator(), in: &transaction).refusal
            #expect(refusal?.pointers == ["/holder", "/schoolClass"])
            try Scene.open("lan", in: &transaction)
            _ = try group(in: "lan").handle(on: .administrator(), in: &transaction)
            func orphans() throws -> [Bool]? {
                try ChannelList(unit: Scene.school).answer(on: .administrator(), from: transaction.reader)
                    .answer?.items.map(\.isOrphaned)
            }
            #expect(try orphans() == [false])
            _ = try SuspendAccount(account: Scene.user("lan"), reason: .sample).handle(
                on: .administrator(), in: &transaction)
            #expect(try orphans() == [true])
        }
    }
}
