import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Confirming the marks of a book") struct ConfirmMarksTests {
    private static let command = ConfirmMarks(book: Classroom.book(Classroom.mathematics))

    private func confirm(_ transaction: inout Transaction) throws -> Outcome<ConfirmMarks.Answer> {
        try Self.command.handle(on: SignedClass.occasion("gvbm", Classroom.teacher), in: &transaction)
    }

    @Test("signs what the book says, once for what it says")
    func signs() throws {
        try SignedClass.with { transaction in
            let first = try #require(try confirm(&transaction).answer)
            #expect(try confirm(&transaction).answer == first)
            let told = try transaction.reader.recorded().filter { $0.type == "mark-confirmation.confirmed" }
            #expect(told.count == 1)
            #expect(told.first?.state["digest"] == .string(first.digest.text))
            #expect(told.first?.state["confirmed"]?["by"] == "account/gvbm")
            try transaction.carryOut(SignedClass.record(70), now: SignedClass.january)
            let second = try #require(try confirm(&transaction).answer)
            #expect(second.digest != first.digest)
            #expect(try transaction.reader.recorded().last?.version == 2)
        }
    }

    @Test("shows on the page of the book for as long as the book reads so")
    func shows() throws {
        try SignedClass.with { transaction in
            _ = try confirm(&transaction)
            func page(_ store: Reader) throws -> MarkBookPage.Answer? {
                try MarkBookPage(book: Self.command.book).answer(on: .sample(.assessment), from: store).answer
            }
            #expect(try page(transaction.reader)?.confirmed?.by.text == "account/gvbm")
            #expect(try page(transaction.reader)?.approved == nil)
            try transaction.carryOut(SignedClass.record(70), now: SignedClass.january)
            #expect(try page(transaction.reader)?.confirmed == nil)
            try transaction.carryOut(SignedClass.record(60), now: SignedClass.january)
            #expect(try page(transaction.reader)?.confirmed != nil)
        }
    }

    @Test("is refused while marks are missing, with the teacher and the pupils")
    func missing() throws {
        try SignedClass.with([]) { transaction in
            #expect(try confirm(&transaction).refusal?.places == ["/book not-found"])
            try transaction.openBook(Classroom.mathematics)
            try transaction.carryOut(SignedClass.record(70, of: 0), now: SignedClass.january)
            let refusal = try #require(try confirm(&transaction).refusal)
            #expect(refusal.places == ["/book incomplete"])
            for part in [
                "class 6A1", "Mathematics, semester I", "2 pupils", Classroom.teacher.text,
                Classroom.pupil(0).text, Classroom.pupil(1).text,
            ] { #expect(refusal.detail.en.contains(part), "\(part)") }
            #expect(refusal.detail.vi.contains("môn Toán, học kì I: còn thiếu điểm của 2 học sinh"))
        }
    }

    @Test("is the right of whoever teaches the subject in the class, and of nobody else")
    func rights() throws {
        try SignedClass.with { transaction in
            for (person, role, isAllowed) in [
                (Classroom.teacher, Role.teacher, true), (SignedClass.artist, .teacher, false),
                (SignedClass.homeroom, .teacher, false), (SignedClass.principal, .principal, false),
            ] {
                let occasion = Occasion.judged(person: person, role: role)
                let objection = try Self.command.objection(on: occasion, in: transaction.reader)
                #expect(objection == (isAllowed ? nil : .forbidden))
            }
        }
    }

    @Test("says what is wrong with its JSON")
    func reading() {
        guard case .failure(let violations) = ConfirmMarks.read(#"{"book": "6A1"}"#) else {
            Issue.record("read what it should not")
            return
        }
        #expect(violations.all.map(\.pointer) == ["/book"])
    }
}
