import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Takes a merge back: the two files were not one child's after all.
///
/// The file is in use again as it was, and its stays count again as they did, an open one too: where the child has been
/// since, only the papers say, and what there is to be done is said with the answer. What a merge found depends on those
/// before it, so the latest into a file is undone first. Where the file that went on is kept by now does not matter.
struct UndoMerge: Command {
    static let name: MessageName = "pupils.undo-merge"
    static let permission: Permission? = .managePupils

    /// The code that was merged into another.
    var alias: PupilCode
    /// Kept with the record.
    var reason: LongText

    struct Answer: Codable, Hashable {
        /// The stays that count again.
        var restored: [EnrolmentID]
        /// What is left to be done by hand.
        var warnings: [Bilingual]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try PupilFiles.school(of: alias, in: store).map { Scope($0) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard var file = try PupilFiles.find(alias, in: transaction.reader) else { return .refused(.notFound) }
        guard let merge = try Merges.latest(of: alias, in: transaction.reader) else {
            return .refused(
                Refusal(
                    .conflict, at: "/alias", en: "was merged into no other file; there is nothing to undo",
                    vi: "chưa từng được gộp vào hồ sơ khác nên không có gì để huỷ"))
        }
        // What is done stays done.
        if merge.undone != nil { return .done(Answer(restored: [], warnings: [])) }
        if let later = try Merges.standing(into: merge.keep, in: transaction.reader).last, later.alias != alias {
            return .refused(
                Refusal(
                    .conflict, at: "/alias",
                    en:
                        "is not the latest file merged into \(merge.keep); undo first that of \(later.alias) on \(later.day)",
                    vi:
                        "không phải hồ sơ được gộp sau cùng vào \(merge.keep); hãy huỷ trước việc gộp \(later.alias) ngày "
                        + "\(later.day)"))
        }
        let voided = Set(try Merges.voided(by: merge, in: transaction.reader))
        try Merges.undo(merge, because: reason, on: occasion.today, in: &transaction)
        file.mergedInto = nil
        try transaction.record("separated", file, on: occasion, reason: reason.text)
        let restored = try Stays.all(of: alias, in: transaction.reader).filter { voided.contains($0.id) }
        for stay in restored {
            try transaction.record("separated", stay, on: occasion, reason: reason.text)
        }
        let warnings = try warnings(restored.last, on: occasion.today, in: transaction.reader)
        return .done(Answer(restored: restored.map(\.id), warnings: warnings))
    }

    /// What would not have been left open, had nobody merged the file.
    private func warnings(
        _ last: Enrolment?, on today: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Bilingual] {
        guard let stay = last, stay.to == nil else { return [] }
        let code = stay.schoolClass.code
        var warnings: [Bilingual] = []
        if try Classes.find(stay.schoolClass, in: store)?.status == .closed {
            warnings.append(
                Bilingual(
                    en:
                        "the pupil is again in class \(code), which has been closed since; move the pupil or record when "
                        + "the stay ended",
                    vi:
                        "học sinh lại thuộc lớp \(code), lớp này đã đóng; hãy chuyển lớp hoặc ghi ngày kết thúc quá trình học"
                ))
        }
        if let year = try SchoolYears.find(stay.school, stay.year, in: store), year.ends <= today {
            warnings.append(
                Bilingual(
                    en:
                        "the pupil is again in class \(code) of school year \(stay.year), which is over; record when the "
                        + "stay ended",
                    vi:
                        "học sinh lại thuộc lớp \(code) năm học \(stay.year) đã kết thúc; hãy ghi ngày kết thúc quá trình học"
                ))
        }
        return warnings
    }
}
