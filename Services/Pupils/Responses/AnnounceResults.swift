import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Tells every family of a class its own child's results, once the principal has approved them (004 Đ11.1).
///
/// Results are told one by one, to the pupil's own family: there are no public lists (TT 15/2026 Đ22.2). What has not been
/// delivered when they are reopened is taken back.
enum AnnounceApproval: Response {
    static func respond(
        to event: Event<ResultApproval>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let approval = event.state
        guard try KnownResults.keep(approval, version: event.version, in: &transaction) else { return }
        try Announcer.withdrawOutdated(by: approval, on: occasion, in: &transaction)
        guard approval.status == .approved else { return }
        let results = try KnownResults.all(
            of: approval.schoolClass, in: approval.term, on: occasion.today, from: transaction.reader)
        for result in results {
            try Announcer.tell(result, by: approval.number, on: occasion, in: &transaction)
        }
    }
}

/// Keeps what a term came to; where the approval has been heard already, the family is told at once.
enum AnnounceResult: Response {
    static func respond(
        to event: Event<PupilResult>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let result = event.state
        guard try KnownResults.keep(result, version: event.version, in: &transaction),
            let approval = try KnownResults.approval(
                of: result.schoolClass, in: result.term, from: transaction.reader)
        else { return }
        let here = try KnownResults.all(
            of: result.schoolClass, in: result.term, only: result.pupil, on: occasion.today, from: transaction.reader)
        for result in here { try Announcer.tell(result, by: approval, on: occasion, in: &transaction) }
    }
}

/// Writes the notice of one child's results, and takes back what stands no more.
private enum Announcer {
    /// Takes back the notices still on their way that say what the principal has opened again since.
    static func withdrawOutdated(
        by approval: ResultApproval, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let undelivered = try Announcements.undelivered(
            of: approval.schoolClass, in: approval.term, but: approval.status == .approved ? approval.number : nil,
            from: transaction.reader)
        for number in undelivered {
            guard var notice = try Notices.find(number, in: transaction.reader) else { continue }
            try Notices.set(.withdrawn, of: number, in: &transaction)
            notice.status = .withdrawn
            try transaction.record("withdrawn", notice, on: occasion, reason: approval.reason?.text)
        }
    }

    static func tell(
        _ result: PupilResult, by approval: Int, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let (schoolClass, term) = (result.schoolClass, result.term)
        guard let words = result.words, let code = try PupilFiles.inUse(result.pupil, in: transaction.reader),
            try !Announcements.exists(code, by: approval, of: schoolClass, in: term, store: transaction.reader),
            let file = try PupilFiles.find(code, in: transaction.reader)
        else { return }
        let letter = Notices.Letter(
            form: .result(term), values: ["results": words], school: schoolClass.school, schoolClass: schoolClass)
        let notice = try Notices.send(letter, to: file, on: occasion, in: &transaction)
        try Announcements.add(code, by: approval, of: schoolClass, in: term, notice: notice, to: &transaction)
    }
}
