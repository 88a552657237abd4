import Contracts
import Vocabulary
import Wire

/// All that is wrong with one measured child, found in one go.
struct Complaints {
    /// What a clerk is told, and which member it is about.
    struct Complaint {
        let member: String
        let code: ProblemCode
        let sentence: Bilingual
    }

    let pointer: String
    private(set) var violations: [Violation] = []

    init(at pointer: String) { self.pointer = pointer }

    mutating func add(_ complaint: Complaint) {
        violations.append(Violation(at: pointer + complaint.member, complaint.code, complaint.sentence))
    }

    /// What can be told from the line itself, the pupil's file and the days that count.
    mutating func check(
        _ child: MeasuredChild, of known: KnownPupils.Child?, from: LocalDate, to today: LocalDate
    ) {
        if known == nil { add(.unknown) }
        if let known, child.measuredOn < known.birthDate { add(.unborn(known.birthDate)) }
        if child.measuredOn < from { add(.early(from)) }
        if today < child.measuredOn { add(.future) }
        if child.weightKg == nil && child.heightCm == nil { add(.nothing) }
    }
}

extension Complaints.Complaint {
    static let unknown = Self(
        member: "/pupil", code: .notFound,
        sentence: Bilingual(
            en: "is not known here; check the code, or try again shortly if the pupil was registered just now",
            vi: "chưa có ở đây; hãy kiểm tra mã, hoặc thử lại sau ít phút nếu học sinh vừa được đăng kí"))

    static let twice = Self(
        member: "/pupil", code: .duplicate,
        sentence: Bilingual(
            en: "is on this sheet twice; keep the right line and leave out the other",
            vi: "có hai dòng trong phiếu này; hãy giữ dòng đúng và bỏ dòng kia"))

    static let elsewhere = Self(
        member: "/pupil", code: .invalid,
        sentence: Bilingual(
            en: "is not in this class on the day of measuring; check the class and the day",
            vi: "không thuộc lớp này vào ngày đo; hãy kiểm tra lớp và ngày"))

    static let future = Self(
        member: "/measuredOn", code: .invalid,
        sentence: Bilingual(en: "lies in the future; give the day of measuring", vi: "ở tương lai; hãy ghi ngày đo"))

    static let nothing = Self(
        member: "", code: .incomplete,
        sentence: Bilingual(
            en: "has neither a weight nor a height; give weightKg, heightCm or both",
            vi: "chưa có cân nặng lẫn chiều cao; hãy ghi weightKg, heightCm hoặc cả hai"))

    static func early(_ from: LocalDate) -> Self {
        Self(
            member: "/measuredOn", code: .invalid,
            sentence: Bilingual(
                en: "lies before the checkup began on \(from); record it under the checkup it belongs to",
                vi: "trước ngày bắt đầu đợt đo \(from); hãy ghi vào đúng đợt đo"))
    }

    static func unborn(_ birthDate: LocalDate) -> Self {
        Self(
            member: "/measuredOn", code: .invalid,
            sentence: Bilingual(
                en: "lies before the pupil was born on \(birthDate); check the day, or the pupil's file",
                vi: "trước ngày sinh \(birthDate) của học sinh; hãy kiểm tra ngày đo hoặc hồ sơ học sinh"))
    }
}
