public import Wire

/// A training result (kết quả rèn luyện, TT 22/2021 Đ8).
public enum ConductLevel: String, WireEnum {
    case good, fair, passed
    case notPassed = "not-passed"

    public var label: Bilingual {
        switch self {
        case .good: Bilingual(en: "Good", vi: "Tốt")
        case .fair: Bilingual(en: "Fair", vi: "Khá")
        case .passed: Bilingual(en: "Passed", vi: "Đạt")
        case .notPassed: Bilingual(en: "Not passed", vi: "Chưa đạt")
        }
    }
}

/// Where the results of a class in a term stand; those of which nobody has said anything are open.
public enum ResultStatus: String, WireEnum {
    case open
    /// The homeroom teacher has checked and signed them.
    case confirmed
    /// The principal has signed them, and families are told.
    case approved
    /// The principal has opened what was approved, so that it can be put right.
    case reopened
}

extension Semester {
    public var label: Bilingual { Term(self).label }
}

extension Term {
    public var label: Bilingual {
        switch self {
        case .firstSemester: Bilingual(en: "semester I", vi: "học kì I")
        case .secondSemester: Bilingual(en: "semester II", vi: "học kì II")
        case .year: Bilingual(en: "the school year", vi: "cả năm học")
        }
    }
}
