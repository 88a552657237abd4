import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Telling families approved results") struct AnnounceResultsTests {
    private static let october = Instant("2026-10-05T09:00:00+07:00") ?? .sample

    private static func occasion(_ now: Instant = october) -> Occasion {
        var occasion = Occasion.sample(.pupils)
        occasion.claims = nil
        occasion.now = now
        return occasion
    }

    private static func result(
        of pupil: PupilCode, _ tenths: Int = 85, learning: LearningLevel? = .good, in code: String = "6A1"
    ) throws -> PupilResult {
        let mathematics = try #require(SubjectCode("mathematics"))
        let arts = try #require(SubjectCode("arts"))
        return PupilResult(
            pupil: pupil, schoolClass: try SampleSchool.classID(code), term: .firstSemester,
            subjects: [
                PupilResult.Subject(code: mathematics, average: Mark(tenths: tenths), passed: nil),
                PupilResult.Subject(code: arts, average: nil, passed: true),
            ], learning: learning, conduct: .fair, rule: "tt22-2021")
    }

    private static func hear(
        _ state: PupilResult, version: Int64 = 1, on occasion: Occasion = occasion(), in transaction: inout Transaction
    ) throws {
        try AnnounceResult.respond(
            to: Event(
                fact: "computed", state: state, version: version, occurred: .sample, source: .sample, actor: .sample),
            on: occasion, in: &transaction)
    }

    private static func hear(
        _ status: ResultStatus, number: Int = 1, version: Int64 = 2, on occasion: Occasion = occasion(),
        in transaction: inout Transaction
    ) throws {
        let step = SignedStep(by: .sample, at: .sample)
        let levels = ResultApproval.Levels(good: 1, fair: 1, passed: 1, notPassed: 0)
        let state = ResultApproval(
            schoolClass: try SampleSchool.classID(), term: .firstSemester, number: number, status: status,
            rule: "tt22-2021", pupils: 3, learning: levels, conduct: levels, digest: .sample, confirmed: step,
            approved: status == .confirmed ? nil : step, reopened: status == .reopened ? step : nil)
        try AnnounceApproval.respond(
            to: Event(
                fact: status.rawValue, state: state, version: version, occurred: .sample, source: .sample,
                actor: .sample),
            on: occasion, in: &transaction)
    }

    private static func notices(_ store: Reader) throws -> [Recorded] {
        try store.recorded().filter { $0.type == "notice.sent" }
    }

    private static func announcements(_ store: Reader) throws -> [Announcements.Entry] {
        try ResultAnnouncements(schoolClass: SampleSchool.classID(), term: .firstSemester)
            .answer(on: occasion(), from: store).answer?.items ?? []
    }

    @Test("writes to each family of its own child, in both languages, and names whom nobody can reach")
    func tells() throws {
        try NoticeScene.with { pupils, transaction in
            for (index, pupil) in pupils.enumerated() {
                try Self.hear(Self.result(of: pupil, 80 + index), in: &transaction)
            }
            #expect(try Self.notices(transaction.reader).isEmpty)
            try Self.hear(.confirmed, version: 1, in: &transaction)
            #expect(try Self.notices(transaction.reader).isEmpty)
            try Self.hear(.approved, in: &transaction)
            let sent = try Self.notices(transaction.reader)
            #expect(sent.compactMap { $0.state["pupil"]?.string } == pupils.prefix(2).map(\.text))
            let text = try #require(sent.first?.state["text"])
            #expect(
                text["vi"]?.string?.contains(
                    "Toán 8,0; Nghệ thuật Đạt; kết quả học tập: Tốt; kết quả rèn luyện: Khá") == true)
            #expect(
                text["en"]?.string?.contains(
                    "Mathematics 8.0; Arts passed; learning result: Good; conduct result: Fair") == true)
            #expect(text["vi"]?.string?.contains("8,1") == false)
            #expect(sent.first?.state["title"]?["vi"]?.string?.contains("học kì I") == true)
            let told = try Self.announcements(transaction.reader)
            #expect(told.map(\.pupil) == pupils.sorted())
            #expect(told.filter { $0.notice == nil }.map(\.pupil) == [pupils[2]])
        }
    }

    @Test("does so once for each approval, and again with what is corrected after results were reopened")
    func once() throws {
        try NoticeScene.with { pupils, transaction in
            try Self.hear(Self.result(of: pupils[0]), in: &transaction)
            for _ in 1...2 { try Self.hear(.approved, in: &transaction) }
            #expect(try Self.notices(transaction.reader).count == 1)
            try Self.hear(.reopened, version: 3, in: &transaction)
            try Self.hear(Self.result(of: pupils[0], 91), version: 2, in: &transaction)
            try Self.hear(.confirmed, number: 2, version: 4, in: &transaction)
            #expect(try Self.notices(transaction.reader).count == 1)
            try Self.hear(.approved, number: 2, version: 5, in: &transaction)
            let sent = try Self.notices(transaction.reader)
            #expect(sent.count == 2)
            #expect(sent.last?.state["text"]?["vi"]?.string?.contains("Toán 9,1") == true)
            #expect(try Self.announcements(transaction.reader).map(\.number) == [2])
            // What comes late or again says nothing new.
            try Self.hear(.approved, in: &transaction)
            try Self.hear(Self.result(of: pupils[0]), in: &transaction)
            #expect(try Self.notices(transaction.reader).count == 2)
        }
    }

    @Test("does not depend on which of the two is heard first")
    func disorder() throws {
        try NoticeScene.with { pupils, transaction in
            try Self.hear(.approved, in: &transaction)
            try Self.hear(Self.result(of: pupils[0]), in: &transaction)
            try Self.hear(Self.result(of: pupils[1]), in: &transaction)
            let sent = try Self.notices(transaction.reader)
            #expect(sent.compactMap { $0.state["pupil"]?.string } == pupils.prefix(2).map(\.text))
        }
    }

    @Test("leaves out who is not in the class on the day, and half a result")
    func members() throws {
        try NoticeScene.with { pupils, transaction in
            try Self.hear(Self.result(of: pupils[0], learning: nil), in: &transaction)
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            let stranger = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(stranger, in: "6A2").handle(on: SampleSchool.occasion, in: &transaction)
            try Self.hear(Self.result(of: stranger), in: &transaction)
            try Self.hear(.approved, in: &transaction)
            #expect(try Self.notices(transaction.reader).isEmpty)
            #expect(try Self.announcements(transaction.reader).isEmpty)
        }
    }

    @Test("wakes nobody up: in quiet hours it waits for the morning")
    func quiet() throws {
        try NoticeScene.with { pupils, transaction in
            let night = Self.occasion(try #require(Instant("2026-10-05T22:00:00+07:00")))
            try Self.hear(Self.result(of: pupils[0]), on: night, in: &transaction)
            try Self.hear(.approved, on: night, in: &transaction)
            let sent = try Self.notices(transaction.reader)
            #expect(sent.first?.state["deliverFrom"]?.string?.hasPrefix("2026-10-06T07:00") == true)
        }
    }

    @Test("takes back what has not been delivered when results are reopened; the next approval tells anew")
    func withdraws() throws {
        try NoticeScene.with { (pupils, transaction) throws in
            let night = Self.occasion(try #require(Instant("2026-10-05T22:00:00+07:00")))
            for pupil in pupils { try Self.hear(Self.result(of: pupil), on: night, in: &transaction) }
            try Self.hear(.approved, on: night, in: &transaction)
            let told = try Self.announcements(transaction.reader)
            let numbers = told.compactMap(\.notice)
            try #require(numbers.count == 2)
            try Notices.set(.delivered, of: numbers[0], in: &transaction)
            try Self.hear(.reopened, version: 3, on: night, in: &transaction)
            func statuses(_ store: Reader) throws -> [NoticeStatus?] {
                try numbers.map { try Notices.find($0, in: store)?.status }
            }
            #expect(try statuses(transaction.reader) == [.delivered, .withdrawn])
            let withdrawn = try transaction.reader.recorded().filter { $0.type == "notice.withdrawn" }
            #expect(withdrawn.compactMap { $0.state["number"]?.integer } == [numbers[1]])
            try Self.hear(.confirmed, number: 2, version: 4, on: night, in: &transaction)
            try Self.hear(.approved, number: 2, version: 5, on: night, in: &transaction)
            #expect(try Self.notices(transaction.reader).count == 4)
            #expect(try Self.announcements(transaction.reader).map(\.number) == [2, 2, 2])
        }
    }

    @Test("counts who was in the class to the end of its year, but not who has left or was on pause then")
    func afterYearEnd() throws {
        try NoticeScene.with { (pupils, transaction) throws in
            let july = Self.occasion(try #require(Instant("2027-07-01T09:00:00+07:00")))
            let ends = try SampleSchool.day("2027-06-01")
            let away = try SampleSchool.newcomer(in: &transaction)
            let back = try SampleSchool.newcomer(in: &transaction)
            func end(_ pupil: PupilCode, _ change: (Enrolment) -> Enrolment) throws {
                let stay = try #require(try Stays.latest(of: pupil, in: transaction.reader))
                try Stays.keep(change(stay), in: &transaction)
            }
            try end(pupils[0]) { $0.rolledOver(on: ends, as: .promoted) }
            try end(pupils[1]) { $0.ended(on: ends, as: .completed) }
            try end(pupils[2]) { $0.ended(on: ends, as: .left, because: .other) }
            for (pupil, isAway) in [(away, true), (back, false)] {
                let stay = try #require(try Stays.latest(of: pupil, in: transaction.reader))
                let first = try SampleSchool.day("2026-11-02")
                try Suspensions.begin(of: stay, on: first, because: .sample, in: &transaction)
                try end(pupil) { $0.suspended(from: first) }
                if isAway { continue }
                let resumed = try SampleSchool.day("2026-12-01")
                try Suspensions.end(of: pupil, on: resumed, in: &transaction)
                try end(pupil) { $0.resumed(on: resumed) }
            }
            for pupil in pupils + [away, back] { try Self.hear(Self.result(of: pupil), on: july, in: &transaction) }
            try Self.hear(.approved, on: july, in: &transaction)
            #expect(
                try Self.announcements(transaction.reader).map(\.pupil) == [pupils[0], pupils[1], back].sorted())
        }
    }

    @Test("asks for what is undelivered without reading a whole table")
    func plan() throws {
        try NoticeScene.with { (_, transaction) throws in
            #expect(try transaction.reader.scans(of: Announcements.undeliveredSQL).isEmpty)
        }
    }

    @Test("is guarded by the schema itself")
    func schema() throws {
        try NoticeScene.with { pupils, transaction in
            try Self.hear(Self.result(of: pupils[0]), in: &transaction)
            try Self.hear(.approved, in: &transaction)
            for sql in ["DELETE FROM announcement", "INSERT INTO announcement SELECT * FROM announcement"] {
                #expect(throws: SQLiteError.self, "\(sql)") { try transaction.run(sql) }
            }
        }
    }
}
