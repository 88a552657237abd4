import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Records how far a teacher meets the professional standard in a school year (TT 20/2018, TT 26/2018; 004 Đ18.2).
///
/// Everybody judges himself alone. The head's judgement, which the administrator may enter, is another's than the
/// teacher's; it rests on his, so that his is not revised any more once that has been made (TT 20/2018 Đ10.1).
struct AssessMember: Command {
    static let name: MessageName = "staff.assess-member"
    static let permission: Permission? = .assessStaff

    var member: MemberCode
    var year: SchoolYear
    var by: Assessor
    /// The levels of the criteria 1 to 15, in this order.
    var criteria: [StandardLevel]
    /// The standard, where the school has teachers under either.
    var rule: ProfessionalStandard?
    /// The day of the judgement; today where nothing is said.
    var on: LocalDate?
    var note: LongText?
    /// Why what was recorded before is revised.
    var reason: LongText?

    struct Answer: Codable, Hashable {
        var id: EvaluationID
        var rule: ProfessionalStandard
        var level: StandardLevel
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Members.find(member, in: store).map { Scope($0.school, member: by == .oneself ? member : nil) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let file = try Members.find(member, in: transaction.reader) else { return .refused(.notFound) }
        let id = EvaluationID(member: member, year: year, by: by)
        let known = try Evaluations.find(id, in: transaction.reader)
        let day = on ?? known?.on ?? occasion.today
        var findings = Findings()
        checkAssessor(occasion.claims?.person, into: &findings)
        findings.expectTeacher(file, since: try Members.heldFrom(member, in: transaction.reader), on: day)
        checkDay(day, on: occasion.today, into: &findings)
        let standard = try standard(of: file, in: transaction.reader, into: &findings)
        if criteria.count != ProfessionalStandard.criteria {
            findings.add(
                .invalid, at: "/criteria",
                en: "has \(criteria.count) levels; the standard has "
                    + "\(ProfessionalStandard.criteria) criteria",
                vi: "có \(criteria.count) mức; chuẩn có \(ProfessionalStandard.criteria) tiêu chí")
        }
        guard findings.isEmpty, let standard, let level = standard.level(of: criteria) else {
            return .refused(findings.refusal ?? .notFound)
        }
        let state = Evaluation(
            id: id, school: file.school, rule: standard, criteria: criteria, level: level, on: day, note: note)
        let answer = Answer(id: id, rule: standard, level: level)
        if state == known { return .done(answer) }
        if known != nil, let refusal = try objectionToRevision(in: transaction.reader) { return .refused(refusal) }
        try Evaluations.keep(state, in: &transaction)
        try transaction.record(
            known == nil ? "recorded" : "revised", state, on: occasion, occurred: known == nil ? day.start : nil,
            reason: reason?.text)
        return .done(answer)
    }

    private func checkAssessor(_ person: MemberCode?, into findings: inout Findings) {
        switch by {
        case .oneself where person != member:
            findings.add(
                .conflict, at: "/by", en: "a self-assessment is the member's own; let him sign in and write it",
                vi: "bản tự đánh giá phải do chính người đó đăng nhập và lập")
        case .head where person == member:
            findings.add(
                .conflict, at: "/by", en: "nobody enters the head's judgement of himself; let another do it",
                vi: "không ai tự nhập kết quả thủ trưởng đánh giá mình; hãy để người khác nhập")
        case .oneself, .head: break
        }
    }

    /// At the year's end, but in the year (TT 20/2018 Đ11): a later day is that of another evaluation.
    private func checkDay(_ day: LocalDate, on today: LocalDate, into findings: inout Findings) {
        if day > today {
            findings.add(.invalid, at: "/on", en: "must not be later than today", vi: "không được sau hôm nay")
        }
        if SchoolYear(around: day) != year {
            findings.add(
                .invalid, at: "/on", en: "\(day) is not in school year \(year); say on which day it was judged",
                vi: "ngày \(day) không thuộc năm học \(year); hãy ghi ngày đánh giá")
        }
    }

    /// What the levels of the school leave, or what was said where they leave two.
    private func standard(
        of file: Contracts.Member, in store: Reader, into findings: inout Findings
    ) throws(SQLiteError) -> ProfessionalStandard? {
        let possible = ProfessionalStandard.applying(to: try Directory.unit(file.school, in: store)?.levels ?? [])
        let names = possible.map(\.rawValue).joined(separator: ", ")
        let all =
            possible.isEmpty
            ? Bilingual(en: "the school has no level", vi: "trường chưa có cấp học") : Bilingual(en: names, vi: names)
        guard let rule else {
            if possible.count == 1 { return possible.first }
            findings.add(
                .incomplete, at: "/rule",
                en: "must say which standard the teacher is under: \(all.en)",
                vi: "phải ghi chuẩn áp dụng: \(all.vi)")
            return nil
        }
        if !possible.contains(rule) {
            findings.add(
                .invalid, at: "/rule", en: "is not for teachers of the school, but: \(all.en)",
                vi: "không áp dụng cho giáo viên của trường, mà là: \(all.vi)")
        }
        return rule
    }

    private func objectionToRevision(in store: Reader) throws(SQLiteError) -> Refusal? {
        var findings = Findings()
        let head = EvaluationID(member: member, year: year, by: .head)
        if by == .oneself, try Evaluations.find(head, in: store) != nil {
            findings.add(
                .locked, at: "/by", en: "the head has judged by it already; ask him to revise his judgement",
                vi: "thủ trưởng đã đánh giá trên cơ sở bản này; hãy đề nghị thủ trưởng điều chỉnh")
        }
        if reason == nil {
            findings.add(
                .incomplete, at: "/reason", en: "is missing; say why the evaluation is revised",
                vi: "chưa có; hãy ghi lí do điều chỉnh kết quả đánh giá")
        }
        return findings.refusal
    }
}
