public import Wire

/// A subject of the curriculum, by code: `mathematics`, `foreign-language-1`.
public struct SubjectCode: TextValue, Comparable {
    public let text: String

    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (2...40).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-"),
            bytes.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        self.text = text
    }

    public static let schema: JSON = ["type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$"]
    public static let sample = SubjectCode(unchecked: "mathematics")
    public static let complaint = Bilingual(
        en: "must be a subject code of small letters, digits and dashes, for example mathematics",
        vi: "phải là mã môn học gồm chữ thường, chữ số và gạch nối, ví dụ mathematics")
    private init(unchecked text: String) { self.text = text }
    public static func < (left: SubjectCode, right: SubjectCode) -> Bool { left.text < right.text }
}

/// How a subject is judged (TT 22/2021 Đ5).
public enum SubjectKind: String, WireEnum {
    /// By comment and mark.
    case marked
    /// By comment alone: Đạt or Chưa đạt.
    case comment
}

/// A column of the mark book: regular (ĐĐGtx), mid-term (ĐĐGgk), final (ĐĐGck).
public enum MarkColumn: String, WireEnum, Comparable {
    case tx1, tx2, tx3, tx4, gk, ck
}

/// A mark from 0 to 10 with one decimal place, kept in tenths so that no rounding is ever binary (TT 22/2021 Đ5.3b).
public struct Mark: WireValue, Comparable {
    public let tenths: Int

    public init?(tenths: Int) {
        guard (0...100).contains(tenths) else { return nil }
        self.tenths = tenths
    }

    public init?(json: JSON) {
        switch json {
        case .integer(let whole):
            guard (0...10).contains(whole) else { return nil }
            self.init(tenths: Int(whole) * 10)
        case .decimal(let number):
            guard (0...10).contains(number) else { return nil }
            let tenths = (number * 10).rounded()
            guard Double(tenths) / 10 == number else { return nil }
            self.init(tenths: Int(tenths))
        default: return nil
        }
    }

    public var json: JSON {
        tenths.isMultiple(of: 10) ? .integer(Int64(tenths / 10)) : .decimal(Double(tenths) / 10)
    }

    public static let schema: JSON = ["type": "number", "minimum": 0, "maximum": 10, "multipleOf": 0.1]
    public static let sample = Mark(unchecked: 75)
    public static let complaint = Bilingual(
        en: "must be a mark from 0 to 10 with at most one decimal place",
        vi: "phải là điểm từ 0 đến 10, nhiều nhất một chữ số thập phân")
    private init(unchecked tenths: Int) { self.tenths = tenths }
    public static func < (left: Mark, right: Mark) -> Bool { left.tenths < right.tenths }
}

/// What stands in one cell of a mark book: a mark, or a judgement in a comment subject.
///
/// Written `D` and `CD`, which any keyboard has; `Đ` and `CĐ` are read as well.
public enum CellValue: WireValue {
    case mark(Mark)
    /// Đạt.
    case passed
    /// Chưa đạt.
    case notPassed

    public init?(json: JSON) {
        switch json {
        case .string("D"), .string("Đ"): self = .passed
        case .string("CD"), .string("CĐ"): self = .notPassed
        default:
            guard let mark = Mark(json: json) else { return nil }
            self = .mark(mark)
        }
    }

    public var json: JSON {
        switch self {
        case .mark(let mark): mark.json
        case .passed: "D"
        case .notPassed: "CD"
        }
    }

    public static let schema: JSON = ["oneOf": [Mark.schema, ["enum": ["D", "CD", "Đ", "CĐ"]]]]
    public static let sample = CellValue.mark(.sample)
    public static let complaint = Bilingual(
        en: "must be a mark from 0 to 10 with at most one decimal place, or D or CD in a comment subject",
        vi: "phải là điểm từ 0 đến 10 (một chữ số thập phân), hoặc D (đạt), CD (chưa đạt) với môn nhận xét")
}

/// A learning result (kết quả học tập, TT 22/2021 Đ9.2).
public enum LearningLevel: String, WireEnum {
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
