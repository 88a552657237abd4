import Access
import SQLite
import Testing
import Vocabulary
import Wire

@testable import Messaging

@Suite("Refused questions on their way into the journal")
struct RefusedQuestionsTests {
    private let questions = RefusedQuestions()
    private let name: MessageName = "campus.growth"

    private func post(_ account: String, _ name: MessageName? = nil, in counter: borrowing Counter) -> Int? {
        let occasion = counter.occasion(as: account)
        let refusal = AccessRefusal(
            account: occasion.claims?.sub ?? .sample, command: name ?? self.name, permission: .readHealth,
            school: .sample)
        return questions.post(name ?? self.name, refusal, on: occasion)
    }

    private func times(in counter: borrowing Counter) throws -> [Int?] {
        try Journal.rows(after: 0, limit: 99, in: counter.store).map {
            try WireDecoder.decode(AccessRefusal.self, from: $0.body).get().times
        }
    }

    @Test("are facts once the writer has come for them, and only then are they said to be written")
    func written() throws {
        var counter = try Counter()
        var chores = Chores(questions)
        let postedFirst = post("an.le", in: counter)
        let first = try #require(postedFirst)
        #expect(!questions.isWritten(first) && !questions.isEmpty)
        _ = try counter.tend(&chores)
        #expect(questions.isWritten(first) && questions.isEmpty)
        let rows = try Journal.rows(after: 0, limit: 9, in: counter.store)
        #expect(rows.map(\.subject) == ["access/an.le"] && rows.map(\.actor) == ["account/an.le"])
        let postedSecond = post("ba.le", in: counter)
        let second = try #require(postedSecond)
        #expect(second > first && !questions.isWritten(second))
    }

    @Test("are one slip for each account and question, and none of them is lost that comes while the writer writes")
    func merging() throws {
        var counter = try Counter()
        let first = post("an.le", in: counter)
        #expect(post("an.le", in: counter) == first)
        #expect(post("an.le", "campus.checkups", in: counter) != first && post("ba.le", in: counter) != first)
        let inHand = questions.take()
        #expect(inHand.map(\.times) == [2, 1, 1])
        let postedLate = post("an.le", in: counter)
        let late = try #require(postedLate)
        #expect(late != first)
        questions.noteWritten(inHand)
        #expect(!questions.isWritten(late))
        #expect(questions.take().map(\.times) == [1])
        var chores = Chores(questions)
        _ = try counter.tend(&chores)
        #expect(questions.isWritten(late) && questions.isEmpty)
    }

    @Test("are kept while the store refuses to write, and written when it does so again")
    func storeRefuses() throws {
        var counter = try Counter()
        var chores = Chores(questions)
        let postedNumber = post("an.le", in: counter)
        let number = try #require(postedNumber)
        try counter.database.execute("PRAGMA query_only = 1")
        for _ in 0..<3 {
            #expect(throws: SQLiteError.self) { _ = try counter.tend(&chores) }
            counter.desks.forgetBatch()
        }
        #expect(!questions.isWritten(number) && !questions.isEmpty)
        _ = post("an.le", in: counter)
        try counter.database.execute("PRAGMA query_only = 0")
        _ = try counter.tend(&chores)
        #expect(questions.isWritten(number) && questions.isEmpty)
        counter.now = counter.now.advanced(byMilliseconds: 60_000)
        _ = try counter.tend(&chores)
        #expect(try times(in: counter) == [1, 1])
    }

    @Test("are no more than a bounded number, and who comes beyond it has no number")
    func capacity() throws {
        let counter = try Counter()
        for number in 0..<RefusedQuestions.capacity { #expect(post("an.\(number)", in: counter) != nil) }
        #expect(post("ba.le", in: counter) == nil)
        #expect(post("an.7", in: counter) == 8, "who waits already is counted all the same")
        questions.noteWritten(questions.take())
        #expect(post("ba.le", in: counter) != nil)
    }
}
