import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Decides who of a class goes up, repeats the year or has completed a level (TT 22/2021 Đ12; 004 Đ15.4).
///
/// Where the rule says otherwise, or cannot say, the decision has a reason: its own, or the one given for all. It may be
/// taken again, as after a retest in summer, also when the pupil has gone on into the next year.
struct DecidePromotion: Command {
    static let name: MessageName = "assessment.decide-promotion"
    static let permission: Permission? = .decidePromotion

    /// Several times the largest class.
    static let mostPupils = 200

    var schoolClass: ClassID
    var decisions: [Decision]
    /// Why, for every decision without a reason of its own: the minutes of the meeting, say.
    var reason: LongText?

    struct Decision: Codable, Sendable, Hashable {
        var pupil: PupilCode
        var decision: PromotionDecision
        var reason: LongText?
    }

    struct Answer: Codable, Sendable, Hashable {
        /// Decisions that are news.
        var decided: Int
        /// Those that stood so already.
        var unchanged: Int
        /// What the rule says of each, in the order sent.
        var items: [Item]
        /// Who of the class is still without a decision.
        var undecided: [PupilCode]
    }

    struct Item: Codable, Sendable, Hashable {
        var pupil: PupilCode
        var decision: PromotionDecision
        var advice: PromotionAdvice
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        if let refusal = Refusal.notBetween(1...Self.mostPupils, decisions.count, at: "/decisions") {
            return .refused(refusal)
        }
        guard let known = try KnownClasses.find(schoolClass, in: transaction.reader) else {
            return .refused(.unknownClass(schoolClass))
        }
        let pupils = try KnownEnrolments.pupilsAtYearEnd(of: schoolClass, in: transaction.reader)
        let items = try advise(known, from: transaction.reader)
        var findings = Findings()
        check(items, of: known, pupils, into: &findings)
        try checkCertificates(in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        var decided = 0
        for (decision, item) in zip(decisions, items) where try decide(decision, item, on: occasion, in: &transaction) {
            decided += 1
        }
        var undecided: [PupilCode] = []
        for pupil in pupils where undecided.count < Self.mostPupils {
            if try Promotions.find(pupil, schoolClass.year, in: transaction.reader) == nil { undecided.append(pupil) }
        }
        return .done(
            Answer(decided: decided, unchanged: items.count - decided, items: items, undecided: undecided))
    }

    private func advise(_ known: KnownClass, from store: Reader) throws(SQLiteError) -> [Item] {
        let approved = try CompletionLists.decisions(at: schoolClass.school, in: schoolClass.year, from: store)
        var items: [Item] = []
        for decision in decisions {
            let result = try Results.find(decision.pupil, schoolClass.year, .year, in: store)
            items.append(
                Item(
                    pupil: decision.pupil, decision: decision.decision,
                    advice: PromotionAdvice(on: result, in: known.grades, by: approved[decision.pupil])))
        }
        return items
    }

    /// Keeps a decision; says whether it is news.
    private func decide(
        _ decision: Decision, _ item: Item, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        let state = Promotion(
            pupil: decision.pupil, schoolClass: schoolClass, decision: decision.decision,
            suggested: item.advice.suggested, reason: decision.reason ?? reason, by: occasion.actor, at: occasion.now)
        return try Promotions.decide(state, on: occasion, in: &transaction)
    }
}

extension DecidePromotion {
    private func check(_ items: [Item], of known: KnownClass, _ pupils: [PupilCode], into findings: inout Findings) {
        let members = Set(pupils)
        var seen: Set<PupilCode> = []
        for (index, decision) in decisions.enumerated() {
            let pointer = "/decisions/\(index)"
            if !seen.insert(decision.pupil).inserted {
                findings.add(
                    .duplicate, at: "\(pointer)/pupil", en: "\(decision.pupil) is decided on above; keep one of them",
                    vi: "học sinh \(decision.pupil) đã có ở trên; chỉ giữ lại một mục")
            } else if !members.contains(decision.pupil) {
                findings.add(
                    .notFound, at: "\(pointer)/pupil",
                    en: "\(decision.pupil) was not in class \(schoolClass.code) to the end of the year",
                    vi: "học sinh \(decision.pupil) không học lớp \(schoolClass.code) đến cuối năm học")
            }
            findings.check(decision.decision, of: known, at: "\(pointer)/decision")
            // Of five-year-olds the list says who has completed the programme, and no reason stands in for it.
            if known.grades.contains(.k3), decision.decision == .completed, items[index].advice.suggested == nil {
                findings.add(
                    .incomplete, at: "\(pointer)/decision",
                    en: "rests on the list of five-year-olds, which the principal has not approved "
                        + "(assessment.approve-completion)",
                    vi: "phải căn cứ danh sách trẻ 5 tuổi mà hiệu trưởng chưa phê duyệt "
                        + "(assessment.approve-completion)")
            } else if decision.reason ?? reason == nil {
                findings.ask(why: decision.decision, against: items[index].advice, at: "\(pointer)/reason")
            }
        }
    }

    /// A certificate says that its holder has completed the class; while it stands, nothing else is decided.
    private func checkCertificates(in store: Reader, into findings: inout Findings) throws(SQLiteError) {
        for (index, decision) in decisions.enumerated() {
            guard let standing = try Certificates.standing(of: decision.pupil, in: store),
                standing.schoolClass.year == schoolClass.year,
                decision.decision != .completed || standing.schoolClass != schoolClass
            else { continue }
            findings.add(
                .conflict, at: "/decisions/\(index)/decision",
                en: "certificate \(standing.number) of \(standing.schoolClass) rests on the decision that stands; "
                    + "cancel it first",
                vi: "đã cấp giấy chứng nhận số \(standing.number) của lớp \(standing.schoolClass) theo quyết định hiện "
                    + "có; hãy huỷ giấy đó trước")
        }
    }
}

extension Findings {
    /// The last grade of a level is completed, and every other is left by promotion.
    fileprivate mutating func check(_ decision: PromotionDecision, of known: KnownClass, at pointer: String) {
        let (grade, isLast) = (known.grade.label, { (grade: Grade) in grade.next == nil })
        if decision == .promoted && known.grades.allSatisfy(isLast) {
            add(
                .invalid, at: pointer, en: "\(grade.en) is the last of its level: say completed or repeating",
                vi: "\(grade.vi) là lớp cuối cấp: hãy ghi completed (hoàn thành) hoặc repeating (ở lại lớp)")
        } else if decision == .completed && !known.grades.contains(where: isLast) {
            add(
                .invalid, at: pointer, en: "\(grade.en) is not the last of its level: say promoted or repeating",
                vi: "\(grade.vi) không phải lớp cuối cấp: hãy ghi promoted (lên lớp) hoặc repeating (ở lại lớp)")
        }
    }

    fileprivate mutating func ask(why decision: PromotionDecision, against advice: PromotionAdvice, at pointer: String)
    {
        guard let suggested = advice.suggested else {
            return add(
                .incomplete, at: pointer, en: "is missing: the rule cannot say by what is recorded, so say why",
                vi: "chưa có: dữ liệu hiện có chưa đủ để quy định tự xác định, hãy ghi căn cứ")
        }
        guard suggested != decision else { return }
        add(
            .incomplete, at: pointer, en: "is missing: the rule says \(suggested.label.en), so say why not",
            vi: "chưa có: theo quy định là \(suggested.label.vi), hãy ghi lí do quyết định khác")
    }
}
