import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The subject teacher signs that the marks of a book are complete and as they should be (004 Đ11.1).
///
/// Whoever may enter marks signs for them, and nobody else. Where several teach the subject, whoever is in charge signs for
/// all of them. The signature holds as long as the book reads as it did: a cell changed by another asks for it again.
struct ConfirmMarks: Command {
    static let name: MessageName = "assessment.confirm-marks"
    static let permission: Permission? = .recordMarks

    var book: MarkBookID

    struct Answer: Codable, Sendable, Hashable {
        /// SHA-256 over what was signed.
        var digest: JournalHash
    }

    func scope(in store: Reader) -> Scope? { .book(book) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let open = try MarkBooks.find(book, in: transaction.reader) else {
            return .refused(.notOpen(book, at: "/book"))
        }
        let reckoned: ReckonedClass
        let term = Term(book.semester)
        switch try ReckonedClass.reckon(book.schoolClass, term, on: occasion.today, from: transaction.reader) {
        case .done(let answer): reckoned = answer
        case .refused(let refusal): return .refused(refusal)
        }
        let pupils = reckoned.pupilsWithGaps(in: book.subject, book.semester)
        guard pupils.isEmpty else {
            var findings = Findings()
            let teachers = try KnownAssignments.members(
                of: book.schoolClass, teaching: book.subject, on: occasion.today, in: transaction.reader)
            let gap = ResultGap(
                kind: .marks, subject: book.subject, semester: book.semester, members: teachers, pupils: pupils)
            findings.add([gap], of: book.schoolClass, at: "/book")
            return .refused(findings.refusal ?? .notFound)
        }
        let digest = try MarkConfirmations.digest(of: open, in: transaction.reader)
        if try MarkConfirmations.find(open, in: transaction.reader)?.digest != digest {
            let state = MarkConfirmation(
                book: book, digest: digest, confirmed: SignedStep(by: occasion.actor, at: occasion.now))
            try MarkConfirmations.keep(state, of: open, in: &transaction)
            try transaction.record("confirmed", state, on: occasion)
        }
        return .done(Answer(digest: digest))
    }
}
