import AMQP
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity
@testable import Messaging

@Suite("A message with a password") struct SecretsTests {
    private let now = Instant("2026-09-05T07:30:00+07:00") ?? .sample

    private func delivery(_ name: MessageName, _ body: String) -> Delivery {
        let id = MessageID.Source().make(now: now.milliseconds).text
        return Delivery(
            tag: 1, routingKey: name.text, properties: Properties(type: name.text, messageID: id),
            body: Array(body.utf8))
    }

    private func desks() -> Desks {
        Desks(catalogue: Identity.catalogue, gate: OpenGate(), log: Log(service: "identity", minimum: .error))
    }

    @Test("that is wrong is refused and counted, and neither it nor the answer is kept")
    func counted() throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            var desks = desks()
            for _ in 0..<6 {
                let message = delivery(SignIn.name, #"{"account":"lan","password":"not the password"}"#)
                let reply = try desks.settle([message], at: now, in: &transaction).first ?? nil
                #expect(reply?.type == "identity.sign-in.refused")
            }
            #expect(try Knocks.isLocked(Scene.user("lan"), at: now, in: transaction.reader))
            #expect(try transaction.reader.value("SELECT count FROM knock") == 5)
            #expect(try transaction.reader.count(of: "answer") == 0)
        }
    }

    @Test("that the store refuses leaves a dead letter without its body")
    func deadLetter() throws {
        try onScene { (transaction) throws in
            try Scene.open("lan", in: &transaction)
            try transaction.run(
                """
                CREATE TRIGGER fault BEFORE INSERT ON knock BEGIN SELECT raise(ABORT, 'out of order'); END
                """)
            var desks = desks()
            let message = delivery(SignIn.name, #"{"account":"lan","password":"not the password"}"#)
            #expect(try desks.settle([message], at: now, in: &transaction).first??.type == "identity.sign-in.refused")
            let body: [UInt8]? = try transaction.reader.value("SELECT body FROM set_aside")
            #expect(body == [])
        }
    }
}
