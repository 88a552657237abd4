import AMQP
@testable import Messaging
import TestKit
import Testing
import Wire

@Suite("What a sender is told")
struct ReplyTests {
    private func answer(_ type: String?, _ body: String) -> Client.Answer {
        Client.Answer(Delivery(tag: 1, properties: Properties(type: type), body: Array(body.utf8)))
    }

    @Test("is read back as it was written")
    func roundTrip() {
        let done = Reply.done("campus.x", Done(), at: JournalPosition(source: "campus", seq: 7))
        guard case .done(let result, let position) = answer(done.type, String(decoding: done.body, as: UTF8.self))
        else {
            Issue.record("not done")
            return
        }
        #expect(result == [:] && position == JournalPosition(source: "campus", seq: 7))
        let no = Reply.refused("campus.x", .forbidden, instance: .sample)
        guard case .refused(let problem) = answer(no.type, String(decoding: no.body, as: UTF8.self)) else {
            Issue.record("not refused")
            return
        }
        #expect(problem == Refusal.forbidden.problem(instance: .sample))
    }

    @Test(
        "counts as unavailable when it is no answer of ours",
        arguments: [
            (nil, "{}"), ("campus.x.done", "{"), ("campus.x.done", "{}"), ("campus.x.refused", "{}"), ("x.refused", ""),
        ])
    func nonsense(_ type: String?, _ body: String) {
        guard case .refused(let problem) = answer(type, body) else {
            Issue.record("taken")
            return
        }
        #expect(problem.code == .unavailable)
    }

    @Test(
        "carries a position that reads strictly",
        arguments: ["", "pupils", "pupils:", ":1", "pupils:-1", "pupils:+1", "a:b:1", "pupils:01"])
    func positions(_ text: String) { #expect(JournalPosition(text) == nil) }

    @Test("carries a position as text and back")
    func position() { #expect(JournalPosition("pupils:1234")?.text == "pupils:1234") }

    @Test("carries a position that is refused or reads as it was written, however it is spoilt")
    func spoiltPositions() {
        var mutator = Mutator(seed: 3, texts: ["pupils:1234", "assessment:9223372036854775807", "x:0"])
        var accepted = 0
        for _ in 0..<3_000 {
            let text = String(decoding: mutator.next(), as: UTF8.self)
            guard let position = JournalPosition(text) else { continue }
            accepted += 1
            #expect(position.text.utf8.elementsEqual(text.utf8))
        }
        #expect(accepted > 100)
    }

    @Test(
        "names no message in its type or its text that is none",
        arguments: [
            String(repeating: "x", count: 255), "\0", "pupils", "Pupils.X", String(repeating: "\u{FFFD}", count: 255),
        ])
    func strangeNames(_ name: String) {
        let reply = Reply.refused(name, .unknown(name), instance: nil)
        #expect(reply.type == "unknown.refused")
        #expect((try? WireDecoder.decode(Problem.self, from: reply.body).get().code) == .malformed)
    }

    @Test(
        "goes to a queue, or to an address that the broker has made",
        arguments: [
            "answers", "amq.gen-x", "amq.rabbitmq",
            // NEW_PID_EXT with an atom of 16 bytes, as RabbitMQ 3.10 writes it.
            "amq.rabbitmq.reply-to.g1hkABByZXBseUAxMjM0NTY3ODkwAAAC7QAAAABjKEVr.eo5JWVnvuzz7SuIxLBWvKg==",
        ])
    func addresses(_ name: String) { #expect(ReplyAddress(name)?.queue == name) }

    @Test(
        "goes nowhere else: the broker would end the connection",
        arguments: [
            nil, "", "amq.rabbitmq.reply-to", "amq.rabbitmq.reply-to.", "amq.rabbitmq.reply-to.AAAA",
            "amq.rabbitmq.reply-to.AAAA.BBBB", "amq.rabbitmq.reply-to.g1h2AA!!.x",
            "amq.rabbitmq.reply-to.g2dkAA==.AAAA",
            "amq.rabbitmq.reply-to.g1gDZAAA.BBBB", "amq.rabbitmq.reply-tox", "amq.rabbitmq.reply-to..",
            "amq.rabbitmq.reply-to.g1hkABByZXBseUAxMjM0NTY3ODkwAAAC7QAAAABjKEVr",
            "amq.rabbitmq.reply-to.g1hkABByZXBseUAxMjM0NTY3ODkwAAAC7QAAAABjKEVr.a.b",
            "amq.rabbitmq.reply-to.g1hk//ByZXBseUAxMjM0NTY3ODkwAAAC7QAAAABjKEVr.a", String(repeating: "q", count: 256),
        ])
    func noAddresses(_ name: String?) { #expect(ReplyAddress(name) == nil) }
}
