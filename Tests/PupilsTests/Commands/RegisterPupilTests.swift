import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire
import Wire

@testable import Pupils

@Suite("Registering a pupil") struct RegisterPupilTests {
    @Test("keeps the whole file and says so")
    func registers() throws {
        try SampleSchool.known { transaction in
            let text = """
                {"school":"\(SampleSchool.code)","name":"Trần Thị Bé","birthDate":"2015-03-04","sex":"female",\
                "ethnicity":"02","disability":"motor","policies":["poor"],"address":"Thôn 3",\
                "guardians":[{"name":"Trần Văn Lớn","relation":"father","phone":"0900000001"}]}
                """
            let command = try RegisterPupil.read(text).get()
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            let code = try #require(outcome.answer).code
            let file = try #require(try PupilFiles.find(code, in: transaction.reader))
            #expect(file.policies == [.poor])
            #expect(file.guardians.first?.phone?.text == "0900000001")
            #expect(file.disability == .motor)
            #expect(try transaction.reader.story() == ["pupil.registered pupil/\(code) 1"])
            #expect(try transaction.reader.recorded().first?.state["name"]?.string == "Trần Thị Bé")
        }
    }

    @Test("mints a code for each who brings none, in order, with a check character")
    func mints() throws {
        try SampleSchool.known { transaction in
            for sequence in 1...3 {
                let code = try SampleSchool.newPupil(in: &transaction)
                #expect(code.text == CodeCheck.mint(under: SampleSchool.code, sequence: sequence))
                #expect(CodeCheck.isMinted(code.text))
            }
        }
    }

    @Test("passes over a code that somebody brought along")
    func passesOverTakenCodes() throws {
        try SampleSchool.known { transaction in
            let taken = PupilCode(unchecked: try #require(CodeCheck.mint(under: SampleSchool.code, sequence: 1)))
            let first = try SampleSchool.registerPupil(taken).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(first.answer == RegisterPupil.Answer(code: taken))
            let next = try SampleSchool.newPupil(in: &transaction)
            #expect(next.text == CodeCheck.mint(under: SampleSchool.code, sequence: 2))
        }
    }

    @Test("leaves the upper half of the numbers to staff, and says when the lower is used up")
    func runsOut() throws {
        try SampleSchool.known { transaction in
            try transaction.run(
                "INSERT INTO code_counter(school, last) VALUES (?1, ?2)", SampleSchool.code, PupilCodes.last - 1)
            let last = try SampleSchool.newPupil(in: &transaction)
            #expect(last.text == CodeCheck.mint(under: SampleSchool.code, sequence: 499_999))
            for _ in 1...2 {
                let outcome = try SampleSchool.registerPupil().handle(on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.refusal?.code == .unavailable)
            }
        }
    }

    @Test("again with the same code and content changes nothing")
    func repeats() throws {
        try SampleSchool.known { transaction in
            for _ in 1...2 {
                let outcome = try SampleSchool.registerPupil(.sample).handle(
                    on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == RegisterPupil.Answer(code: .sample))
            }
            #expect(try transaction.reader.recorded().count == 1)
        }
    }

    @Test("again with other content is refused, naming each field")
    func refusesOtherContent() throws {
        try SampleSchool.known { transaction in
            _ = try SampleSchool.registerPupil(.sample).handle(on: SampleSchool.occasion, in: &transaction)
            var command = try SampleSchool.registerPupil(.sample, born: "2015-03-05")
            command.sex = .male
            command.policies = [.orphan]
            let refusal = try command.handle(on: SampleSchool.occasion, in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.places == ["duplicate /birthDate", "duplicate /sex", "duplicate /policies"])
        }
    }

    @Test("says nothing of a file that another school keeps but that it does")
    func keepsOthersFiles() throws {
        try SampleSchool.known { transaction in
            _ = try SampleSchool.registerPupil(.sample).handle(on: SampleSchool.occasion, in: &transaction)
            var command = try SampleSchool.registerPupil(.sample, born: "2014-01-01")
            command.school = UnitCode(unchecked: "79764000020000000004")
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["duplicate /code"])
        }
    }

