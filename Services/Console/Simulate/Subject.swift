/// A subject of the lower-secondary curriculum with its periods a year (CT GDPT 2018).
struct Subject: Sendable {
    let code: String
    /// Marked out of ten, or judged Đạt and Chưa đạt only (TT 22/2021 Đ5).
    let isMarked: Bool
    private let periodsInLowerGrades: Int
    private let periodsInUpperGrades: Int

    init(_ code: String, marked: Bool, periods: Int, inGrades8And9 upper: Int? = nil) {
        self.code = code
        isMarked = marked
        periodsInLowerGrades = periods
        periodsInUpperGrades = upper ?? periods
    }

    func periods(inGrade grade: String) -> Int {
        grade == "8" || grade == "9" ? periodsInUpperGrades : periodsInLowerGrades
    }

    /// How many regular marks a semester has: 2, 3 or 4 by the periods a year; two judgements (TT 22/2021 Đ6).
    func regularMarks(inGrade grade: String) -> Int {
        guard isMarked else { return 2 }
        let periods = periods(inGrade: grade)
        return periods <= 35 ? 2 : periods <= 70 ? 3 : 4
    }

    static let lowerSecondary = [
        Subject("literature", marked: true, periods: 140),
        Subject("mathematics", marked: true, periods: 140),
        Subject("foreign-language-1", marked: true, periods: 105),
        Subject("civic-education", marked: true, periods: 35),
        Subject("history-geography", marked: true, periods: 105),
        Subject("natural-science", marked: true, periods: 140),
        Subject("technology", marked: true, periods: 35, inGrades8And9: 52),
        Subject("informatics", marked: true, periods: 35),
        Subject("physical-education", marked: false, periods: 70),
        Subject("arts", marked: false, periods: 70),
        Subject("local-education", marked: false, periods: 35),
        Subject("experiential-activities", marked: false, periods: 105),
    ]

    /// Subjects that one person teaches together.
    static let specialities = [
        ["literature", "civic-education"], ["mathematics", "informatics"],
        ["foreign-language-1", "experiential-activities"], ["history-geography", "local-education"],
        ["natural-science", "technology"], ["physical-education"], ["arts"],
    ]
}
