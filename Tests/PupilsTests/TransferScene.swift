import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

/// Two schools, in one installation or in two, and the post between them.
enum TransferScene {
    static let sender = UnitCode.sample
    static let receiver = UnitCode("79764000020000000002") ?? .sample
    static let birthDate = "2015-03-04"

    /// Runs `body` on one store that both schools share.
    static func together(_ body: (inout Transaction) throws -> Void) throws {
        try onStage(Pupils.self) { transaction in
            for school in [sender, receiver] { try open(school, in: &transaction) }
            try body(&transaction)
        }
    }

    /// Runs `body` on a store for each school.
    static func apart(_ body: (inout Transaction, inout Transaction) throws -> Void) throws {
        try onStage(Pupils.self) { one in
            try open(sender, in: &one)
            try onStage(Pupils.self) { other in
                try open(receiver, in: &other)
                try body(&one, &other)
            }
        }
    }

    /// A school with the year 2026-2027 and classes 6A1 and 6A2.
    static func open(_ school: UnitCode, in transaction: inout Transaction) throws {
        try Directory.keep(SampleSchool.unit(school), version: 1, in: &transaction)
        var year = try SampleSchool.openYear()
        year.school = school
        _ = try #require(try year.handle(on: SampleSchool.occasion, in: &transaction).answer)
        for code in ["6A1", "6A2"] {
            var definition = try SampleSchool.defineClass(code)
            definition.school = school
            _ = try #require(try definition.handle(on: SampleSchool.occasion, in: &transaction).answer)
        }
    }

    static func classID(_ code: String = "6A1", at school: UnitCode = receiver) throws -> ClassID {
        ClassID(school: school, year: SampleSchool.year, code: try #require(ClassCode(code)))
    }

    static func occasion(_ day: String = "2026-10-12") -> Occasion {
        Occasion.sample(.pupils, now: "\(day)T07:30:00+07:00")
    }

    static func request(
        _ pupil: PupilCode, from day: String = "2026-10-12", by school: UnitCode = receiver,
        of other: UnitCode = sender, born birthDate: String = birthDate
    ) throws -> RequestTransfer {
        RequestTransfer(
            pupil: pupil, name: .sample, birthDate: try SampleSchool.day(birthDate), sender: other,
            schoolClass: try classID(at: school), from: try SampleSchool.day(day))
    }

    /// A request that has reached the school it asks, in one installation.
    static func asked(
        _ pupil: PupilCode, from day: String = "2026-10-12", on occasion: Occasion = occasion(),
        in transaction: inout Transaction
    ) throws -> TransferID {
        var cursor = try Journal.head(in: transaction.reader).seq
        let outcome = try request(pupil, from: day).handle(on: occasion, in: &transaction)
        let id = try #require(outcome.answer).transfer
        try TransferPost.settle(after: &cursor, on: occasion, in: &transaction)
        return id
    }
}
