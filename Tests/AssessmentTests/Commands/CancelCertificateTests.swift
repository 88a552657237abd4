import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Cancelling a certificate") struct CancelCertificateTests {
    private static func cancel(_ number: Int) throws -> CancelCertificate {
        CancelCertificate(
            school: .sample, year: Graduates.classID(2024).year, number: number,
            reason: try #require(LongText("In sai ngày sinh")))
    }

    @Test("keeps its number with the reason; the pupil's next one has another")
    func cancels() throws {
        try Graduates.with { schoolClass, transaction in
            let issue = IssueCertificate(schoolClass: schoolClass, pupil: Classroom.pupil(0))
            try transaction.carryOut(issue)
            for _ in 1...2 { #expect(try transaction.carryOut(Self.cancel(1)).answer == Done()) }
            let told = try transaction.reader.recorded()
            #expect(told.map(\.type) == ["certificate.issued", "certificate.cancelled"])
            #expect(told.last?.version == 2 && told.last?.state["reason"] == "In sai ngày sinh")
            #expect(try transaction.carryOut(issue).answer?.number == 2)
            let query = CertificateList(school: .sample, year: schoolClass.year)
            let answer = try query.answer(on: .sample(.assessment), from: transaction.reader).answer
            #expect(answer?.items.map { $0.cancelled == nil } == [false, true])
            #expect(throws: SQLiteError.self) {
                try transaction.run("UPDATE certificate SET cancelled_at = NULL WHERE number = 1")
            }
        }
    }

    @Test("needs one that has been issued")
    func unknown() throws {
        try Graduates.with { _, transaction in
            let refusal = try transaction.carryOut(Self.cancel(1)).refusal
            #expect(refusal?.places == ["/number not-found"])
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let text = #"{"school": "S", "year": "2024", "number": "1"}"#
        guard case .failure(let violations) = CancelCertificate.read(text) else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/school", "/year", "/number", "/reason"])
    }
}
