import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Old sessions and knocks") struct ForgetOldAccessTests {
    @Test("are kept for more than twelve months and for a week, then forgotten")
    func forgets() throws {
        try onCast { (transaction) throws in
            _ = try Cast.signIn("lan", in: &transaction)
            _ = try Knocks.add(to: Scene.user("mai"), at: Cast.instant(Cast.now), in: &transaction)
            for (now, knocks, sessions) in [
                ("2026-09-12T07:30:00+07:00", 1, 1), ("2026-09-12T07:30:01+07:00", 0, 1),
                ("2027-09-06T07:30:00+07:00", 0, 1), ("2027-10-10T07:30:00+07:00", 0, 1),
                ("2027-10-10T07:30:01+07:00", 0, 0),
            ] {
                let isDue = try ForgetOldAccess.isDue(at: Cast.instant(now), in: transaction.reader)
                let before = try transaction.reader.count(of: "knock") + transaction.reader.count(of: "session")
                #expect(isDue == (before != knocks + sessions), "\(now)")
                try ForgetOldAccess.run(on: .routine(now: now), in: &transaction)
                #expect(try transaction.reader.count(of: "knock") == knocks, "\(now)")
                #expect(try transaction.reader.count(of: "session") == sessions, "\(now)")
            }
        }
    }

    @Test("of a name that is locked stay as long as the lock")
    func locked() throws {
        try onCast { (transaction) throws in
            try transaction.run("INSERT INTO knock VALUES ('lan', 20, ?1, 0)", Cast.instant(Cast.at("08:00:00")))
            try ForgetOldAccess.run(on: .routine(now: Cast.now), in: &transaction)
            #expect(try transaction.reader.count(of: "knock") == 1)
            try ForgetOldAccess.run(on: .routine(now: Cast.at("08:00:01")), in: &transaction)
            #expect(try transaction.reader.count(of: "knock") == 0)
        }
    }
}
