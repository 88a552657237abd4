import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Defining a class") struct DefineClassTests {
    @Test("keeps the class and says so, once however often it is asked")
    func defines() throws {
        try SampleSchool.opened { transaction in
            let outcome = try SampleSchool.defineClass().handle(on: SampleSchool.occasion, in: &transaction)
            let id = try SampleSchool.classID()
            #expect(outcome.answer == DefineClass.Answer(id: id))
            let kept = try Classes.find(id, in: transaction.reader)
            #expect(kept?.grade == .g6)
            #expect(kept?.status == .open)
            #expect(try transaction.reader.story().last == "class.defined class/\(id) 1")
            #expect(try transaction.reader.recorded().count == 2)
        }
    }

    @Test("names every field that differs from the class there is")
    func refusesOtherContent() throws {
        try SampleSchool.opened { transaction in
            var command = try SampleSchool.defineClass(grade: .g7)
            command.name = .sample
            command.session = .two
            let refusal = try command.handle(on: SampleSchool.occasion, in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.places == ["duplicate /name", "duplicate /grade", "duplicate /session"])
        }
    }

    @Test("is refused for a grade the school does not teach and a year it has not opened")
    func refusesGradeAndYear() throws {
        try SampleSchool.known { transaction in
            let outcome = try SampleSchool.defineClass(grade: .g5).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["invalid /grade", "not-found /year"])
            #expect(outcome.refusal?.code == .invalid)
        }
    }

    @Test("is refused where the school is not known or is an office", arguments: [nil, UnitKind.department])
    func refusesUnits(kind: UnitKind?) throws {
        try onStage(Pupils.self) { transaction in
            if let kind { try Directory.keep(SampleSchool.unit(kind: kind), version: 1, in: &transaction) }
            let outcome = try SampleSchool.defineClass().handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places.first == (kind == nil ? "not-found /school" : "invalid /school"))
        }
    }

    @Test("in bulk answers for each item by itself")
    func bulk() throws {
        try SampleSchool.opened { transaction in
            let text = """
                {"items":[
                    {"school":"\(SampleSchool.code)","year":"2026-2027","code":"7A1","name":"Lớp 7A1","grade":"7","session":"one"},
                    {"school":"\(SampleSchool.code)","year":"2026-2027","code":"","name":"","grade":"13","session":"one"},
                    {"school":"\(SampleSchool.code)","year":"2026-2027","code":"1A1","name":"Lớp 1A1","grade":"1","session":"two"}
                ]}
                """
            let command = try Many<DefineClass>.read(text).get()
            let answer = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer)
            #expect(answer.items.map { $0.refused == nil } == [true, false, false])
            #expect(
                answer.items[1].refused?.errors.map(\.pointer) == ["/items/1/code", "/items/1/name", "/items/1/grade"])
            #expect(answer.items[2].refused?.errors.map(\.pointer) == ["/items/2/grade"])
        }
    }
}
