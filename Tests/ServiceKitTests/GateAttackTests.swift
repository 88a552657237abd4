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

/// What is tried on a gate that has let somebody in before.
@Suite("An attack on the gate of a service")
struct GateAttackTests {
    private let key: Ed25519.SigningKey
    private let now = Instant(milliseconds: 1_788_568_200_000)

    init() throws { key = try Ed25519.SigningKey(seed: [UInt8](repeating: 9, count: 32)) }

    private func claims(from seconds: Int64 = 0, for minutes: Int64 = 15) -> Claims {
        let issued = now.milliseconds / 1000 + seconds
        return Claims(sub: .sample, sid: "s", iat: issued, exp: issued + minutes * 60, person: nil, roles: [])
    }

    private func onStage(_ body: (Gate<Kiosk>, inout Transaction) throws -> Void) throws {
        try TestKit.onStage(Kiosk.self) { (transaction) throws in
            try Tree.plant(in: &transaction)
            let known = TokenKey(
                id: "k1", publicKey: Base64URL.encode(key.verifyingKey.bytes), unit: UnitCode.root, from: now)
            try Directory.keep(known, in: &transaction)
            try body(Gate<Kiosk>(policy: .standard), &transaction)
        }
    }

    @Test("by another way of writing a header that was good fails")
    func spelling() throws {
        try onStage { (gate, transaction) throws in
            let token = try Token.sign(claims(), with: key, id: "k1")
            #expect(try gate.claims(in: "Bearer \(token)", at: now, from: transaction.reader) != nil)
            for text in [
                token, "bearer \(token)", "BEARER \(token)", "Bearer\(token)", "Bearer  \(token)", "Bearer \(token) ",
                "Bearer\t\(token)", " Bearer \(token)", "Bearer Bearer \(token)", "Bearer \(token),Bearer \(token)",
                "Bearer \(token)\u{0}", "Bearer \(token)=", "Basic \(token)",
            ] { #expect(try gate.claims(in: text, at: now, from: transaction.reader) == nil, "\(text)") }
        }
    }

    @Test("by letters that only look alike fails, though Unicode counts them as equal to those of a good token")
    func lookalikes() throws {
        try onStage { (gate, transaction) throws in
            // U+212A, the sign of the kelvin, is canonically equivalent to K.
            let token = try (1...100).lazy.map { try Token.sign(claims(from: -$0), with: key, id: "k1") }
                .first { $0.contains("K") }
            let known = "Bearer " + (try #require(token))
            let alike = known.replacing("K", with: "\u{212A}")
            #expect(Array(alike.utf8) != Array(known.utf8))
            for _ in 0..<2 {
                #expect(try gate.claims(in: alike, at: now, from: transaction.reader) == nil)
                #expect(try gate.claims(in: known, at: now, from: transaction.reader) != nil)
            }
        }
    }

    @Test("by the memory of a token that was good once fails after its time, and before it")
    func memory() throws {
        try onStage { (gate, transaction) throws in
            let token = "Bearer " + (try Token.sign(claims(), with: key, id: "k1"))
            for (seconds, holds) in [(0, true), (959, true), (960, false), (-60, true), (-61, false), (0, true)] {
                let then = now.advanced(byMilliseconds: Int64(seconds) * 1000)
                #expect(
                    (try gate.claims(in: token, at: then, from: transaction.reader) != nil) == holds, "\(seconds) s")
            }
        }
    }

    @Test("by a flood of good tokens makes it forget none wrongly and remember none wrongly")
    func flood() throws {
        try onStage { (gate, transaction) throws in
            let foreign = try Ed25519.SigningKey(seed: [UInt8](repeating: 8, count: 32))
            for number in 0..<4200 {
                let token = "Bearer " + (try Token.sign(claims(from: -Int64(number % 60)), with: key, id: "k1"))
                #expect(try gate.claims(in: token, at: now, from: transaction.reader) != nil)
            }
            let forged = "Bearer " + (try Token.sign(claims(), with: foreign, id: "k1"))
            for _ in 0..<2 { #expect(try gate.claims(in: forged, at: now, from: transaction.reader) == nil) }
        }
    }

    @Test(
        "by the name of a key finds no other key in the store",
        arguments: [
            "", "K1", "k1 ", "k1\u{0}", "k1\u{0}x", "' OR 1=1 --", "k%", "k_", "k*", "../k1", "1", "NULL",
            String(repeating: "k", count: 3000),
        ])
    func keyName(kid: String) throws {
        try onStage { (gate, transaction) throws in
            let token = "Bearer " + (try Token.sign(claims(), with: key, id: kid))
            #expect(try gate.claims(in: token, at: now, from: transaction.reader) == nil)
        }
    }

    @Test(
        "by a key in the store that is none fails, whoever signed",
        arguments: ["", "AAAA", "!", String(repeating: "A", count: 43), String(repeating: "_", count: 43)])
    func brokenKey(text: String) throws {
        try onStage { (gate, transaction) throws in
            try Directory.keep(
                TokenKey(id: "k2", publicKey: text, unit: UnitCode.root, from: now), in: &transaction)
            let token = "Bearer " + (try Token.sign(claims(), with: key, id: "k2"))
            #expect(try gate.claims(in: token, at: now, from: transaction.reader) == nil)
        }
    }
}
