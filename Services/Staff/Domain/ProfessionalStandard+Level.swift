import Vocabulary

extension ProfessionalStandard {
    /// Both standards have five standards with fifteen criteria (TT 20/2018 Đ4-8; TT 26/2018 Đ4-8).
    static let criteria = 15

    /// The standards for teachers of a school with these levels: one, or where it has children of both ages, two.
    static func applying(to levels: [Level]) -> [ProfessionalStandard] {
        (levels.contains { $0 != .preschool } ? [.generalSchool] : [])
            + (levels.contains(.preschool) ? [.preschool] : [])
    }

    /// The criteria, from 1, that carry a level: without them at it, nobody reaches it as a whole.
    ///
    /// TT 20/2018 Đ10.2 names those of Đ5, the second standard (professional development). For TT 26/2018 the numbers
    /// are those of a published summary; its text has not been read, nor whether a circular under the Law on Teachers
    /// (73/2025) has taken the place of either. So an evaluation says by which rule it was made.
    private var carrying: [Int] {
        switch self {
        case .generalSchool: [3, 4, 5, 6, 7]
        case .preschool: [1, 3, 4, 5, 6, 7, 8, 9]
        }
    }

    /// What the levels of the criteria, in their order, come to; nothing where there are not fifteen.
    ///
    /// Tốt: every criterion khá or better, two thirds of them tốt, the carrying ones among these. Khá: every one đạt or
    /// better, two thirds khá or better, the carrying ones too. Đạt: every one. Chưa đạt: one below (Đ10.2 of both).
    func level(of criteria: [StandardLevel]) -> StandardLevel? {
        guard criteria.count == Self.criteria, let least = criteria.min() else { return nil }
        func most(reach level: StandardLevel) -> Bool {
            criteria.count { $0 >= level } * 3 >= criteria.count * 2
                && carrying.allSatisfy { criteria[$0 - 1] >= level }
        }
        if least == .notPassed { return .notPassed }
        if least >= .fair, most(reach: .good) { return .good }
        return most(reach: .fair) ? .fair : .passed
    }
}
