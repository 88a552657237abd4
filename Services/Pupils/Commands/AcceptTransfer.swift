import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Lets a pupil go to the school that has asked for the child, on the day it asked for.
struct AcceptTransfer: Command {
    static let name: MessageName = "pupils.accept-transfer"
    static let permission: Permission? = .managePupils

    var transfer: TransferID

    struct Answer: Codable, Hashable {
        var status: ReleaseStatus
        /// What whoever accepts should know, though it hinders nothing.
        var warnings: [Bilingual]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Releases.find(transfer, in: store).map { Scope($0.request.sender) }
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard let kept = try Releases.find(transfer, in: transaction.reader) else { return .refused(.notFound) }
        switch kept.status {
        case .noted: break
        case .accepted, .closing, .released, .confirmed: return .done(Answer(status: kept.status, warnings: []))
        case .rejected, .withdrawn: return .refused(.ended(kept.status))
        }
        guard let file = try PupilFiles.find(kept.request.pupil, in: transaction.reader) else {
            return .refused(.notFound)
        }
        var findings = Findings()
        guard try findings.expectInUse(file.code, at: "/transfer", in: transaction.reader) else {
            return .refused(findings.refusal ?? .notFound)
        }
        check(kept.request, against: file, into: &findings)
        try checkPlace(of: file, kept.request, in: transaction.reader, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        try Releases.advance(transfer, to: .accepted, in: &transaction)
        try Handover.tell(transfer, on: occasion, in: &transaction)
        let isToday = kept.request.from <= occasion.today
        if isToday { try Handover.close(transfer, on: occasion, in: &transaction) }
        return .done(
            Answer(status: isToday ? .closing : .accepted, warnings: warnings(kept.request, about: file)))
    }

    private func warnings(_ request: Transfer, about file: Pupil) -> [Bilingual] {
        guard Vietnamese.searchForm(request.name.text) != Vietnamese.searchForm(file.name.text) else { return [] }
        return [
            Bilingual(
                en: "the other school wrote the name as \(request.name); the file says \(file.name)",
                vi: "trường tiếp nhận ghi họ tên là \(request.name); hồ sơ ghi \(file.name)")
        ]
    }

    /// Somebody else's child must not go because of one wrong digit.
    private func check(_ request: Transfer, against file: Pupil, into findings: inout Findings) {
        if file.school != request.sender {
            findings.add(
                .conflict, at: "/transfer", en: "asks for a pupil who is at this school no longer",
                vi: "xin chuyển học sinh không còn thuộc trường này")
        }
        if file.birthDate != request.birthDate {
            findings.add(
                .conflict, at: "/transfer",
                en: "gives \(request.birthDate) as the birth date, the file \(file.birthDate); reject it or mend that",
                vi: "ghi ngày sinh \(request.birthDate), hồ sơ ghi \(file.birthDate); hãy từ chối hoặc sửa hồ sơ")
        }
    }

    /// The day must come after all that is known of the pupil here.
    private func checkPlace(
        of file: Pupil, _ request: Transfer, in store: Reader, into findings: inout Findings
    ) throws(SQLiteError) {
        func refuse(_ code: ProblemCode, en: String, vi: String) {
            findings.add(code, at: "/transfer", en: en, vi: vi)
        }
        if let open = try Releases.open(for: file.code, in: store) {
            refuse(
                .duplicate, en: "asks for a pupil who is on the way to school \(open.request.receiver) already",
                vi: "xin chuyển học sinh đang làm thủ tục chuyển đến trường \(open.request.receiver)")
        }
        if let since = try FormerSchools.keptFrom(file.code, in: store), request.from <= since {
            refuse(
                .invalid, en: "names \(request.from), when the pupil had not been here a day (since \(since))",
                vi: "ghi ngày \(request.from), khi học sinh chưa học ở trường ngày nào (từ \(since))")
        }
        guard let stay = try Stays.latest(of: file.code, in: store) else { return }
        if stay.status == .deceased {
            refuse(
                .conflict, en: "asks for a pupil who is recorded as deceased",
                vi: "xin chuyển học sinh đã được ghi nhận qua đời")
        }
        let last = try Handover.lastDay(of: stay, by: request.from, in: store)
        let turn = stay.to ?? max(stay.from.adding(days: 1), stay.latestTurn)
        if (stay.to == nil ? last : request.from) < turn {
            refuse(
                .invalid, en: "names \(request.from); by the records the pupil can leave on \(turn) at the earliest",
                vi: "ghi ngày \(request.from); theo dữ liệu đã ghi, sớm nhất ngày \(turn) học sinh mới chuyển đi được")
        }
        if let open = stay.openSuspension, last <= open.from {
            refuse(
                .invalid, en: "names \(request.from); the pupil's studies are suspended since \(open.from)",
                vi: "ghi ngày \(request.from); học sinh tạm dừng học từ \(open.from)")
        }
    }
}

extension Refusal {
    /// A transfer that has come to its end.
    static func ended(_ status: ReleaseStatus) -> Refusal {
        Refusal(
            .conflict, at: "/transfer", en: "is \(status.rawValue); the other school must ask anew",
            vi: "đã kết thúc (\(status.rawValue)); trường tiếp nhận phải gửi yêu cầu mới")
    }
}
