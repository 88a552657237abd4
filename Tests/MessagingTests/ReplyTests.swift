import AMQP
@testable import Messaging
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
}
