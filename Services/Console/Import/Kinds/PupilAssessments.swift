import Vocabulary
import Wire

// What class teachers assess beside marks: each row is one pupil, and what is left empty says nothing.

/// Qualities and competences of primary pupils at one of the year's four moments (TT 27/2020).
enum CompetencesFile: RowKind {
    static let name = "competences"
    static let summary = Bilingual(
        en: "qualities and competences of primary pupils", vi: "phẩm chất, năng lực của học sinh tiểu học")
    static let command = "assessment.record-competences"
    static let sources = ["identity", "pupils", "staff"]
    static let cells =
        [
            Cell.assessedClass,
            Cell("moment", .word(.moments), headed: "Thời điểm", "Thời điểm đánh giá"),
            Cell(
                "pupil", as: "entries", .made(entries), headed: "Mã học sinh",
                parts: Cell.parts(CompetenceArea.allCases.map { ("levels/\($0.rawValue)", $0.rawValue) })),
        ]
        + CompetenceArea.allCases.map { area in
            Cell(area.rawValue, .aside, isRequired: false, headed: area.label.vi, Cell.oldSpelling(area.label.vi))
        }
        + [Cell("reason", .aside, isRequired: false, headed: "Lí do", "Lý do"), .school]

    private static let entries: @Sendable (CSVTable.Named) -> JSON? = { row in
        var levels = ItemBuilder()
        for area in CompetenceArea.allCases where !row[area.rawValue].isEmpty {
            levels.text(area.rawValue, Words.competenceLevels.ours(row[area.rawValue]))
        }
        var entry = ItemBuilder()
        entry.text("pupil", row["pupil"])
        entry.add("levels", levels.json)
        entry.optional("reason", row["reason"])
        return .array([entry.json])
    }
}

/// What five-year-olds have reached, and who is proposed as having completed the programme (003 Đ3.4).
enum DevelopmentFile: RowKind {
    static let name = "development"
    static let summary = Bilingual(
        en: "development of five-year-olds, and who completed the programme",
        vi: "đánh giá trẻ mẫu giáo 5 tuổi, đề nghị hoàn thành chương trình")
    static let command = "assessment.record-development"
    static let sources = ["identity", "pupils", "staff"]
    static let cells =
        [
            Cell.assessedClass,
            Cell(
                "pupil", as: "entries", .made(entries), headed: "Mã học sinh", "Mã trẻ",
                parts: Cell.parts(
                    DevelopmentDomain.allCases.map { ("goals/\($0.rawValue)", $0.rawValue) } + [
                        ("proposal", "proposal")
                    ]
                )),
        ]
        + DevelopmentDomain.allCases.map { domain in
            Cell(
                domain.rawValue, .aside, headed: domain.label.vi, short(domain), Cell.oldSpelling(short(domain)),
                Cell.oldSpelling(short(domain)).replacing(" và ", with: " "))
        }
        + [
            Cell("proposal", .aside, headed: "Đề nghị", "Kết quả"),
            Cell("reason", .aside, isRequired: false, headed: "Lí do", "Lý do"), .school,
        ]

    /// As forms head the column, without the word that all have.
    private static func short(_ domain: DevelopmentDomain) -> String {
        String(domain.label.vi.dropFirst("Phát triển ".count))
    }

    private static let entries: @Sendable (CSVTable.Named) -> JSON? = { row in
        var goals = ItemBuilder()
        for domain in DevelopmentDomain.allCases { goals.text(domain.rawValue, goal(row[domain.rawValue])) }
        var entry = ItemBuilder()
        entry.text("pupil", row["pupil"])
        entry.add("goals", goals.json)
        entry.text("proposal", Words.programmeCompletions.ours(row["proposal"]))
        entry.optional("reason", row["reason"])
        return .array([entry.json])
    }

    /// Teachers' books have signs where others have words.
    private static func goal(_ text: String) -> String {
        switch text {
        case "+": DevelopmentGoal.achieved.rawValue
        case "-", "−", "–": DevelopmentGoal.notYet.rawValue
        default: Words.developmentGoals.ours(text)
        }
    }
}

extension Cell {
    /// The class's id, or its code in the school year of today or of `--year`.
    fileprivate static let assessedClass = Cell(
        "class", as: "schoolClass", .schoolClass(day: "(none)"), headed: "Lớp", "Mã lớp")

    /// As many still write: kỹ, mỹ.
    fileprivate static func oldSpelling(_ heading: String) -> String {
        heading.replacing("kĩ", with: "kỹ").replacing("mĩ", with: "mỹ")
    }

    /// Columns by the parts of the one entry that a row becomes.
    fileprivate static func parts(_ named: [(part: String, column: String)]) -> [String: String] {
        named.reduce(into: ["pupil": "pupil", "reason": "reason"]) { $0[$1.part] = $1.column }
    }
}

extension Words {
    fileprivate static let moments = Words(
        { (moment: AssessmentMoment) in moment.label },
        and: [
            "giữa HK1": .midFirstSemester, "giữa HKI": .midFirstSemester, "giữa kì 1": .midFirstSemester,
            "cuối HK1": .endFirstSemester, "cuối HKI": .endFirstSemester, "cuối kì 1": .endFirstSemester,
            "giữa HK2": .midSecondSemester, "giữa HKII": .midSecondSemester, "giữa kì 2": .midSecondSemester,
            "cuối năm": .yearEnd, "cuối HK2": .yearEnd, "cuối HKII": .yearEnd, "cuối học kì II": .yearEnd,
        ])

    /// In words, or by the letters that forms have for them.
    fileprivate static let competenceLevels = Words([
        ("tốt", "T"), ("T", "T"), ("đạt", "D"), ("Đ", "D"), ("cần cố gắng", "C"), ("C", "C"),
    ])

    fileprivate static let developmentGoals = Words(
        { (goal: DevelopmentGoal) in goal.label }, and: ["Đ": .achieved, "CĐ": .notYet])

    fileprivate static let programmeCompletions = Words(
        { (completion: ProgrammeCompletion) in completion.label },
        and: ["HT": .completed, "CHT": .notCompleted, "không hoàn thành": .notCompleted])
}
