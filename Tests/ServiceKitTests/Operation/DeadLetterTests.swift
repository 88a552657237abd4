import AMQP
import Access
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("Dead letters")
struct DeadLetterTests {
    /// Five dead letters of two types, two of them of one reason, and one message that waits.
    private func onStage(_ body: (inout Transaction) throws -> Void) throws {
        try TestKit.onStage(Kiosk.self) { (transaction) throws in
            let rows = [
                ("dead", "pupils.sell-paper", "console", "invalid: /title"),
                ("dead", "pupils.sell-paper", "console", "invalid: /title"),
                ("dead", "vn.khuevan.staff.member.changed.v1", "staff", "malformed"),
                ("parked", "x", "vendor", "waits"),
                ("dead", "pupils.sell-paper", "console", "stumbled"),
                ("dead", "vn.khuevan.staff.member.changed.v1", "staff", "other"),
            ]
            for (index, row) in rows.enumerated() {
                try transaction.run(
                    """
                    INSERT INTO set_aside(state, root, attempts, reason, arrived, changed, queue, exchange, routing_key,
                        message_id, type, user, digest, body)
                    VALUES (?1, CASE ?1 WHEN 'parked' THEN 'unit/x' END, 6, ?2, ?3, ?3, 'commands', '', '', ?4, ?5, ?6,
                        zeroblob(32), X'7B7D')
                    """, row.0, row.3, index, "m\(index)", row.1, row.2)
            }
            try body(&transaction)
        }
    }

    private let occasion = Occasion.sample(.pupils)

    private func states(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.reader.values("SELECT state FROM set_aside ORDER BY number")
    }

    @Test("are listed by cause and one by one, in pages")
    func list() throws {
        try onStage { (transaction) throws in
            func page(after: Int64?, type: String? = nil) throws -> DeadLetterList<Kiosk>.Answer {
                let query = DeadLetterList<Kiosk>(state: nil, type: type, user: nil, limit: 2, after: after)
                return try #require(try query.answer(on: occasion, from: transaction.reader).answer)
            }
            let first = try page(after: nil)
            #expect(first.groups.map(\.count) == [2, 1, 1, 1] && first.groups[0].reason == "invalid: /title")
            #expect(first.items.map(\.number) == [1, 2] && first.next == 2)
            let rest = try page(after: 5)
            #expect(rest.items.map(\.number) == [6] && rest.next == nil)
            #expect(try page(after: nil, type: "pupils.sell-paper").groups.map(\.count) == [2, 1])
        }
    }

    @Test("show their text, and nothing where there is no such letter")
    func text() throws {
        try onStage { (transaction) throws in
            func text(_ number: Int64) throws -> Outcome<DeadLetterText<Kiosk>.Answer> {
                try DeadLetterText<Kiosk>(number: try #require(RowNumber(number)))
                    .answer(on: occasion, from: transaction.reader)
            }
            #expect(try text(3).answer?.body == "{}" && text(3).answer?.letter.user == "staff")
            #expect(try text(9).refusal?.code == .notFound)
        }
    }

    @Test("are tried again in the order in which they came, which is a fact for each")
    func replay() throws {
        try onStage { (transaction) throws in
            let choice = LetterChoice(numbers: nil, type: "pupils.sell-paper", user: nil)
            let dry = try ReplayDeadLetter<Kiosk>(choose: choice, dryRun: true).handle(on: occasion, in: &transaction)
            #expect(dry.answer?.numbers == [1, 2, 5] && dry.answer?.left == 0)
            #expect(try states(transaction) == ["dead", "dead", "dead", "parked", "dead", "dead"])
            #expect(try transaction.reader.recorded().isEmpty)

            let wet = try ReplayDeadLetter<Kiosk>(choose: choice, dryRun: nil).handle(on: occasion, in: &transaction)
            #expect(wet.answer?.numbers == [1, 2, 5])
            #expect(try states(transaction) == ["retry", "retry", "dead", "parked", "retry", "dead"])
            #expect(try transaction.reader.recorded().map(\.type) == Array(repeating: "dead-letter.replayed", count: 3))
        }
    }

    @Test("are thrown away with a reason, and kept")
    func discard() throws {
        try onStage { (transaction) throws in
            let choice = LetterChoice(numbers: [try #require(RowNumber(3))], type: nil, user: nil)
            let done = try DiscardDeadLetter<Kiosk>(choose: choice, reason: .sample, dryRun: nil)
                .handle(on: occasion, in: &transaction)
            #expect(done.answer?.numbers == [3])
            #expect(try states(transaction)[2] == "discarded")
            let reason: String? = try transaction.value("SELECT reason FROM journal")
            #expect(reason == LongText.sample.text)
        }
    }

    @Test("are chosen by somebody: nothing chosen is refused, and so is what is no dead letter")
    func choice() throws {
        try onStage { (transaction) throws in
            func refusal(_ choice: LetterChoice) throws -> Refusal? {
                try ReplayDeadLetter<Kiosk>(choose: choice, dryRun: nil).handle(on: occasion, in: &transaction).refusal
            }
            let four = try #require(RowNumber(4))
            #expect(try refusal(LetterChoice(numbers: nil, type: nil, user: nil))?.code == .incomplete)
            #expect(try refusal(LetterChoice(numbers: [four], type: nil, user: nil))?.code == .notFound)
            let many = Array(repeating: four, count: 1001)
            #expect(try refusal(LetterChoice(numbers: many, type: nil, user: nil))?.code == .tooLarge)
            #expect(try states(transaction).filter { $0 == "dead" }.count == 5)
        }
    }

    @Test("that wait are shown by what they wait for")
    func parked() throws {
        try onStage { (transaction) throws in
            let answer = try #require(
                try ParkedMessages<Kiosk>().answer(on: occasion, from: transaction.reader).answer)
            #expect(answer.messages == 1 && answer.groups.map(\.waitsFor) == ["unit/x"])
        }
    }
}
