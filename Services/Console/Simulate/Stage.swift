/// A level of schooling with its grades, as the files spell them.
enum Stage: String, CaseIterable, Sendable {
    case preschool
    case primary
    case lowerSecondary = "lower-secondary"

    /// A grade, the age its children reach in the calendar year it begins, and the greatest size of its classes.
    struct Grade: Sendable {
        let code: String
        let classPrefix: String
        let className: String
        let age: Int
        let capacity: Int
        /// Its share of a school's pupils, in parts of a hundred.
        let share: Int
    }

    var grades: [Grade] {
        switch self {
        case .preschool: Self.preschoolGrades
        case .primary: Self.numbered(1...5, share: 20, capacity: 35)
        case .lowerSecondary: Self.numbered(6...9, share: 25, capacity: 40)
        }
    }

    /// The first letters of its units' codes, and of its account names.
    var codePrefix: String {
        switch self {
        case .preschool: "MN"
        case .primary: "TH"
        case .lowerSecondary: "CS"
        }
    }

    var slugPrefix: String {
        switch self {
        case .preschool: "mn"
        case .primary: "th"
        case .lowerSecondary: "thcs"
        }
    }

    var title: String {
        switch self {
        case .preschool: "Trường Mầm non"
        case .primary: "Trường Tiểu học"
        case .lowerSecondary: "Trường THCS"
        }
    }

    /// Preschool and primary pupils are at school all day (2 buổi/ngày).
    var session: String { self == .lowerSecondary ? "one" : "two" }

    /// Sizes by the preschool charter (TT 52/2020 Đ15): 25 children of 25–36 months, then 25, 30 and 35.
    private static let preschoolGrades = [
        Grade(code: "n3", classPrefix: "NT", className: "Nhóm trẻ", age: 2, capacity: 25, share: 13),
        Grade(code: "k1", classPrefix: "MB", className: "Mẫu giáo bé", age: 3, capacity: 25, share: 22),
        Grade(code: "k2", classPrefix: "MN", className: "Mẫu giáo nhỡ", age: 4, capacity: 30, share: 27),
        Grade(code: "k3", classPrefix: "ML", className: "Mẫu giáo lớn", age: 5, capacity: 35, share: 38),
    ]

    private static func numbered(_ grades: ClosedRange<Int>, share: Int, capacity: Int) -> [Grade] {
        grades.map {
            Grade(
                code: "\($0)", classPrefix: "\($0)A", className: "\($0)A", age: $0 + 5, capacity: capacity, share: share
            )
        }
    }
}
