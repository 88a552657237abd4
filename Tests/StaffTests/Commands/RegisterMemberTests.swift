import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Registering a member of staff") struct RegisterMemberTests {
    @Test("keeps the whole file and says so")
    func registers() throws {
        try SampleStaff.known { transaction in
            let text = """
                {"school":"\(SampleStaff.school)","name":"Lê Văn Sáu","birthDate":"1985-02-01","sex":"male",\
                "ethnicity":"01","position":"vice-principal","contract":"permanent","qualification":"master",\
                "subjects":["mathematics","physics"],"phone":"0900000002","from":"2010-08-01"}
                """
            let outcome = try RegisterMember.read(text).get().handle(on: SampleStaff.occasion, in: &transaction)
            let code = try #require(outcome.answer).code
            let file = try #require(try Members.find(code, in: transaction.reader))
            #expect(file.subjects.map(\.text) == ["mathematics", "physics"])
            #expect(file.position == .vicePrincipal)
            #expect(file.status == .working)
            #expect(try transaction.reader.story() == ["member.registered member/\(code) 1"])
            #expect(try transaction.reader.recorded().first?.state["name"]?.string == "Lê Văn Sáu")
        }
    }

    @Test("mints codes from the upper half of the numbers, which pupils never get")
    func mints() throws {
        try SampleStaff.known { transaction in
            let taken = MemberCode(
                unchecked: try #require(CodeCheck.mint(under: SampleStaff.school, sequence: 500_001)))
            _ = try SampleStaff.register(taken).handle(on: SampleStaff.occasion, in: &transaction)
            for sequence in [500_000, 500_002, 500_003] {
                let outcome = try SampleStaff.register().handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer?.code.text == CodeCheck.mint(under: SampleStaff.school, sequence: sequence))
            }
        }
    }

    @Test("says when the codes are used up")
    func runsOut() throws {
        try SampleStaff.known { transaction in
            try transaction.run(
                "INSERT INTO code_counter(school, last) VALUES (?1, ?2)", SampleStaff.school, MemberCodes.last - 1)
            let last = try SampleStaff.register().handle(on: SampleStaff.occasion, in: &transaction)
            #expect(last.answer?.code.text == CodeCheck.mint(under: SampleStaff.school, sequence: 999_999))
            for _ in 1...2 {
                let outcome = try SampleStaff.register().handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.refusal?.code == .unavailable)
            }
        }
    }

    @Test("again with the same code and content changes nothing")
    func repeats() throws {
        try SampleStaff.known { transaction in
            for _ in 1...2 {
                let outcome = try SampleStaff.register(.sample).handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer == RegisterMember.Answer(code: .sample))
            }
            #expect(try transaction.reader.recorded().count == 1)
        }
    }

    @Test("again with other content is refused, naming each field")
    func refusesOtherContent() throws {
        try SampleStaff.known { transaction in
            _ = try SampleStaff.register(.sample).handle(on: SampleStaff.occasion, in: &transaction)
            var command = try SampleStaff.register(.sample, .clerk)
            command.subjects = nil
            command.from = try SampleStaff.day("2021-08-01")
            let refusal = try command.handle(on: SampleStaff.occasion, in: &transaction).refusal
            #expect(refusal?.code == .duplicate)
            #expect(refusal?.places == ["duplicate /position", "duplicate /subjects", "duplicate /from"])
        }
    }

    @Test("says nothing of a file that another school keeps but that it does")
    func keepsOthersFiles() throws {
        try SampleStaff.known { transaction in
            _ = try SampleStaff.register(.sample).handle(on: SampleStaff.occasion, in: &transaction)
            var command = try SampleStaff.register(.sample, .clerk)
            command.school = UnitCode(unchecked: "79764000020000000004")
            let outcome = try command.handle(on: SampleStaff.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["duplicate /code"])
        }
    }

    @Test(
        "takes who is 18 to 80 on the first day",
        arguments: [
            ("2002-08-01", true), ("2002-08-02", false), ("1939-08-02", true), ("1939-08-01", false),
            ("2021-01-01", false),
        ])
    func checksAge(born: String, isTaken: Bool) throws {
        try SampleStaff.known { transaction in
            var command = try SampleStaff.register()
            command.birthDate = try SampleStaff.day(born)
            let outcome = try command.handle(on: SampleStaff.occasion, in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /birthDate"]))
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try onStage(Staff.self) { transaction in
            var command = try SampleStaff.register()
            command.birthDate = try SampleStaff.day("2020-01-01")
            command.subjects = [.sample, .sample]
            let outcome = try command.handle(on: SampleStaff.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["not-found /school", "invalid /birthDate", "invalid /subjects"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = RegisterMember.places(
            in:
                #"{"code":"1","name":"Lê Văn Sáu","birthDate":"1985","sex":"male","ethnicity":"01","position":"boss","contract":"permanent","qualification":"bachelor","subjects":["X"],"to":null}"#
        )
        #expect(places == ["/code", "/school", "/birthDate", "/position", "/subjects/0", "/from", "/to"])
    }

    @Test("a thousand at once gives a thousand codes")
    func bulk() throws {
        try SampleStaff.known { transaction in
            let one = try SampleStaff.register()
            let command = Many(items: Array(repeating: Lenient.value(one), count: 1000))
            let answer = try #require(try command.handle(on: SampleStaff.occasion, in: &transaction).answer)
            #expect(Set(answer.items.compactMap { $0.done?.code }).count == 1000)
        }
    }
}