    @Test(
        "takes ages up to 25 on the day, and nobody unborn",
        arguments: [
            ("2026-09-05", true), ("2026-09-06", false), ("2000-09-06", true), ("2000-09-05", false),
        ])
    func checksAge(born: String, isTaken: Bool) throws {
        try SampleSchool.known { transaction in
            let outcome = try SampleSchool.registerPupil(born: born).handle(on: SampleSchool.occasion, in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /birthDate"]))
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try onStage(Pupils.self) { transaction in
            var command = try SampleSchool.registerPupil(born: "2030-01-01")
            command.policies = [.poor, .poor]
            command.guardians = Array(
                repeating: Pupil.Guardian(name: .sample, relation: .guardian, phone: nil), count: 6)
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(
                outcome.refusal?.places == [
                    "not-found /school", "invalid /birthDate", "invalid /policies", "too-large /guardians",
                ])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = RegisterPupil.places(
            in:
                #"{"code":"123","name":"","birthDate":"2015-02-29","sex":"x","ethnicity":"56","guardians":[{"name":"A"}],"age":7}"#
        )
        #expect(
            places == [
                "/code", "/school", "/name", "/birthDate", "/sex", "/ethnicity", "/guardians/0/name",
                "/guardians/0/relation", "/age",
            ])
    }

    @Test("keeps the codes that others gave, and knows by them who is registered already")
    func identifies() throws {
        try SampleSchool.known { transaction in
            var command = try SampleSchool.registerPupil()
            let number = RegisterPupil.Given(scheme: .pin12, value: .sample)
            let ministry = RegisterPupil.Given(
                scheme: .moet10, value: try #require(IdentifierValue("7912345678")),
                from: try SampleSchool.day("2026-09-01"))
            command.identifiers = [number, ministry]
            let first = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer)
            #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer == first)
            #expect(try transaction.reader.recorded().count == 1)
            let state = try #require(try transaction.reader.recorded().first).state
            #expect(state["identifiers"]?.array?.count == 2)
            let file = try #require(try PupilFiles.find(first.code, in: transaction.reader))
            #expect(file.identifiers?.map(\.from.text) == ["2026-09-01", "2026-09-05"])
            command.name = try #require(PersonName("Lê Khác"))
            command.identifiers = [number, RegisterPupil.Given(scheme: .local, value: .sample)]
            let other = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(other.refusal?.places == ["duplicate /name", "duplicate /identifiers/1/value"])
        }
    }

    @Test("says which of the codes that others gave cannot be this pupil's")
    func refusesIdentifiers() throws {
        try SampleSchool.known { transaction in
            var command = try SampleSchool.registerPupil()
            command.identifiers = [
                RegisterPupil.Given(scheme: .pin12, value: try #require(IdentifierValue("079214000001"))),
                RegisterPupil.Given(scheme: .moet10, value: .sample),
                RegisterPupil.Given(scheme: .moet10, value: .sample, from: try SampleSchool.day("2030-01-01")),
            ]
            let refused = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(
                refused.refusal?.places == [
                    "invalid /identifiers", "invalid /identifiers/0/value", "invalid /identifiers/0/value",
                    "invalid /identifiers/1/value", "invalid /identifiers/2/value", "invalid /identifiers/2/from",
                ])
            command.identifiers = [RegisterPupil.Given(scheme: .pin12, value: .sample)]
            let known = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer).code
            command.code = PupilCode(unchecked: "79ABC000010000000006")
            let taken = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(taken.refusal?.places == ["duplicate /identifiers/0/value"])
            try SampleSchool.giveAway(known, in: &transaction)
            command.code = nil
            let foreign = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(foreign.refusal?.places == ["duplicate /identifiers/0/value"])
            #expect(foreign.refusal?.detail.en.contains(known.text) == false)
        }
    }

    @Test("a thousand at once gives a thousand codes")
    func bulk() throws {
        try SampleSchool.known { transaction in
            let one = try SampleSchool.registerPupil()
            let command = Many(items: Array(repeating: Lenient.value(one), count: 1000))
            let answer = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer)
            #expect(answer.done == 1000)
            #expect(Set(answer.items.compactMap { $0.done?.code }).count == 1000)
            #expect(try Journal.head(in: transaction.reader).seq == 1000)
        }
    }
}
