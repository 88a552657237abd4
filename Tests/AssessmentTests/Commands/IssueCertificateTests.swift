import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

/// Class 9A1 of a cohort, each pupil decided on.
enum Graduates {
    static let june = "2025-06-20T08:00:00+07:00"

    static func classID(_ year: Int, _ code: String = "9A1") -> ClassID {
        ClassID(
            school: .sample, year: SchoolYear(startingIn: String(year)) ?? .sample, code: ClassCode(code) ?? .sample)
    }

    static func with(
        _ year: Int = 2024, grade: Grade = .g9, decisions: [PromotionDecision] = [.completed, .completed, .repeating],
        _ body: (ClassID, inout Transaction) throws -> Void
    ) throws {
        try onStage(Assessment.self) { transaction in
            let id = classID(year)
            try transaction.define(id, grade: grade)
            for (number, decision) in decisions.enumerated() {
                try Promotions.keep(
                    Promotion(
                        pupil: Classroom.pupil(number), schoolClass: id, decision: decision, by: .sample, at: .sample),
                    in: &transaction)
            }
            try body(id, &transaction)
        }
    }
}

@Suite("Issuing a temporary certificate of graduation") struct IssueCertificateTests {
    @Test("numbers the school's certificates of the year without gaps, and a reprint has the same number")
    func numbers() throws {
        try Graduates.with { schoolClass, transaction in
            func issue(_ number: Int) throws -> Int? {
                try transaction.carryOut(
                    IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(number)), now: Graduates.june
                ).answer?.number
            }
            #expect(try [issue(0), issue(1), issue(0)] == [1, 2, 1])
            let told = try transaction.reader.recorded()
            #expect(told.map(\.type) == ["certificate.issued", "certificate.issued"])
            #expect(told.last?.subject == "certificate/\(UnitCode.sample)/2024/2")
            #expect(told.last?.state["issued"]?["at"]?.string?.hasPrefix("2025-06-20") == true)
        }
    }

    @Test(
        "is for school years that ended before the diploma did",
        arguments: [(2019, true), (2023, true), (2024, true), (2025, false), (2026, false)])
    func cohorts(year: Int, isIssued: Bool) throws {
        try Graduates.with(year) { schoolClass, transaction in
            let command = IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(0))
            let outcome = try transaction.carryOut(command)
            #expect((outcome.answer != nil) == isIssued)
            guard !isIssued else { return }
            #expect(outcome.refusal?.places == ["/schoolClass invalid"])
            let detail = try #require(outcome.refusal?.detail)
            #expect(detail.vi.contains("hiệu trưởng xác nhận hoàn thành chương trình trong học bạ"))
            #expect(detail.en.contains("123/2025/QH15"))
        }
    }

    @Test("is for who has completed grade 9 in that class, and says all that is wrong at once")
    func refusals() throws {
        try Graduates.with(grade: .g8) { schoolClass, transaction in
            let repeating = IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(2))
            let both = try transaction.carryOut(repeating).refusal
            #expect(both?.places == ["/schoolClass invalid", "/pupil incomplete"])
            let unknown = IssueCertificate(schoolClass: Graduates.classID(2024, "9A9"), pupil: Classroom.pupil(0))
            let nowhere = try transaction.carryOut(unknown).refusal
            #expect(nowhere?.places == ["/schoolClass not-found"])
        }
    }

    @Test("is no reprint where what it rests on stands no more")
    func stale() throws {
        try Graduates.with { (schoolClass, transaction) throws in
            let command = IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(0))
            try transaction.carryOut(command)
            let otherwise = Promotion(
                pupil: Classroom.pupil(0), schoolClass: schoolClass, decision: .repeating, by: .sample, at: .sample)
            try Promotions.keep(otherwise, in: &transaction)
            try transaction.define(schoolClass, grade: .g8, version: 2)
            let refusal = try transaction.carryOut(command).refusal
            #expect(refusal?.places == ["/schoolClass invalid", "/pupil incomplete"])
        }
    }

    @Test("is issued once, whichever the class or year")
    func once() throws {
        try Graduates.with { schoolClass, transaction in
            try transaction.carryOut(IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(0)))
            let earlier = Graduates.classID(2023)
            try transaction.define(earlier, grade: .g9)
            try Promotions.keep(
                Promotion(
                    pupil: Classroom.pupil(0), schoolClass: earlier, decision: .completed, by: .sample, at: .sample),
                in: &transaction)
            let refusal = try transaction.carryOut(IssueCertificate(schoolClass: earlier, pupil: Classroom.pupil(0)))
                .refusal
            #expect(refusal?.places == ["/pupil duplicate"])
        }
    }

    @Test("is guarded by the schema itself")
    func schema() throws {
        try Graduates.with { schoolClass, transaction in
            try transaction.carryOut(IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(0)))
            for sql in [
                "DELETE FROM certificate", "UPDATE certificate SET number = 2", "UPDATE certificate SET pupil = 'p'",
                "INSERT INTO certificate(school, year, number, pupil, state) VALUES ('s', '2025-2026', 1, 'p', x'00')",
                "INSERT INTO certificate(school, year, number, pupil, state) VALUES ('s', '2024-2025', 2, 'p', x'00')",
                """
                INSERT INTO certificate(school, year, number, pupil, state)
                SELECT school, year, 2, pupil, state FROM certificate
                """,
            ] {
                #expect(throws: SQLiteError.self, "\(sql)") { try transaction.run(sql) }
            }
        }
    }

    @Test(
        "is the principal's and the administrator's right",
        arguments: [
            (Role.principal, true), (.schoolAdministrator, true), (.viceAcademic, false), (.registrar, false),
        ])
    func rights(role: Role, isAllowed: Bool) throws {
        try Graduates.with { schoolClass, transaction in
            let command = IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(0))
            let occasion = Occasion.judged(person: nil, role: role)
            let objection = try command.objection(on: occasion, in: transaction.reader)
            #expect(objection == (isAllowed ? nil : .forbidden))
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        guard case .failure(let violations) = IssueCertificate.read(#"{"schoolClass": "9A1", "pupil": 1}"#) else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/schoolClass", "/pupil"])
    }
}
