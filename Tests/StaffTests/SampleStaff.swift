import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

/// A secondary school with two teachers, a nurse, and the classes 6A1 and 6A2.
enum SampleStaff {
    static let occasion = Occasion.sample(.staff)
    static let school = UnitCode.sample
    static let an = MemberCode(unchecked: "997640000100000T0001")
    static let binh = MemberCode(unchecked: "997640000100000T0002")
    static let nurse = MemberCode(unchecked: "997640000100000T0003")

    /// Runs `body` where the school is known and nothing else has happened.
    static func known(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Staff.self) { transaction in
            let unit = Unit(
                code: school, kind: .school, name: .sample, parents: [], levels: [.lowerSecondary], ownership: .public,
                region: nil, from: try day("2025-07-01"))
            try Directory.keep(unit, version: 1, in: &transaction)
            try body(&transaction)
        }
    }

    /// Runs `body` where the staff are registered and the classes heard of; three facts are recorded.
    static func ready(_ body: (inout Transaction) throws -> Void) throws {
        try known { transaction in
            for (code, position) in [(an, Position.teacher), (binh, .teacher), (nurse, .nurse)] {
                _ = try register(code, position).handle(on: occasion, in: &transaction)
            }
            for code in ["6A1", "6A2"] { try KeepClasses.react(to: heard(code), in: &transaction) }
            try body(&transaction)
        }
    }

    static func register(_ code: MemberCode? = nil, _ position: Position = .teacher) throws -> RegisterMember {
        RegisterMember(
            code: code, school: school, name: .sample, birthDate: try day("1990-05-20"), sex: .female,
            ethnicity: .sample, position: position, contract: .permanent, qualification: .bachelor,
            subjects: [.sample], phone: .sample, from: try day("2020-08-01"))
    }

    static func heard(_ code: String, _ status: ClassStatus = .open, version: Int64 = 1) throws -> Event<SchoolClass> {
        let schoolClass = SchoolClass(
            id: try classID(code), name: .sample, grade: .g6, session: .one, status: status)
        return Event(
            fact: "defined", state: schoolClass, version: version, occurred: .sample, source: .sample, actor: .sample)
    }

    static func classID(_ code: String = "6A1", of school: UnitCode = school) throws -> ClassID {
        ClassID(school: school, year: .sample, code: try #require(ClassCode(code)))
    }

    static func teach(
        _ member: MemberCode = an, _ subject: SubjectCode = .sample, in code: String = "6A1",
        from: String = "2026-09-05", to: String? = nil
    ) throws -> AssignTeaching {
        AssignTeaching(
            member: member, schoolClass: try classID(code), subject: subject, from: try day(from), to: try to.map(day))
    }

    static func lead(
        _ member: MemberCode = an, _ code: String = "6A1", from: String = "2026-09-05", to: String? = nil
    ) throws -> AssignHomeroom {
        AssignHomeroom(member: member, schoolClass: try classID(code), from: try day(from), to: try to.map(day))
    }

    static func id(_ member: MemberCode, _ number: Int) -> AssignmentID {
        AssignmentID(owner: member, year: .sample, number: number)
    }

    static func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }
}

extension Refusal {
    /// What was found where, to compare with.
    var places: [String] { violations.map { "\($0.code) \($0.pointer)" } }
}

extension Command {
    /// Where the reader finds something wrong with a text.
    static func places(in text: String) -> Set<String> {
        guard case .failure(let violations) = read(text) else { return [] }
        return Set(violations.all.map(\.pointer))
    }
}

extension Reader {
    /// The facts recorded so far, with their subjects.
    func story() throws -> [String] { try recorded().map { "\($0.type) \($0.subject) \($0.version)" } }
}
