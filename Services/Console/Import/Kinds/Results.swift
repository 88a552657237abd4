import Vocabulary
import Wire

/// Conduct: a message for each class and semester, as the homeroom teacher has judged it.
enum ConductFile: ImportKind {
    static let name = "conduct"
    static let summary = Bilingual(
        en: "conduct of a class's pupils in a semester", vi: "kết quả rèn luyện học kì của học sinh một lớp")
    private static let required = ["class", "semester", "pupil", "level"]
    static let columns = CSVTable.Columns(
        required: required, optional: ["comment", "school"],
        foreign: ForeignColumns(
            names: [
                ("Mã lớp", "class"), ("Lớp", "class"), ("Học kì", "semester"), ("Mã học sinh", "pupil"),
                ("Mã định danh", "pupil"), ("Kết quả rèn luyện", "level"), ("Rèn luyện", "level"),
                ("Nhận xét", "comment"), ("Mã trường", "school"), ("STT", nil), ("Họ và tên", nil), ("Họ tên", nil),
            ], required: required))

    private static let levels = Words(
        ConductLevel.allCases.map { ($0.label.vi, $0.rawValue) } + [
            ("T", ConductLevel.good.rawValue), ("K", ConductLevel.fair.rawValue), ("Đ", ConductLevel.passed.rawValue),
            ("CĐ", ConductLevel.notPassed.rawValue),
        ])
    private static let semesters = Words([("I", "1"), ("II", "2"), ("HK1", "1"), ("HK2", "2")])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        // A teacher's right to his class comes from the duties that Staff has told.
        try importer.waitUntil("assessment", hasRead: ["identity", "pupils", "staff"])
        let classes = importer.table.named.grouped { row in
            [Cell.classID(row["class"], row["school"], wishes), row["semester"]]
        }
        let items = classes.map { key, rows in
            var item = ItemBuilder()
            item.text("schoolClass", key[0])
            item.number("semester", semesters.ours(key[1]))
            var parts: [Parcel.Place] = []
            var judgements: [JSON] = []
            for (index, row) in rows.enumerated() {
                var judgement = ItemBuilder()
                judgement.text("pupil", row["pupil"])
                judgement.text("level", levels.ours(row["level"]))
                judgement.optional("comment", row["comment"])
                judgements.append(judgement.json)
                parts.append(Parcel.Place(pointer: "/judgements/\(index)", row: row.index))
            }
            item.add("judgements", .array(judgements))
            return Importer.Item(row: rows[0].index, body: item.json, parts: parts)
        }
        try importer.bulk(
            "assessment.record-conduct", items,
            columns: [
                "schoolClass": "class", "semester": "semester", "judgements/pupil": "pupil",
                "judgements/level": "level", "judgements/comment": "comment",
            ])
    }
}

/// Who is to have a temporary certificate of lower-secondary graduation.
enum CertificatesFile: RowKind {
    static let name = "certificates"
    static let summary = Bilingual(
        en: "temporary certificates of graduation", vi: "giấy chứng nhận tốt nghiệp THCS tạm thời")
    static let command = "assessment.issue-certificate"
    static let sources = ["identity", "pupils"]
    static let cells = [
        Cell("class", as: "schoolClass", .schoolClass(day: ""), headed: "Mã lớp", "Lớp"),
        Cell("pupil", headed: "Mã học sinh", "Mã định danh"), .school,
    ]
}
