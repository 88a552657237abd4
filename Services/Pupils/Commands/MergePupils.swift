import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Says that two files of a school are one child's: one goes on, and the code of the other becomes another code of it.
///
/// Nothing is deleted, and ``UndoMerge`` takes it back. The child is in one place at a time: stays under the other code
/// that overlap those of the file that goes on counted the child a second time and become void. The rest of them is the
/// child's past and stays as it is, under the code under which it was.
struct MergePupils: Command {
    static let name: MessageName = "pupils.merge-pupils"
    static let permission: Permission? = .managePupils

    /// The code to use from now on.
    var keep: PupilCode
    var alias: PupilCode
    /// What shows that they are one child's: kept with the record.
    var reason: LongText

    struct Answer: Codable, Hashable {
        /// The stays that count no longer.
        var voided: [EnrolmentID]
        /// What whoever merges should know, though it hinders nothing.
        var warnings: [Bilingual]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try PupilFiles.school(of: keep, in: store).map { Scope($0) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let kept = try PupilFiles.find(keep, in: transaction.reader) else { return .refused(.notFound) }
        var findings = Findings()
        guard keep != alias else {
            findings.add(
                .invalid, at: "/alias", en: "is the same code; name two", vi: "trùng với mã giữ lại; hãy ghi hai mã")
            return .refused(findings.refusal ?? .notFound)
        }
        // Of another school's file nothing is said, not even that there is one.
        guard var file = try PupilFiles.find(alias, in: transaction.reader), file.school == kept.school else {
            findings.add(
                .notFound, at: "/alias", en: "is no file of this school; check the code",
                vi: "không phải hồ sơ của trường này; hãy kiểm tra lại mã")
            return .refused(findings.refusal ?? .notFound)
        }
        if file.mergedInto == keep { return .done(try answerAgain(in: transaction.reader)) }
        let isKeptInUse = try findings.expectInUse(keep, at: "/keep", in: transaction.reader)
        let isAliasInUse = try findings.expectInUse(alias, at: "/alias", in: transaction.reader)
        guard isKeptInUse, isAliasInUse else { return .refused(findings.refusal ?? .notFound) }
        let theirs = try Stays.all(ofPerson: keep, in: transaction.reader)
        let mine = try Stays.all(of: alias, in: transaction.reader)
        try checkAliases(in: transaction.reader, into: &findings)
        checkOpen(mine, beside: theirs, into: &findings)
        try checkWay(in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        let voided = mine.filter { stay in theirs.contains { stay.overlaps($0) } }
        try Merges.add(alias, into: keep, voiding: voided, because: reason, on: occasion.today, in: &transaction)
        file.mergedInto = keep
        try transaction.record("merged", file, on: occasion, reason: reason.text)
        for stay in voided {
            try transaction.record("merged", stay.voided, on: occasion, reason: reason.text)
        }
        return .done(Answer(voided: voided.map(\.id), warnings: Self.warnings(voided, beside: theirs)))
    }

    /// What is done stays done.
    private func answerAgain(in store: Reader) throws(SQLiteError) -> Answer {
        guard let merge = try Merges.latest(of: alias, in: store) else { return Answer(voided: [], warnings: []) }
        return Answer(voided: try Merges.voided(by: merge, in: store), warnings: [])
    }

    /// One step leads from every code to the one to use.
    private func checkAliases(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        for merge in try Merges.standing(into: alias, in: store) {
            findings.add(
                .conflict, at: "/alias",
                en: "has had \(merge.alias) merged into it on \(merge.day); keep this code, or undo that merge first",
                vi: "đã nhận gộp hồ sơ \(merge.alias) ngày \(merge.day); hãy giữ mã này hoặc huỷ việc gộp đó trước")
        }
    }

    /// Whoever is on the way to another school goes there under the code that school has asked for.
    private func checkWay(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        guard let way = try Releases.open(for: alias, in: store)?.request else { return }
        findings.add(
            .conflict, at: "/alias",
            en: "goes to school \(way.receiver) on \(way.from); keep this code, or reject that transfer first",
            vi: "chuyển đến trường \(way.receiver) ngày \(way.from); hãy giữ mã này hoặc từ chối chuyển trường trước")
    }

    /// Where only one of the two is in a class now, that one goes on: the child would be nowhere else.
    private func checkOpen(_ mine: [Enrolment], beside theirs: [Enrolment], into findings: inout Findings) {
        guard let open = mine.last, open.to == nil, theirs.last.map({ $0.to != nil }) ?? true else { return }
        findings.add(
            .conflict, at: "/alias",
            en:
                "is in class \(open.schoolClass.code) since \(open.from) and \(keep) in none; keep the code that is in use",
            vi:
                "đang học lớp \(open.schoolClass.code) từ \(open.from), còn \(keep) không học lớp nào; hãy giữ mã đang dùng"
        )
    }

    /// A void stay may have been longer than what it doubled.
    private static func warnings(_ voided: [Enrolment], beside theirs: [Enrolment]) -> [Bilingual] {
        voided.flatMap { stay in
            stay.uncovered(by: theirs).map { gap in
                Bilingual(
                    en:
                        "from \(gap.from) up to \(gap.to) the pupil is in no class any more: the stay in class "
                        + "\(stay.schoolClass.code) is void as a whole; compare both with the paper",
                    vi:
                        "từ \(gap.from) đến trước \(gap.to) học sinh không còn thuộc lớp nào: quá trình học lớp "
                        + "\(stay.schoolClass.code) bị bỏ toàn bộ; hãy đối chiếu cả hai với giấy tờ")
            }
        }
    }
}
