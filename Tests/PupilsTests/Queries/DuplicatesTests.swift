import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Files that may be one pupil's") struct DuplicatesTests {
    private static func ask(in store: Reader, limit: Int? = nil, after: String? = nil) throws -> [Duplicates.Pair] {
        let query = Duplicates(school: SampleSchool.code, limit: limit, after: after)
        return try #require(try query.answer(on: SampleSchool.occasion, from: store).answer).items
    }

    private static func register(
        _ name: String, born: String = "2015-03-04", phone: String? = nil, in transaction: inout Transaction
    ) throws -> PupilCode {
        var command = try SampleSchool.registerPupil(named: name, born: born)
        if let phone {
            command.guardians = [Pupil.Guardian(name: .sample, relation: .mother, phone: Phone(phone))]
        }
        return try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer).code
    }

    @Test("are proposed where the name is the same but for its tones, and the birth date or a telephone too")
    func alike() throws {
        try SampleSchool.known { transaction in
            let one = try Self.register("Lê Thị Hoa", phone: "0900000001", in: &transaction)
            let other = try Self.register("Lê Thi Hòa", in: &transaction)
            let third = try Self.register("lê thị hoà", born: "2015-04-03", phone: "0900000001", in: &transaction)
            // A brother or sister has the telephone, a namesake the name: neither is enough.
            _ = try Self.register("Lê Thị Huệ", phone: "0900000001", in: &transaction)
            _ = try Self.register("Lê Thị Hoa", born: "2014-01-01", phone: "0900000009", in: &transaction)
            let pairs = try Self.ask(in: transaction.reader)
            #expect(pairs.map { [$0.one, $0.other] } == [[one, other], [one, third]])
            #expect(pairs.map(\.likeness) == [[.nameAndBirthDate], [.nameAndPhone]])
            #expect(try Self.ask(in: transaction.reader, limit: 1).count == 1)
            #expect(try Self.ask(in: transaction.reader, after: "\(one)-\(other)").map(\.other) == [third])
        }
    }

    @Test("are proposed where one has as a code what the other has under another scheme")
    func clash() throws {
        try SampleSchool.known { transaction in
            let one = try Self.register("Lê An", in: &transaction)
            let other = try Self.register("Lê Bình", in: &transaction)
            for (pupil, scheme) in [(one, IdentifierScheme.pin12), (other, .lifelong)] {
                let command = AddIdentifier(
                    pupil: pupil, scheme: scheme, value: .sample, from: try SampleSchool.day("2026-09-01"))
                #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
            }
            let pairs = try Self.ask(in: transaction.reader)
            #expect(pairs.map { [$0.one, $0.other] } == [[one, other]])
            #expect(pairs.map(\.likeness) == [[.identifier]])
        }
    }

    @Test("are proposed no more once they are merged, while a likeness to the other code is one to the file in use")
    func merged() throws {
        try SampleSchool.known { transaction in
            let one = try Self.register("Lê Thị Hoa", in: &transaction)
            let other = try Self.register("Lê Thị Hoa", in: &transaction)
            let third = try Self.register("Lê Bình", in: &transaction)
            for (pupil, scheme) in [(other, IdentifierScheme.pin12), (third, .lifelong)] {
                let command = AddIdentifier(
                    pupil: pupil, scheme: scheme, value: .sample, from: try SampleSchool.day("2026-09-01"))
                #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
            }
            func pairs() throws -> [[PupilCode]] { try Self.ask(in: transaction.reader).map { [$0.one, $0.other] } }
            #expect(try pairs() == [[one, other], [other, third]])
            try MergePupilsTests.merged(other, into: one, in: &transaction)
            #expect(try pairs() == [[one, third]])
            try MergePupilsTests.merged(third, into: one, in: &transaction)
            #expect(try pairs() == [])
            try UndoMergeTests.undone(third, in: &transaction)
            try UndoMergeTests.undone(other, in: &transaction)
            #expect(try pairs() == [[one, other], [other, third]])
        }
    }

    @Test("are looked for without scanning tables")
    func plans() throws {
        try SampleSchool.known { transaction in
            for sql in [Likenesses.namesakesSQL, Likenesses.clashesSQL] {
                let plan = try transaction.reader.plan(sql)
                #expect(!plan.contains { $0.contains("SCAN pupil") || $0.contains("SCAN identifier") }, "\(plan)")
                #expect(!plan.contains { $0.contains("SCAN one") || $0.contains("SCAN mine") }, "\(plan)")
            }
        }
    }
}
