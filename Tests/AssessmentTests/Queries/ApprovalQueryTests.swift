import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("How far results have come") struct ResultApprovalListTests {
    private func list(
        _ term: Term = .firstSemester, only code: ClassCode? = nil, limit: Int? = nil, after: String? = nil,
        in store: Reader
    ) throws -> Page<ResultApprovalList.Item>? {
        try ResultApprovalList(school: .sample, year: .sample, term: term, code: code, limit: limit, after: after)
            .answer(on: SignedClass.atPrincipals, from: store).answer
    }

    @Test("is told class by class, with whose work is missing")
    func tells() throws {
        try SignedClass.with { transaction in
            let open = try #require(try list(in: transaction.reader)?.items.first)
            #expect(open.status == .open && open.pupils == 2 && open.last == nil)
            #expect(open.missing.map(\.kind) == [.signature, .signature, .computation, .confirmation])
            #expect(
                open.missing.map(\.members) == [[Classroom.teacher], [SignedClass.artist], [], [SignedClass.homeroom]])
            try transaction.sign(.first)
            _ = try transaction.confirm(.firstSemester)
            let confirmed = try #require(try list(in: transaction.reader)?.items.first)
            #expect(confirmed.status == .confirmed && confirmed.missing.isEmpty)
            _ = try transaction.approve(.firstSemester)
            let approved = try #require(try list(in: transaction.reader)?.items.first)
            #expect(approved.status == .approved && approved.missing.isEmpty && approved.last?.number == 1)
            _ = try transaction.reopen(.firstSemester)
            let reopened = try #require(try list(in: transaction.reader)?.items.first)
            #expect(reopened.status == .reopened && reopened.missing.map(\.kind) == [.confirmation])
            let year = try #require(try list(.year, in: transaction.reader)?.items.first)
            #expect(year.missing.filter { $0.kind == .approval }.map(\.semester) == [.first, .second])
        }
    }

    @Test("goes page by page, and says why a class cannot be reckoned")
    func pages() throws {
        try SignedClass.with { transaction in
            let untaught = ClassID(school: .sample, year: .sample, code: ClassCode("7A1") ?? .sample)
            try transaction.define(untaught, grade: .g7)
            let primary = ClassID(school: .sample, year: .sample, code: ClassCode("4A1") ?? .sample)
            try transaction.define(primary, grade: .g4)
            let first = try #require(try list(limit: 1, in: transaction.reader))
            #expect(first.items.map(\.schoolClass) == [Classroom.id] && first.next == Classroom.id.text)
            let second = try #require(try list(limit: 1, after: first.next, in: transaction.reader))
            #expect(second.items.map(\.schoolClass) == [untaught] && second.next == nil)
            #expect(second.items.first?.refused?.en.contains("no curriculum") == true)
        }
    }

    @Test("is for the school's leaders, and of one class for its homeroom teacher; who lacks marks is a disclosure")
    func rights() throws {
        try SignedClass.with([]) { transaction in
            let school = ResultApprovalList(school: .sample, year: .sample, term: .year)
            let own = ResultApprovalList(school: .sample, year: .sample, term: .year, code: Classroom.id.code)
            func refusal(_ query: ResultApprovalList, _ store: Reader) throws -> Refusal? {
                try Occasion.judged(person: SignedClass.homeroom)
                    .objection(to: .readMarks, over: query.scope(in: store), in: store)
            }
            #expect(try refusal(school, transaction.reader) == .forbidden)
            #expect(try refusal(own, transaction.reader) == nil)
            let page = try #require(try list(in: transaction.reader))
            #expect(school.disclosure(in: page)?.pupils == SignedClass.pupils)
            let strange = try ResultApprovalList(
                school: .sample, year: .sample, term: .year, code: ClassCode("9Z") ?? .sample
            )
            .answer(on: SignedClass.atPrincipals, from: transaction.reader).refusal
            #expect(strange?.code == .notFound)
        }
    }
}

@Suite("Approval in what teachers ask") struct ApprovedAnswersTests {
    @Test("shows who has approved, and when, for as long as it stands")
    func approved() throws {
        try SignedClass.approved { transaction in
            func answers(_ store: Reader) throws -> [SignedStep?] {
                let occasion = SignedClass.atHomeroom
                let results = try ClassResults(schoolClass: Classroom.id, term: .firstSemester)
                    .answer(on: occasion, from: store).answer?.approved
                let book = try MarkBookPage(book: Classroom.book(Classroom.arts)).answer(on: occasion, from: store)
                    .answer?.approved
                return [results, book]
            }
            let step = SignedStep(by: SignedClass.atPrincipals.actor, at: SignedClass.atPrincipals.now)
            #expect(try answers(transaction.reader) == [step, step])
            _ = try transaction.reopen(.firstSemester)
            #expect(try answers(transaction.reader) == [nil, nil])
        }
    }
}

@Suite("The conduct of a class") struct ConductListTests {
    @Test("is what stands judged, and who has not been judged")
    func lists() throws {
        try SignedClass.with([]) { transaction in
            try transaction.judge(.first, [.good])
            let query = ConductList(schoolClass: Classroom.id, semester: .first)
            let answer = try #require(try query.answer(on: .sample(.assessment), from: transaction.reader).answer)
            #expect(answer.items.map(\.level) == [.good] && answer.missing == [Classroom.pupil(1)])
            #expect(query.disclosure(in: answer)?.pupils == [Classroom.pupil(0)])
        }
    }
}

@Suite("The certificates of a school") struct CertificateListTests {
    @Test("go by number and page, or are one pupil's, with the head of the journal")
    func lists() throws {
        try Graduates.with { schoolClass, transaction in
            for number in 0...1 {
                try transaction.carryOut(
                    IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(number)))
            }
            func list(_ pupil: PupilCode?, limit: Int?, after: String?) throws -> CertificateList.Answer? {
                try CertificateList(
                    school: .sample, year: schoolClass.year, pupil: pupil, limit: limit, after: after
                ).answer(on: .sample(.assessment), from: transaction.reader).answer
            }
            let first = try #require(try list(nil, limit: 1, after: nil))
            #expect(first.items.map(\.number) == [1] && first.next == "1")
            #expect(first.sequence == 2 && first.hash != nil)
            #expect(try list(nil, limit: 1, after: "1")?.items.map(\.number) == [2])
            #expect(try list(Classroom.pupil(1), limit: nil, after: nil)?.items.map(\.pupil) == [Classroom.pupil(1)])
        }
    }
}
