import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Following who comes and goes") struct MovementsTests {
    /// Three come on 5 September; one moves, one pauses twice and leaves from the second pause, one is let go elsewhere.
    private static func autumn(_ body: ([PupilCode], inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            let occasion = SampleSchool.occasion
            _ = try SampleSchool.defineClass("6A2").handle(on: occasion, in: &transaction)
            let pupils = try ["Lê An", "Lê Bình", "Lê Cúc"].map {
                try SampleSchool.newcomer($0, in: &transaction)
            }
            func pause(_ day: String) throws {
                let command = SuspendStudies(pupil: pupils[1], on: try SampleSchool.day(day), reason: .sample)
                #expect(try command.handle(on: occasion, in: &transaction).answer != nil)
            }
            let moved = MoveClass(
                pupil: pupils[0], schoolClass: try SampleSchool.classID("6A2"), on: try SampleSchool.day("2026-10-01"))
            #expect(try moved.handle(on: occasion, in: &transaction).answer != nil)
            try pause("2026-10-01")
            let back = ResumeStudies(pupil: pupils[1], on: try SampleSchool.day("2026-10-12"))
            #expect(try back.handle(on: occasion, in: &transaction).answer != nil)
            try pause("2026-11-02")
            let left = LeaveSchool(pupil: pupils[1], on: try SampleSchool.day("2026-12-01"), reason: .distance)
            #expect(try left.handle(on: occasion, in: &transaction).answer != nil)
            let gone = LeaveSchool(
                pupil: pupils[2], on: try SampleSchool.day("2026-12-01"), status: .transferredOut)
            #expect(try gone.handle(on: occasion, in: &transaction).answer != nil)
            try body(pupils, &transaction)
        }
    }

    private static func query(_ from: String, _ to: String, limit: Int? = nil) throws -> Movements {
        Movements(
            school: SampleSchool.code, from: try SampleSchool.day(from), to: try SampleSchool.day(to), limit: limit)
    }

    private static func ask(_ query: Movements, in store: Reader) throws -> Movements.Answer {
        try #require(try query.answer(on: SampleSchool.occasion, from: store).answer)
    }

    @Test("tells by day who came, moved, paused, came back and went, with class and reason")
    func tells() throws {
        try Self.autumn { pupils, transaction in
            let items = try Self.ask(Self.query("2026-09-01", "2027-01-01"), in: transaction.reader).items
            let told = items.map { "\($0.on) \($0.kind.rawValue) \($0.name) \($0.schoolClass.code)" }
            #expect(
                told == [
                    "2026-09-05 enrolled Lê An 6A1", "2026-09-05 enrolled Lê Bình 6A1",
                    "2026-09-05 enrolled Lê Cúc 6A1",
                    "2026-10-01 moved Lê An 6A1", "2026-10-01 suspended Lê Bình 6A1", "2026-10-12 resumed Lê Bình 6A1",
                    "2026-11-02 suspended Lê Bình 6A1", "2026-12-01 left Lê Bình 6A1",
                    "2026-12-01 transferred-out Lê Cúc 6A1",
                ])
            #expect(items.compactMap(\.newClass) == [try SampleSchool.classID("6A2")])
            #expect(items.compactMap(\.reason) == [.sample, .sample])
            #expect(items.compactMap(\.leaveReason) == [.distance])
            #expect(items[3].pupil == pupils[0])
        }
    }

    @Test("counts each kind over the whole span, whatever the page, and none from outside it")
    func totals() throws {
        try Self.autumn { _, transaction in
            let query = try Self.query("2026-10-01", "2026-12-01", limit: 1)
            let answer = try Self.ask(query, in: transaction.reader)
            #expect(answer.items.count == 1 && answer.totals.map(\.kind) == Movements.Kind.allCases)
            let some = answer.totals.filter { $0.count > 0 }.map { "\($0.kind.rawValue) \($0.count)" }
            #expect(some == ["moved 1", "suspended 2", "resumed 1"])
            let before = try Self.ask(Self.query("2026-08-01", "2026-09-05"), in: transaction.reader)
            #expect(before.items.isEmpty && before.totals.allSatisfy { $0.count == 0 })
        }
    }

    @Test("comes in pages that leave nothing out and repeat nothing")
    func pages() throws {
        try Self.autumn { _, transaction in
            let whole = try Self.ask(Self.query("2026-09-01", "2027-01-01"), in: transaction.reader).items
            for size in 1...3 {
                var query = try Self.query("2026-09-01", "2027-01-01", limit: size)
                var found: [Movements.Item] = []
                repeat {
                    let page = try Self.ask(query, in: transaction.reader)
                    found += page.items
                    query.after = page.next
                } while query.after != nil
                #expect(found == whole)
            }
        }
    }

    @Test("tells who has been through the school on the day after the last, in either span that touches it")
    func yearEnd() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let through = LeaveSchool(pupil: pupil, on: try SampleSchool.day("2027-06-01"), status: .completed)
            #expect(try through.handle(on: SampleSchool.occasion, in: &transaction).answer != nil)
            let answer = try Self.ask(Self.query("2027-06-01", "2027-07-01"), in: transaction.reader)
            #expect(answer.items.map(\.kind) == [.completed])
        }
    }

    @Test("says nothing of another school")
    func foreign() throws {
        try Self.autumn { _, transaction in
            var query = try Self.query("2026-09-01", "2027-01-01")
            query.school = UnitCode(unchecked: "79764000020000000004")
            #expect(try Self.ask(query, in: transaction.reader).items.isEmpty)
            #expect(try query.scope(in: transaction.reader) == Scope(query.school))
        }
    }

    @Test("is refused for a span that is none and for a strange cursor, both at once")
    func refuses() throws {
        try SampleSchool.opened { transaction in
            var query = try Self.query("2026-10-01", "2026-10-01")
            for cursor in ["x", "2026-10-01/\(PupilCode.sample)", "2026-10-01/x/1", "heute/\(PupilCode.sample)/1"] {
                query.after = cursor
                let refusal = try query.answer(on: SampleSchool.occasion, from: transaction.reader).refusal
                #expect(refusal?.places == ["invalid /to", "invalid /after"])
            }
        }
    }

    /// A stay that is void is nowhere told of, and one that goes on is told of when it began.
    @Test("has a kind for everything that ends a stay that counts", arguments: EnrolmentStatus.allCases)
    func kinds(status: EnrolmentStatus) {
        let isTold = Movements.Kind(rawValue: status.rawValue) != nil
        #expect(isTold != [.studying, .merged].contains(status))
    }

    @Test(
        "goes by the indexes from the school's years to its stays",
        arguments: [
            MovementSearch.pageSQL, MovementSearch.countSQL,
        ])
    func plan(sql: String) throws {
        try SampleSchool.known { transaction in
            let plan = try transaction.reader.plan(sql)
            #expect(
                plan.contains { $0.contains("enrolment_by_class (class=? AND from_day>? AND from_day<?)") }, "\(plan)")
            for table in ["school_year", "class", "enrolment", "suspension", "pupil", "next", "before"] {
                #expect(!plan.contains { $0.hasPrefix("SCAN \(table)") }, "\(plan)")
            }
        }
    }
}
