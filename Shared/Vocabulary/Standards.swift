public import Wire

/// How far a criterion of a professional standard is met, and the standard as a whole, the lowest first.
public enum StandardLevel: String, WireEnum, Comparable {
    case notPassed = "not-passed"
    case passed, fair, good

    public var label: Bilingual {
        switch self {
        case .notPassed: Bilingual(en: "Not passed", vi: "Chưa đạt")
        case .passed: Bilingual(en: "Passed", vi: "Đạt")
        case .fair: Bilingual(en: "Fair", vi: "Khá")
        case .good: Bilingual(en: "Good", vi: "Tốt")
        }
    }
}

/// The professional standard (chuẩn nghề nghiệp) that teachers are held against, by the circular that sets it.
public enum ProfessionalStandard: String, WireEnum {
    /// TT 20/2018/TT-BGDĐT: teachers of general schools.
    case generalSchool = "tt20-2018"
    /// TT 26/2018/TT-BGDĐT: teachers of preschools.
    case preschool = "tt26-2018"
}

/// Who judges: the teacher himself every year, or the head of the school every second (TT 20/2018 Đ11).
public enum Assessor: String, WireEnum {
    case oneself = "self"
    case head
}

/// The evaluation of a teacher in a school year by one of the two: `<member>/<first year>/<assessor>`.
public struct EvaluationID: TextValue {
    public let member: MemberCode
    public let year: SchoolYear
    public let by: Assessor

    public init(member: MemberCode, year: SchoolYear, by: Assessor) {
        self.member = member
        self.year = year
        self.by = by
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let member = MemberCode(String(parts[0])), let year = SchoolYear(startingIn: parts[1]),
            let by = Assessor(rawValue: String(parts[2]))
        else { return nil }
        self.init(member: member, year: year, by: by)
    }

    public var text: String { "\(member.text)/\(year.firstYear)/\(by.rawValue)" }

    public static var schema: JSON { ["type": "string", "pattern": "^[0-9A-Z]{20}/[0-9]{4}/(self|head)$"] }
    public static var sample: EvaluationID { EvaluationID(member: .sample, year: .sample, by: .head) }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must have the form member/first year/self or head",
            vi: "phải theo mẫu mã nhân sự/năm đầu/self (tự đánh giá) hoặc head (thủ trưởng đánh giá)")
    }
}
