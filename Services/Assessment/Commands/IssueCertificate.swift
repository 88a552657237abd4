import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Issues the temporary lower-secondary graduation certificate of a pupil who has completed grade 9 (004 Đ18.11).
///
/// It is issued once: asked for again, the answer is the same number, as on a reprint.
struct IssueCertificate: Command {
    static let name: MessageName = "assessment.issue-certificate"
    static let permission: Permission? = .issueCertificates

    /// The class of grade 9 that the pupil completed.
    var schoolClass: ClassID
    var pupil: PupilCode

    struct Answer: Codable, Sendable, Hashable {
        var number: Int
        var issued: SignedStep
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        guard CertificateRule.hasCertificates(schoolClass.year) else { return .refused(abolished) }
        guard let known = try KnownClasses.find(schoolClass, in: transaction.reader) else {
            return .refused(.unknownClass(schoolClass))
        }
        var findings = Findings()
        if !known.grades.contains(.g9) {
            findings.add(
                .invalid, at: "/schoolClass",
                en: "\(schoolClass.code) is a class of \(known.grade.label.en); the certificate is for those who "
                    + "have completed grade 9",
                vi: "\(schoolClass.code) là lớp thuộc \(known.grade.label.vi); giấy chứng nhận chỉ cấp cho học "
                    + "sinh hoàn thành lớp 9")
        }
        let decided = try Promotions.find(pupil, schoolClass.year, in: transaction.reader)
        if decided?.decision != .completed || decided?.schoolClass != schoolClass {
            findings.add(
                .incomplete, at: "/pupil",
                en: "there is no decision that \(pupil) has completed class \(schoolClass.code) in \(schoolClass.year)",
                vi: "chưa có quyết định học sinh \(pupil) hoàn thành chương trình tại lớp \(schoolClass.code), năm học "
                    + "\(schoolClass.year)")
        }
        let standing = try Certificates.standing(of: pupil, in: transaction.reader)
        if let standing, standing.schoolClass != schoolClass {
            findings.add(
                .duplicate, at: "/pupil",
                en: "\(pupil) has certificate \(standing.number) of \(standing.schoolClass); cancel that first",
                vi: "học sinh \(pupil) đã có giấy chứng nhận số \(standing.number) của lớp "
                    + "\(standing.schoolClass); hãy huỷ giấy đó trước")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        if let standing { return .done(Answer(number: standing.number, issued: standing.issued)) }
        let state = Certificate(
            schoolClass: schoolClass,
            number: try Certificates.nextNumber(of: schoolClass.school, in: schoolClass.year, from: transaction.reader),
            pupil: pupil, issued: SignedStep(by: occasion.actor, at: occasion.now))
        try Certificates.add(state, in: &transaction)
        try transaction.record("issued", state, on: occasion)
        return .done(Answer(number: state.number, issued: state.issued))
    }

    private var abolished: Refusal {
        Refusal(
            .invalid, at: "/schoolClass",
            en: "there is no lower-secondary diploma since 1/1/2026 (Luật 123/2025/QH15), so none for those who "
                + "complete \(schoolClass.year): the principal's confirmation in the học bạ takes its place",
            vi: "từ 1/1/2026 không còn bằng tốt nghiệp THCS (Luật 123/2025/QH15) nên không cấp cho học sinh hoàn "
                + "thành năm học \(schoolClass.year): hiệu trưởng xác nhận hoàn thành chương trình trong học bạ")
    }
}
