import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

/// A secondary school with the year 2026-2027 open and class 6A1 defined.
enum SampleSchool {
    static let occasion = Occasion.sample(.pupils)
    static let code = UnitCode.sample
    static let year = SchoolYear.sample

    /// Runs `body` where the school is known and nothing else has happened.
    static func known(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Pupils.self) { transaction in
            try Directory.keep(unit(), version: 1, in: &transaction)
            try body(&transaction)
        }
    }

    /// Runs `body` where the year is open and the class defined.
    static func opened(_ body: (inout Transaction) throws -> Void) throws {
        try known { transaction in
            _ = try openYear().handle(on: occasion, in: &transaction)
            _ = try defineClass().handle(on: occasion, in: &transaction)
            try body(&transaction)
        }
    }

    static func unit(
        _ code: UnitCode = code, kind: UnitKind = .school, levels: [Level] = [.lowerSecondary]
    ) throws -> Unit {
        Unit(
            code: code, kind: kind, name: .sample, parents: [], levels: levels, ownership: .public, region: nil,
            from: try day("2025-07-01"))
    }

    static func openYear() throws -> OpenSchoolYear {
        OpenSchoolYear(
            school: code, year: year, starts: try day("2026-09-05"), secondSemester: try day("2027-01-11"),
            ends: try day("2027-06-01"))
    }

    static func defineClass(_ classCode: String = "6A1", grade: Grade = .g6) throws -> DefineClass {
        DefineClass(
            school: code, year: year, code: try #require(ClassCode(classCode)),
            name: try #require(ShortText("Lớp \(classCode)")), grade: grade, session: .one)
    }

    static func classID(_ classCode: String = "6A1") throws -> ClassID {
        ClassID(school: code, year: year, code: try #require(ClassCode(classCode)))
    }

    static func registerPupil(
        _ pupil: PupilCode? = nil, named name: String = PersonName.sample.text, born: String = "2015-03-04"
    ) throws -> RegisterPupil {
        RegisterPupil(
            code: pupil, school: code, name: try #require(PersonName(name)), birthDate: try day(born), sex: .female,
            ethnicity: .sample)
    }

    /// Registers a pupil of that name and enrols the pupil from the first day.
    static func newcomer(
        _ name: String = PersonName.sample.text, to schoolClass: String = "6A1", born: String = "2015-03-04",
        in transaction: inout Transaction
    ) throws -> PupilCode {
        let outcome = try registerPupil(named: name, born: born).handle(on: occasion, in: &transaction)
        let pupil = try #require(outcome.answer).code
        _ = try #require(try enrol(pupil, in: schoolClass).handle(on: occasion, in: &transaction).answer)
        return pupil
    }

    /// Registers a pupil without a code.
    static func newPupil(in transaction: inout Transaction) throws -> PupilCode {
        let outcome = try registerPupil().handle(on: occasion, in: &transaction)
        return try #require(outcome.answer).code
    }

    /// Has another school keep the file.
    static func giveAway(_ pupil: PupilCode, in transaction: inout Transaction) throws {
        let file = try #require(try PupilFiles.find(pupil, in: transaction.reader))
        let other = try #require(UnitCode("79764000020000000004"))
        try FormerSchools.hand(file, to: other, from: try day("2026-09-05"), in: &transaction)
    }

    static func enrol(
        _ pupil: PupilCode, in schoolClass: String = "6A1", from: String = "2026-09-05"
    ) throws -> EnrolPupil {
        EnrolPupil(pupil: pupil, schoolClass: try classID(schoolClass), from: try day(from))
    }

    static func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }
}

extension Refusal {
    /// What was found where, to compare with.
    var places: [String] { violations.map { "\($0.code) \($0.pointer)" } }
}

extension Reader {
    /// Which tables a statement goes through from end to end; a subquery without a table is "a constant row".
    func scans(of sql: String) throws -> [String] {
        try plan(sql).filter { $0.contains("SCAN") && !$0.contains("SCAN CONSTANT ROW") }
    }

    /// The facts recorded so far, with their subjects.
    func story() throws -> [String] { try recorded().map { "\($0.type) \($0.subject) \($0.version)" } }
}

extension Command {
    /// Where the reader finds something wrong with a text.
    static func places(in text: String) -> Set<String> {
        guard case .failure(let violations) = read(text) else { return [] }
        return Set(violations.all.map(\.pointer))
    }
}
