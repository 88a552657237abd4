import Vocabulary
import Wire

/// Who teaches what to which class, and who is its homeroom teacher.
enum AssignmentsFile: ImportKind {
    static let name = "assignments"
    static let summary = Bilingual(en: "teaching and homeroom assignments", vi: "phân công giảng dạy và chủ nhiệm")
    static let columns = CSVTable.Columns(
        required: ["school", "year", "kind", "member", "class", "from"], optional: ["subject"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        try importer.waitUntil("staff", hasRead: ["identity", "pupils"])
        var homerooms: [Importer.Item] = []
        var lessons: [Importer.Item] = []
        for row in importer.table.named {
            var item = ItemBuilder()
            item.text("member", row["member"])
            let year = SchoolYear(row["year"]).map { String($0.firstYear) } ?? row["year"]
            item.text("schoolClass", "\(row["school"])/\(year)/\(row["class"])")
            switch AssignmentKind(rawValue: row["kind"]) {
            case .teaching:
                item.text("subject", row["subject"])
                item.text("from", row["from"])
                lessons.append(Importer.Item(row: row.index, body: item.json))
            case .homeroom:
                item.text("from", row["from"])
                homerooms.append(Importer.Item(row: row.index, body: item.json))
            case nil:
                importer.refuse(
                    row, column: "kind",
                    Bilingual(
                        en: "must be teaching or homeroom", vi: "phải là teaching (giảng dạy) hoặc homeroom (chủ nhiệm)"
                    ))
            }
        }
        let columns = ["schoolClass": "class"]
        try importer.bulk("staff.assign-teaching", lessons, columns: columns)
        try importer.bulk("staff.assign-homeroom", homerooms, columns: columns)
    }
}
