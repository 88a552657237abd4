import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Opening a checkup") struct OpenCheckupTests {
    private let command = OpenCheckup(school: .sample, year: .sample, from: .day("2026-09-07"))

    @Test("numbers the rounds of a school year and says so")
    func opens() throws {
        try onStage(Campus.self) { transaction in
            var later = command
            later.from = .day("2027-02-01")
            let first = try command.handle(on: .sample(.campus), in: &transaction).answer?.id
            let second = try later.handle(on: .sample(.campus), in: &transaction).answer?.id
            #expect(first?.text == "79764000010000000006/2026/1")
            #expect(second?.text == "79764000010000000006/2026/2")
            let facts = try transaction.reader.recorded()
            #expect(facts.map(\.type) == ["checkup.opened", "checkup.opened"])
            #expect(facts.last?.subject == "checkup/79764000010000000006/2026/2")
            #expect(
                facts.last?.state == [
                    "id": "79764000010000000006/2026/2", "school": "79764000010000000006", "year": "2026-2027",
                    "from": "2027-02-01",
                ])
        }
    }

    @Test("answers the same day with the same round and records nothing")
    func again() throws {
        try onStage(Campus.self) { transaction in
            let first = try command.handle(on: .sample(.campus), in: &transaction).answer
            let second = try command.handle(on: .sample(.campus), in: &transaction).answer
            #expect(first != nil && first == second)
            #expect(try transaction.reader.recorded().count == 1)
        }
    }

    @Test("refuses a day outside the school year", arguments: ["2026-07-31", "2027-08-01", "2025-10-01"])
    func outside(day: String) throws {
        try onStage(Campus.self) { transaction in
            var command = command
            command.from = .day(day)
            let refusal = try command.handle(on: .sample(.campus), in: &transaction).refusal
            #expect(refusal?.violations.map(\.pointer) == ["/from"])
            #expect(try transaction.reader.recorded().isEmpty)
        }
    }

    @Test("takes the first and the last day of the school year", arguments: ["2026-08-01", "2027-07-31"])
    func bounds(day: String) throws {
        try onStage(Campus.self) { transaction in
            var command = command
            command.from = .day(day)
            let answer = try command.handle(on: .sample(.campus), in: &transaction).answer
            #expect(answer?.id.number == 1)
        }
    }

    @Test("refuses the thousandth round")
    func full() throws {
        try onStage(Campus.self) { transaction in
            let last = CheckupID(owner: .sample, year: .sample, number: 999)
            try Checkups.insert(Checkup(id: last, from: .day("2026-09-01")), in: &transaction)
            #expect(try command.handle(on: .sample(.campus), in: &transaction).refusal?.code == .tooLarge)
        }
    }

    @Test("applies to the school, and to no school that nobody has heard of")
    func scope() throws {
        try onStage(Campus.self) { transaction in
            #expect(try command.scope(in: transaction.reader) == nil)
            let unit = Unit(
                code: .sample, kind: .school, name: .sample, parents: [], levels: [], ownership: nil, region: nil,
                from: .sample)
            try Directory.keep(unit, version: 1, in: &transaction)
            #expect(try command.scope(in: transaction.reader)?.unit == .sample)
        }
    }

    @Test("says everything that is wrong at once")
    func unreadable() {
        let result = OpenCheckup.read(#"{"school":"7","year":"2026","from":"2026-02-30","room":"1"}"#)
        guard case .failure(let violations) = result else {
            Issue.record("it was read")
            return
        }
        #expect(violations.all.map(\.pointer) == ["/school", "/year", "/from", "/room"])
    }
}
