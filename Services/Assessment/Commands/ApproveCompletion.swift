import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The principal approves who of the school's five-year-olds has completed the programme, once all class teachers have
/// finished (003 Đ3.4).
///
/// What the list says is each child's decision at the end of the year. A list that is not as it was approved before, as
/// after an entry put right or a child who came late, has a reason.
struct ApproveCompletion: Command {
    static let name: MessageName = "assessment.approve-completion"
    static let permission: Permission? = .approveResults

    var school: UnitCode
    var year: SchoolYear
    /// Why the list is not as it was approved before.
    var reason: LongText?

    struct Answer: Codable, Sendable, Hashable {
        var completed: Int
        var notCompleted: Int
        /// Decisions at the year's end that are news.
        var decided: Int
    }

    func scope(in store: Reader) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let classes = try FiveYearOlds.all(of: school, in: year, from: transaction.reader)
        guard !classes.isEmpty else { return .refused(.noFiveYearOlds(in: year, at: "/school")) }
        let standing = try CompletionLists.find(school, year, in: transaction.reader)
        var findings = Findings()
        for one in classes where !one.missing.isEmpty {
            let teachers = try KnownAssignments.members(of: one.schoolClass, on: occasion.today, in: transaction.reader)
            findings.add(unfinished: one, of: teachers)
        }
        let list = CompletionList(
            school: school, year: year, classes: classes.map(\.part), rule: CompletionRule.version,
            approved: SignedStep(by: occasion.actor, at: occasion.now), reason: reason)
        if let standing, standing.classes != list.classes, reason == nil { findings.addUnexplained() }
        if let refusal = findings.refusal { return .refused(refusal) }
        if standing?.status != .approved || standing?.classes != list.classes {
            try CompletionLists.keep(list, in: &transaction)
            try transaction.record("approved", list, on: occasion, reason: reason?.text)
        }
        let completed = list.children.count { $0.proposal == .completed }
        return .done(
            Answer(
                completed: completed, notCompleted: list.children.count - completed,
                decided: try decide(list, after: standing, on: occasion, in: &transaction)))
    }

    /// Takes the decisions of the list; says how many are news.
    ///
    /// Whoever stood on it so before is left alone: it may have been decided otherwise since, with a reason.
    private func decide(
        _ list: CompletionList, after standing: CompletionList?, on occasion: Occasion,
        in transaction: inout Transaction
    ) throws(SQLiteError) -> Int {
        var decided = 0
        for part in list.classes {
            let schoolClass = ClassID(school: school, year: year, code: part.code)
            let before = Set(standing?.classes.first { $0.code == part.code }?.children ?? [])
            for child in part.children where !before.contains(child) {
                let state = Promotion(
                    pupil: child.pupil, schoolClass: schoolClass, decision: child.proposal.decision,
                    suggested: CompletionRule.suggestion(by: child.goals)?.decision, reason: child.reason,
                    by: occasion.actor, at: occasion.now)
                if try Promotions.decide(state, on: occasion, in: &transaction) { decided += 1 }
            }
        }
        return decided
    }
}

extension Findings {
    /// Children are named up to a bound that no class reaches.
    fileprivate mutating func add(unfinished one: FiveYearOlds, of teachers: [MemberCode]) {
        let children = one.missing.prefix(RecordDevelopment.mostChildren).map(\.text).joined(separator: ", ")
        let codes = teachers.map(\.text).joined(separator: ", ")
        let who =
            teachers.isEmpty
            ? Bilingual(en: "no class teacher", vi: "chưa có giáo viên")
            : Bilingual(en: "class teacher \(codes)", vi: "giáo viên \(codes)")
        let (code, count, all) = (one.schoolClass.code, one.missing.count, one.missing.count + one.children.count)
        add(
            .incomplete, at: "/year",
            en: "class \(code) (\(who.en)) has no entry yet for \(count) of \(all) children: \(children)",
            vi: "lớp \(code) (\(who.vi)) chưa nhập \(count)/\(all) trẻ: \(children)")
    }

    fileprivate mutating func addUnexplained() {
        add(
            .incomplete, at: "/reason",
            en: "is missing: the list is not as it was approved before; say why it is revised",
            vi: "chưa có: danh sách khác với danh sách đã phê duyệt; hãy ghi lí do điều chỉnh")
    }
}

extension Refusal {
    static func noFiveYearOlds(in year: SchoolYear, at pointer: String) -> Refusal {
        Refusal(
            .notFound, at: pointer,
            en: "has no five-year-olds in \(year) as far as is known here; define their classes first, or send this "
                + "again in a moment",
            vi: "chưa có trẻ mẫu giáo 5 tuổi trong năm học \(year); hãy khai báo lớp trước, hoặc gửi lại sau giây lát")
    }

    /// What rests on an approved list may not change until the principal opens it again.
    static func approvedList(of year: SchoolYear, at pointer: String) -> Refusal {
        Refusal(
            .locked, at: pointer,
            en: "the list of who completed the programme in \(year) is approved; the principal must reopen it first",
            vi: "danh sách trẻ hoàn thành chương trình năm học \(year) đã được phê duyệt; hiệu trưởng phải mở lại "
                + "trước")
    }
}
