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

    @Test("keeps what is mixed, taught and eaten in it, and compares only what is said again")
    func describes() throws {
        try SampleSchool.opened { transaction in
            var command = try SampleSchool.defineClass("GHEP")
            (command.mixedWith, command.languages, command.boarding) = ([.g8, .g7], [.english, .french], true)
            _ = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer)
            let kept = try #require(try Classes.find(SampleSchool.classID("GHEP"), in: transaction.reader))
            #expect(kept.mixedWith == [.g7, .g8] && kept.languages == [.english, .french] && kept.boarding == true)
            #expect(kept.grades == [.g6, .g7, .g8])
            let plain = try SampleSchool.defineClass("GHEP")
            #expect(try plain.handle(on: SampleSchool.occasion, in: &transaction).answer?.id == kept.id)
            (command.mixedWith, command.languages, command.boarding) = ([], [.english], false)
            #expect(
                try command.handle(on: SampleSchool.occasion, in: &transaction).refusal?.places == [
                    "duplicate /mixedWith", "duplicate /languages", "duplicate /boarding",
                ])
        }
    }

    @Test("is refused where grades or languages are named twice, or grades of two levels mixed")
    func refusesKinds() throws {
        try SampleSchool.opened { transaction in
            var command = try SampleSchool.defineClass("GHEP")
            command.mixedWith = [.g6, .g7, .g7, .g5]
            command.languages = [.english, .english]
            #expect(
                try command.handle(on: SampleSchool.occasion, in: &transaction).refusal?.places == [
                    "duplicate /mixedWith/0", "duplicate /mixedWith/2", "invalid /mixedWith/3",
                    "duplicate /languages/1",
                ])
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
