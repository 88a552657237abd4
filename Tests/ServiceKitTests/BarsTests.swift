import Access
import Contracts
import Crypto
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("Tokens that are withdrawn")
struct BarsTests {
    private let gate = Gate<Kiosk>(policy: .standard)
    private let key: Ed25519.SigningKey
    private let now = Instant(milliseconds: 1_788_568_200_000)
    private let an: UserName
    private let ba: UserName

    init() throws {
        key = try Ed25519.SigningKey(seed: [UInt8](repeating: 7, count: 32))
        an = try #require(UserName("an.le"))
        ba = try #require(UserName("ba.le"))
    }

    private func later(_ seconds: Int64) -> Instant { now.advanced(byMilliseconds: seconds * 1000) }

    private func token(of account: UserName, session: String = "s1", issued: Int64 = 0) throws -> String {
        let seconds = later(issued).milliseconds / 1000
        let claims = Claims(sub: account, sid: session, iat: seconds, exp: seconds + 900, person: nil, roles: [])
        return "Bearer " + (try Token.sign(claims, with: key, id: "k"))
    }

    private func bar(_ account: UserName?, _ session: String? = nil, before: Int64 = 0) -> SessionRevocation {
        SessionRevocation(
            account: account, session: session, before: later(before), until: later(before + 3600), because: .ended,
            unit: UnitCode.sample)
    }

    private func onStage(_ body: (inout Transaction) throws -> Void) throws {
        try TestKit.onStage(Kiosk.self) { (transaction) throws in
            let known = TokenKey(
                id: "k", publicKey: Base64URL.encode(key.verifyingKey.bytes), unit: UnitCode.root, from: now)
            try Directory.keep(known, in: &transaction)
            try body(&transaction)
        }
    }

    private func isGood(_ token: String, in transaction: borrowing Transaction) throws -> Bool {
        try gate.claims(in: token, at: later(1), from: transaction.reader) != nil
    }

    @Test("are refused though they were good a moment ago and are remembered")
    func remembered() throws {
        try onStage { (transaction) throws in
            let token = try token(of: an)
            #expect(try isGood(token, in: transaction))
            try Directory.keep(bar(an), in: &transaction)
            #expect(try !isGood(token, in: transaction))
        }
    }

    @Test("of a session are that session's alone, also those that are issued in the hour after")
    func session() throws {
        try onStage { (transaction) throws in
            try Directory.keep(bar(an, "s1", before: 3600), in: &transaction)
            #expect(try !isGood(token(of: an, session: "s1"), in: transaction))
            #expect(try !isGood(token(of: an, session: "s1", issued: 1), in: transaction))
            #expect(try isGood(token(of: an, session: "s2"), in: transaction))
            #expect(try isGood(token(of: ba, session: "s3"), in: transaction))
        }
    }

    @Test("of an account are all of its sessions', up to the second of the bar, and none later")
    func account() throws {
        try onStage { (transaction) throws in
            try Directory.keep(bar(an), in: &transaction)
            for session in ["s1", "s2"] {
                #expect(try !isGood(token(of: an, session: session, issued: -30), in: transaction))
                #expect(try !isGood(token(of: an, session: session), in: transaction))
                #expect(try isGood(token(of: an, session: session, issued: 1), in: transaction))
            }
            #expect(try isGood(token(of: ba), in: transaction))
        }
    }

    @Test("of everybody are everybody's, and a token of after the bar is good again")
    func everybody() throws {
        try onStage { (transaction) throws in
            try Directory.keep(bar(nil), in: &transaction)
            for account in [an, ba] {
                #expect(try !isGood(token(of: account), in: transaction))
                #expect(try isGood(token(of: account, issued: 1), in: transaction))
            }
            #expect(try Directory.barred(an, in: transaction.reader) == now)
        }
    }

    @Test(
        "stay so in whatever order two words on them come, and however often",
        arguments: [[0, 60], [60, 0], [60, 0, 60]])
    func order(_ befores: [Int64]) throws {
        try onStage { (transaction) throws in
            for before in befores { try Directory.keep(bar(an, before: before), in: &transaction) }
            #expect(try Directory.barred(an, in: transaction.reader) == later(60))
            #expect(try transaction.value("SELECT count(*) FROM known_bar") == 1)
            #expect(try transaction.value("SELECT until FROM known_bar") == later(3660).milliseconds)
        }
    }

    @Test("are not confused with another account's by a name that looks like a session's")
    func names() throws {
        try onStage { (transaction) throws in
            let everybody = try #require(UserName("everybody"))
            try Directory.keep(bar(everybody), in: &transaction)
            #expect(try isGood(token(of: an), in: transaction), "the account of that name is not everybody")
        }
    }

    @Test("are forgotten a day after the last of them has run out, and not before")
    func forgetting() throws {
        try onStage { (transaction) throws in
            try Directory.keep(bar(an), in: &transaction)
            try Directory.keep(bar(ba, before: 10), in: &transaction)
            let end = later(3600 + 86_400)
            #expect(try !ForgetBars.isDue(at: end, in: transaction.reader))
            let due = end.advanced(byMilliseconds: 1)
            #expect(try ForgetBars.isDue(at: due, in: transaction.reader))
            var occasion = Occasion.sample(.pupils)
            occasion.now = due
            try ForgetBars.run(on: occasion, in: &transaction)
            #expect(try transaction.values("SELECT subject FROM known_bar") == ["of.ba.le"])
            #expect(try !ForgetBars.isDue(at: due, in: transaction.reader))
        }
    }

    @Test("are found by the index of the table, for they are looked for with every message")
    func plan() throws {
        try onStage { (transaction) throws in
            let rows: [PlanRow] = try transaction.reader.all(
                """
                EXPLAIN QUERY PLAN
                SELECT 1 FROM known_bar WHERE subject IN (?1, ?2, ?3) AND ?4 <= before
                """, "s", SessionRevocation.key(of: an), SessionRevocation.everybody, 1)
            let plan = rows.map(\.detail)
            #expect(!plan.isEmpty && !plan.contains { $0.contains("SCAN known_bar") }, "\(plan)")
        }
    }
}

/// A line of SQLite's plan of a query.
struct PlanRow: RowReadable {
    var detail: String
    init(row: borrowing Row) throws(SQLiteError) { detail = try row.text(3) }
}
