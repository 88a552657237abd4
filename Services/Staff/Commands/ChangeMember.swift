import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Changes what a staff file says, with the reason; what is left out stays as it is (QĐ 513/2024 Đ18.2, Đ18.3).
///
/// The code is for life, and the school is not a slip of the pen: whoever goes to another school has left this one on
/// a day. Nobody leaves, or turns to work that has none, while duties and places in groups are his; and nobody keeps
/// his own file.
struct ChangeMember: Command {
    static let name: MessageName = "staff.change-member"
    static let permission: Permission? = .manageStaff

    /// What may be taken out of a file again.
    enum Removable: String, WireEnum { case phone, to }

    var member: MemberCode
    var name: PersonName?
    var birthDate: LocalDate?
    var sex: Sex?
    var ethnicity: Ethnicity?
    var position: Position?
    var contract: ContractKind?
    var qualification: Qualification?
    /// The first day on which position, contract and qualification are so: what was before stays true of its days.
    ///
    /// A slip is put right from the day on which what was written began.
    var since: LocalDate?
    /// All that the member is trained to teach.
    var subjects: [SubjectCode]?
    var phone: Phone?
    /// The first day at the school.
    var from: LocalDate?
    /// The first day no longer at the school; it may be told before it comes.
    var to: LocalDate?
    /// What the file is to say nothing of any more.
    var remove: [Removable]?
    /// The decision that changed it, or the slip that is put right.
    var reason: LongText

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Members.find(member, in: store).map { Scope($0.school) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard let known = try Members.find(member, in: transaction.reader) else { return .refused(.notFound) }
        if occasion.claims?.person == member {
            return .refused(
                Refusal(
                    .conflict, at: "/member", en: "is yourself; ask for a correction, and another makes it",
                    vi: "là chính bạn; hãy gửi yêu cầu đính chính để người khác sửa"))
        }
        let state = changed(known, on: occasion.today)
        let isOtherPost =
            (state.position, state.contract, state.qualification)
            != (known.position, known.contract, known.qualification)
        var findings = Findings()
        if birthDate != nil || from != nil {
            findings.checkAge(state.birthDate, on: state.from, at: birthDate == nil ? "/from" : "/birthDate")
        }
        findings.checkSubjects(subjects ?? [])
        checkDays(state, into: &findings)
        checkRemoved(into: &findings)
        if isOtherPost { try checkSince(state, on: occasion.today, in: transaction.reader, into: &findings) }
        try checkWork(known, state, on: occasion.today, in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        if state == known { return .done(Done()) }
        try Members.change(state, in: &transaction)
        let start = isOtherPost ? since : nil
        if let start { try Members.hold(member, from: start, in: &transaction) }
        // Of whoever is to come nothing is so yet, and no fact is of a time to come.
        try transaction.record(
            "changed", state, on: occasion, occurred: start.map { min($0.start, occasion.now) }, reason: reason.text)
        return .done(Done())
    }

    private func changed(_ known: Contracts.Member, on today: LocalDate) -> Contracts.Member {
        var state = known
        state.name = name ?? known.name
        state.birthDate = birthDate ?? known.birthDate
        state.sex = sex ?? known.sex
        state.ethnicity = ethnicity ?? known.ethnicity
        state.position = position ?? known.position
        state.contract = contract ?? known.contract
        state.qualification = qualification ?? known.qualification
        state.subjects = subjects ?? known.subjects
        state.phone = remove?.contains(.phone) == true ? nil : phone ?? known.phone
        state.from = from ?? known.from
        state.to = remove?.contains(.to) == true ? nil : to ?? known.to
        state.status = state.to.map { $0 <= today } == true ? .left : .working
        return state
    }

    private func checkDays(_ state: Contracts.Member, into findings: inout Findings) {
        if to != nil {
            findings.expectOrder(state.from, state.to)
        } else if from != nil, let last = state.to, last <= state.from {
            findings.add(
                .invalid, at: "/from", en: "must be before \(last), the first day no longer at the school",
                vi: "phải trước ngày \(last) là ngày thôi công tác tại trường")
        }
    }

    /// What somebody is now does not alter what he was (QĐ 513/2024 Đ18.3).
    private func checkSince(
        _ state: Contracts.Member, on today: LocalDate, in store: Reader, into findings: inout Findings
    ) throws(SQLiteError) {
        let start = max(try Members.heldFrom(member, in: store) ?? state.from, state.from)
        guard let since else {
            findings.add(
                .incomplete, at: "/since", en: "must say since when this is so; a slip is put right from \(start)",
                vi: "phải ghi áp dụng từ ngày nào; nếu sửa sai sót thì ghi ngày \(start)")
            return
        }
        // A slip in the file of somebody who is to come is put right from his first day.
        let last = max(start, today)
        if !(start...last).contains(since) {
            findings.add(
                .invalid, at: "/since", en: "must lie between \(start), when the present entry began, and \(last)",
                vi: "phải từ ngày \(start) là ngày bắt đầu của mục hiện tại đến ngày \(last)")
        }
    }

    private func checkRemoved(into findings: inout Findings) {
        let given: [(Removable, Bool)] = [(.phone, phone != nil), (.to, to != nil)]
        for (index, field) in (remove ?? []).enumerated() where given.contains(where: { $0.0 == field && $0.1 }) {
            findings.add(
                .invalid, at: "/remove/\(index)", en: "\(field.rawValue) is both given and removed; say one of them",
                vi: "mục \(field.rawValue) vừa được ghi vừa bị bỏ; hãy chọn một")
        }
    }

    /// What the member does must lie within the days of work, and be work of the position from its first day on.
    private func checkWork(
        _ known: Contracts.Member, _ state: Contracts.Member, on today: LocalDate, in store: Reader,
        into findings: inout Findings
    ) throws(SQLiteError) {
        let duties = try Work.all(of: member, in: store)
        for work in duties where state.from != known.from && work.from < state.from {
            findings.add(
                .conflict, at: "/from", en: "is after \(work.from), when \(work.what.en) began",
                vi: "sau ngày \(work.from) là ngày bắt đầu \(work.what.vi)")
        }
        for work in duties where state.to != known.to && !work.isOver(by: state.to) {
            findings.add(
                .conflict, at: "/to", en: "comes before the end of \(work.what.en), \(work.id); end that first",
                vi: "trước khi kết thúc \(work.what.vi), \(work.id); hãy kết thúc phân công đó trước")
        }
        let isOtherWork = state.position != known.position && !state.position.mayTeach
        for work in duties where isOtherWork && work.isTeaching && !work.isOver(by: since ?? today) {
            findings.add(
                .conflict, at: "/position", en: "has no such duty as \(work.what.en), \(work.id); end that first",
                vi: "không có nhiệm vụ \(work.what.vi), \(work.id); hãy kết thúc phân công đó trước")
        }
    }
}
