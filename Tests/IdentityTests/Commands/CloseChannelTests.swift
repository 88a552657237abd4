import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Closing an account elsewhere") struct CloseChannelTests {
    @Test("ends it once, after its first day, and for good; its name may be used again")
    func closes() throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            let site = RegisterChannel(
                unit: Scene.school, kind: .website, name: .sample, holder: Scene.user("lan"), from: Scene.day)
            _ = try site.handle(on: .administrator(), in: &transaction)
            var close = CloseChannel(number: 1, on: Scene.day)
            #expect(try close.handle(on: .administrator(), in: &transaction).refusal?.pointers == ["/on"])
            close.on = Scene.day.adding(days: 9)
            for _ in 0..<2 { #expect(try close.handle(on: .administrator(), in: &transaction).answer != nil) }
            close.on = Scene.day.adding(days: 10)
            #expect(try close.handle(on: .administrator(), in: &transaction).refusal?.code == .conflict)
            for sql in ["DELETE FROM channel", "UPDATE channel SET to_day = NULL"] {
                #expect(throws: SQLiteError.self) { try transaction.run(sql) }
            }
            #expect(try site.handle(on: .administrator(), in: &transaction).answer?.number == 2)
            #expect(try CloseChannel(number: 9, on: Scene.day).scope(in: transaction.reader) == nil)
        }
    }
}
