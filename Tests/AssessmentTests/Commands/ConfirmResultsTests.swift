import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Confirming the results of a class") struct ConfirmResultsTests {
    private func status(_ store: Reader, _ term: Term = .firstSemester) throws -> ResultStatus? {
        let day = Classroom.day("2027-01-12")
        return try ClassStanding.find(Classroom.id, term, on: day, from: store).answer?.status
    }

    @Test("signs what has been computed and tells how many, not who")
    func signs() throws {
        try SignedClass.with { transaction in
            try transaction.sign(.first)
            let answer = try #require(try transaction.confirm(.firstSemester).answer)
            #expect(answer.status == .confirmed && answer.number == 1 && answer.pupils == 2)
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.type == "result-approval.confirmed")
            #expect(told.subject == "result-approval/\(Classroom.id)/semester-1")
            #expect(told.state["rule"] == "tt22-2021" && told.state["confirmed"]?["by"] == "account/gvcn")
            #expect(told.state["conduct"] == ["good": 1, "fair": 1, "passed": 0, "notPassed": 0])
            #expect(!told.state.text.contains(Classroom.pupil(0).text))
            // The same again is no news.
            let count = try transaction.reader.recorded().count
            #expect(try transaction.confirm(.firstSemester).answer == answer)
            #expect(try transaction.reader.recorded().count == count)
        }
    }

    @Test("is refused with everything that is missing at once: whose work it is, and whom it concerns")
    func missing() throws {
        try SignedClass.with([]) { transaction in
            try transaction.fill(
                Classroom.arts, rows: Array(repeating: Array(repeating: .passed, count: 4), count: 2))
            try transaction.judge(.first, [.good])
            let refusal = try #require(try transaction.confirm(.firstSemester).refusal)
            #expect(refusal.code == .incomplete)
            #expect(Set(refusal.places) == ["/schoolClass incomplete"])
            let details = refusal.violations.map(\.detail)
            #expect(details.count == 3)
            #expect(details[0].contains("Mathematics") && details[0].contains(Classroom.teacher.text))
            #expect(details[0].contains(Classroom.pupil(0).text) && details[0].contains(Classroom.pupil(1).text))
            #expect(details[1].contains("Arts, semester I: the subject teacher has not confirmed"))
            #expect(details[1].contains(SignedClass.artist.text))
            #expect(details[2].contains("conduct, semester I: 1 pupils have not been judged"))
            #expect(details[2].contains(SignedClass.homeroom.text) && details[2].contains(Classroom.pupil(1).text))
            #expect(!details[2].contains(Classroom.pupil(0).text))
        }
    }

    @Test("needs results computed as marks and conduct stand")
    func outdated() throws {
        try SignedClass.with { transaction in
            try transaction.sign(.first)
            let command = ConfirmResults(schoolClass: Classroom.id, term: .firstSemester)
            let never = try command.handle(on: SignedClass.atHomeroom, in: &transaction).refusal
            #expect(never?.violations.map(\.detail).first?.contains("of 2 pupils are not computed") == true)
            try transaction.carryOut(
                ComputeResults(schoolClass: Classroom.id, term: .firstSemester), now: SignedClass.january)
            try transaction.judge(.first, [.good, .passed])
            let stale = try command.handle(on: SignedClass.atHomeroom, in: &transaction).refusal
            #expect(stale?.violations.map(\.detail).first?.contains("of 1 pupils are not computed") == true)
            #expect(stale?.detail.en.contains(Classroom.pupil(1).text) == true)
        }
    }

    @Test("holds for what was signed: a changed mark asks the subject teacher and the homeroom teacher again")
    func holds() throws {
        try SignedClass.confirmed { transaction in
            #expect(try status(transaction.reader) == .confirmed)
            try transaction.carryOut(SignedClass.record(70), now: SignedClass.january)
            #expect(try status(transaction.reader) == .open)
            let refusal = try #require(try transaction.confirm(.firstSemester).refusal)
            #expect(refusal.violations.count == 1 && refusal.detail.en.contains("Mathematics"))
            try transaction.sign(.first)
            let answer = try #require(try transaction.confirm(.firstSemester).answer)
            #expect(answer.number == 1)
            #expect(try status(transaction.reader) == .confirmed)
            #expect(try transaction.reader.recorded().last?.version == 2)
        }
    }

    @Test("needs a class with pupils, and one that is known")
    func nobody() throws {
        try onStage(Assessment.self) { transaction in
            let command = ConfirmResults(schoolClass: Classroom.id, term: .year)
            #expect(
                try command.handle(on: SignedClass.atHomeroom, in: &transaction).refusal?.places == [
                    "/schoolClass not-found"
                ])
            try transaction.prepareClass(pupils: 0)
            let refusal = try command.handle(on: SignedClass.atHomeroom, in: &transaction).refusal
            #expect(refusal?.detail.en.contains("no pupils") == true)
        }
    }

    @Test("is the homeroom teacher's right alone")
    func rights() throws {
        try SignedClass.with { transaction in
            let command = ConfirmResults(schoolClass: Classroom.id, term: .year)
            for (person, role, isAllowed) in [
                (SignedClass.homeroom, Role.teacher, true), (Classroom.teacher, .teacher, false),
                (SignedClass.principal, .principal, false),
            ] {
                let occasion = Occasion.judged(person: person, role: role)
                let objection = try command.objection(on: occasion, in: transaction.reader)
                #expect(objection == (isAllowed ? nil : .forbidden))
            }
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        guard case .failure(let violations) = ConfirmResults.read(#"{"schoolClass": "6A1", "term": 1}"#) else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/schoolClass", "/term"])
    }
}
