import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The principal signs the results of a term, of one class or of the whole school (004 Đ11.1).
///
/// Refused while anyone has not signed, with who; of a whole school, all classes or none. From then on the results and what
/// they rest on are locked, and each family is told its own child's. Who has confirmed as homeroom teacher does not approve.
struct ApproveResults: Command {
    static let name: MessageName = "assessment.approve-results"
    static let permission: Permission? = .approveResults

    /// More than anybody reads, and still well within a message.
    private static let mostGaps = 200

    var school: UnitCode
    var year: SchoolYear
    var term: Term
    /// One class by its code; all classes of grades 6 to 12 that have pupils, or had them to the year's end, where it is
    /// left out.
    var code: ClassCode?

    struct Answer: Codable, Sendable, Hashable {
        var approved: [ClassID]
        /// Those that were approved already.
        var unchanged: [ClassID]
        /// Pupils whose decision on promotion rests on a result that is otherwise now; decide on them again.
        var reconsider: [PupilCode]
    }

    func scope(in store: Reader) -> Scope? {
        guard let code else { return Scope(school) }
        return .schoolClass(ClassID(school: school, year: year, code: code))
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let classes = try classes(in: transaction.reader)
        guard !classes.isEmpty else { return .refused(noClass) }
        var findings = Findings()
        var answer = Answer(approved: [], unchanged: [], reconsider: [])
        var ready: [ClassStanding] = []
        for schoolClass in classes {
            switch try ClassStanding.find(schoolClass, term, on: occasion.today, from: transaction.reader) {
            case .refused(let refusal):
                // What is missing for a class of the list that has no pupils hinders nobody.
                if code == nil, try isEmpty(schoolClass, on: occasion, in: transaction.reader) { continue }
                findings.add(refusal.code, at: pointer, en: refusal.detail.en, vi: refusal.detail.vi)
            case .done(let standing) where standing.status == .approved: answer.unchanged.append(schoolClass)
            case .done(let standing):
                // A class of the list that nobody is in any more has no results to announce.
                if standing.results.isEmpty && code == nil { continue }
                check(standing, on: occasion, into: &findings)
                ready.append(standing)
            }
        }
        if let refusal = findings.refusal { return .refused(refusal.bounded(to: Self.mostGaps)) }
        if ready.isEmpty && answer.unchanged.isEmpty { return .refused(nobody) }
        for standing in ready {
            guard let kept = standing.kept else { continue }
            var state = kept.state
            state.status = .approved
            state.approved = SignedStep(by: occasion.actor, at: occasion.now)
            try ResultApprovals.change(state, confirmedBy: kept.confirmedPerson, in: &transaction)
            try ResultApprovals.cover(standing.results.map(\.pupil), by: state, in: &transaction)
            try transaction.record("approved", state, on: occasion)
            answer.approved.append(standing.schoolClass)
            if term == .year { answer.reconsider += try reconsidered(in: standing, from: transaction.reader) }
        }
        return .done(answer)
    }

    private var pointer: String { code == nil ? "/school" : "/code" }

    private func classes(in store: Reader) throws(SQLiteError) -> [ClassID] {
        guard let code else { return try KnownClasses.secondary(of: school, in: year, from: store) }
        let id = ClassID(school: school, year: year, code: code)
        return try KnownClasses.find(id, in: store) == nil ? [] : [id]
    }

    private func isEmpty(
        _ schoolClass: ClassID, on occasion: Occasion, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try KnownEnrolments.membersWithResults(of: schoolClass, on: occasion.today, in: store).isEmpty
    }

    private var nobody: Refusal {
        Refusal(
            .incomplete, at: pointer, en: "no class of grades 6 to 12 has pupils, so there is nothing to approve",
            vi: "không có lớp nào thuộc khối 6 đến 12 còn học sinh nên không có gì để duyệt")
    }

    private var noClass: Refusal {
        Refusal(
            .notFound, at: pointer, en: "no such class of grades 6 to 12 is known here in \(year)",
            vi: "năm học \(year) chưa biết lớp nào như vậy thuộc khối 6 đến 12")
    }

    private func check(_ standing: ClassStanding, on occasion: Occasion, into findings: inout Findings) {
        if standing.results.isEmpty {
            let refusal = Refusal.nobody(in: standing.schoolClass, at: pointer)
            findings.add(refusal.code, at: pointer, en: refusal.detail.en, vi: refusal.detail.vi)
        }
        findings.add(standing.gapsToApproval, of: standing.schoolClass, at: pointer)
        guard standing.status == .confirmed, let kept = standing.kept else { return }
        let person = occasion.claims?.person
        if kept.state.confirmed.by == occasion.actor || (person != nil && kept.confirmedPerson == person) {
            let code = standing.schoolClass.code
            findings.add(
                .invalid, at: pointer,
                en: "you have confirmed the results of class \(code) yourself; somebody else must approve them",
                vi: "bạn đã tự xác nhận kết quả lớp \(code); phải do người khác duyệt")
        }
    }

    /// Whose standing decision was taken on what the rule said of other results.
    private func reconsidered(
        in standing: ClassStanding, from store: Reader
    ) throws(SQLiteError) -> [PupilCode] {
        guard let known = try KnownClasses.find(standing.schoolClass, in: store) else { return [] }
        var pupils: [PupilCode] = []
        for result in standing.results {
            guard let decided = try Promotions.find(result.pupil, year, in: store) else { continue }
            if decided.suggested != PromotionAdvice(on: result, in: known.grades).suggested {
                pupils.append(result.pupil)
            }
        }
        return pupils
    }
}

extension Refusal {
    /// With the first violations only, and how many more there are.
    fileprivate func bounded(to most: Int) -> Refusal {
        guard violations.count > most, let last = violations.last else { return self }
        var bounded = self
        let more = violations.count - most
        bounded.violations = Array(violations.prefix(most))
        bounded.violations.append(
            Violation(
                pointer: last.pointer, code: last.code, detail: "and \(more) more",
                detailVi: "và \(more) nội dung nữa"))
        return bounded
    }
}
