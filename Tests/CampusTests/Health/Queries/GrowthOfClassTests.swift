import Access
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("The growth of a class") struct GrowthOfClassTests {
    @Test("gives the scores and classes that count, and no measure")
    func answers() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            _ = try room.measure(room.line(room.an, #""weightKg":10,"heightCm":88"#), transaction: &transaction)
            _ = try room.measure(
                room.line(room.an, #""weightKg":11.2,"heightCm":96.1"#) + ","
                    + room.line(room.binh, #""heightCm":160"#), transaction: &transaction)
            let query = GrowthOfClass(checkup: room.checkup, schoolClass: room.schoolClass)
            let answer = try #require(try query.answer(on: room.occasion, from: transaction.reader).answer)
            #expect(answer.pupils.map(\.pupil) == [room.an, room.binh])
            #expect(query.disclosure(in: answer)?.pupils == [room.an, room.binh].sorted())
            let an = try #require(answer.pupils.first)
            #expect(an.scores == Measurement.Scores(haz: 0, waz: -2.06, baz: -3.28, whz: -3.17))
            #expect(an.classes?.map(\.code) == ["underweight", "severely-wasted"] && an.flags.isEmpty)
            #expect(answer.pupils.last?.classes == nil && answer.pupils.last?.flags == [.heightForAge])
            let text = String(decoding: WireEncoder.encode(answer), as: UTF8.self)
            #expect(!text.contains("11.2") && !text.contains("96.1") && !text.contains("11200"))
        }
    }

    @Test("is asked of the checkup's own school only")
    func scope() throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            let foreign = try #require(ClassID("79764000010000000014/2026/6A1"))
            #expect(
                try GrowthOfClass(checkup: room.checkup, schoolClass: foreign).scope(in: transaction.reader) == nil)
            #expect(
                try GrowthOfClass(checkup: room.checkup, schoolClass: room.schoolClass)
                    .scope(in: transaction.reader)?.unit == room.school)
        }
    }
}
