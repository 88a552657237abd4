import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

extension Notices {
    /// A filled template on its way to families.
    struct Letter {
        var form: NoticeTemplate
        /// What fills its blanks, but for those that each pupil fills.
        var values: [String: Bilingual]
        var school: UnitCode
        var schoolClass: ClassID?
        /// Not before this; as soon as may be where nothing is said.
        var notBefore: Instant?
    }

    /// Sends a letter to those of a pupil's guardians who have a telephone; nothing where none has.
    static func send(
        _ letter: Letter, to file: Pupil, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Int64? {
        let recipients = file.guardians.filter { $0.phone != nil }
        guard !recipients.isEmpty else { return nil }
        var values = letter.values
        for (blank, text) in [
            ("pupil", file.name.text), ("class", letter.schoolClass?.code.text ?? "—"), ("date", occasion.today.text),
        ] { values[blank] = Bilingual(en: text, vi: text) }
        let form = letter.form
        var notice = Notice(
            number: 0, school: letter.school, pupil: file.code, schoolClass: letter.schoolClass, topic: form.topic,
            pace: form.pace, title: NoticeTemplate.filled(form.title, with: values),
            text: NoticeTemplate.filled(form.text, with: values), recipients: recipients,
            deliverFrom: QuietHours.next(from: max(occasion.now, letter.notBefore ?? occasion.now), form.pace))
        notice.number = try add(notice, at: occasion.now, in: &transaction)
        try transaction.record("sent", notice, on: occasion)
        return notice.number
    }
}
