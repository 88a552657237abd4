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

@Suite("Keys of tokens") struct ExchangeTokenKeysTests {
    private func isDue(_ now: String, in store: Reader) throws -> Bool {
        try ExchangeTokenKeys.isDue(at: Cast.instant(now), in: store)
    }

    private func signing(_ now: String, in store: Reader) throws -> String? {
        try TokenSecret.current(at: Cast.instant(now), in: store)?.id
    }

    @Test(
        "follow each other: the next is published an hour before it signs, two are good, the old one is retired later")
    func follow() throws {
        try onCast { (transaction) throws in
            let store = transaction.reader
            let old = try #require(try signing(Cast.now, in: store))
            #expect(try !isDue("2026-10-05T06:29:59+07:00", in: store))
            #expect(try isDue("2026-10-05T06:30:00+07:00", in: store))
            try ExchangeTokenKeys.run(on: .routine(now: "2026-10-05T06:30:00+07:00"), in: &transaction)
            #expect(try !isDue("2026-10-05T06:30:01+07:00", in: store))
            #expect(try signing("2026-10-05T07:29:59+07:00", in: store) == old)
            let session = try Cast.signIn("lan", now: "2026-10-05T07:29:59+07:00", in: &transaction)
            let new = try #require(try signing("2026-10-05T07:30:00+07:00", in: store))
            #expect(new != old)
            #expect(try Cast.admits(session.token, now: "2026-10-05T07:44:00+07:00", in: store))
            #expect(try !isDue("2026-10-05T09:29:59+07:00", in: store))
            #expect(try isDue("2026-10-05T09:30:00+07:00", in: store))
            try ExchangeTokenKeys.run(on: .routine(now: "2026-10-05T09:30:00+07:00"), in: &transaction)
            #expect(try transaction.reader.last(1) == ["token-key.retired token-key/\(old)"])
            #expect(try signing("2026-10-05T09:30:00+07:00", in: store) == new)
            #expect(try !isDue("2026-10-05T09:30:01+07:00", in: store))
        }
    }

    @Test("are never all gone, however long the service was away or wherever the clock jumps")
    func never() throws {
        try onCast { (transaction) throws in
            for now in [
                "2030-01-01T00:00:00+07:00", "2030-01-01T01:00:00+07:00", "2030-01-01T04:00:00+07:00",
                "2026-09-06T00:00:00+07:00", "2001-01-01T00:00:00+07:00", "2026-09-06T00:00:00+07:00",
                "2026-11-01T00:00:00+07:00",
            ] {
                try ExchangeTokenKeys.run(on: .routine(now: now), in: &transaction)
                #expect(try signing(now, in: transaction.reader) != nil, "\(now)")
                _ = try Cast.signIn("chief", now: now, in: &transaction)
            }
        }
    }

    @Test("that were dated by a clock that was ahead put off no change")
    func ahead() throws {
        try onCast { (transaction) throws in
            try ExchangeTokenKeys.run(on: .routine(now: "2027-09-05T07:30:00+07:00"), in: &transaction)
            #expect(try isDue("2026-10-05T06:30:00+07:00", in: transaction.reader))
        }
    }

    @Test("change as often as the operator says")
    func days() throws {
        try onCast { (transaction) throws in
            try Scene.prepare(["KHUEVAN_KEY_DAYS": "1"], in: &transaction)
            #expect(try !isDue("2026-09-06T06:29:59+07:00", in: transaction.reader))
            #expect(try isDue("2026-09-06T06:30:00+07:00", in: transaction.reader))
        }
    }
}
