import Vocabulary
import Wire

/// Attendance: a sheet for each class, day and session; a row without a pupil says that nobody was absent.
enum AttendanceFile: ImportKind {
    static let name = "attendance"
    static let summary = Bilingual(en: "who was absent, by class and session", vi: "học sinh vắng theo lớp và buổi học")
    static let columns = CSVTable.Columns(
        required: ["class", "date", "session", "pupil", "kind"], optional: ["note"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        // A teacher's right to his class comes from the duties that Staff has told.
        try importer.waitUntil("pupils", hasRead: ["identity", "staff"])
        for row in importer.table.named where row["pupil"].isEmpty && !(row["kind"].isEmpty && row["note"].isEmpty) {
            importer.refuse(
                row, column: "pupil",
                Bilingual(
                    en: "who was absent is missing; where nobody was, leave kind and note empty too",
                    vi: "thiếu học sinh vắng; nếu không ai vắng, hãy để trống cả kind và note"))
        }
        // A sheet with a row missing would be taken as if that pupil had been there.
        let items = importer.table.named.grouped { [$0["class"], $0["date"], $0["session"]] }
            .filter { _, rows in rows.allSatisfy { !importer.ledger.refused.contains($0.index) } }
            .map { key, rows in item(key, rows) }
        try importer.bulk(
            "pupils.take-attendance", items,
            columns: [
                "schoolClass": "class", "absences/pupil": "pupil", "absences/kind": "kind", "absences/note": "note",
            ])
    }

    private static func item(_ key: [String], _ rows: [CSVTable.Named]) -> Importer.Item {
        var absences: [JSON] = []
        var parts: [Parcel.Place] = []
        for row in rows {
            guard !row["pupil"].isEmpty else {
                parts.append(Parcel.Place(pointer: "/row", row: row.index))
                continue
            }
            parts.append(Parcel.Place(pointer: "/absences/\(absences.count)", row: row.index))
            var absence = ItemBuilder()
            absence.text("pupil", row["pupil"])
            absence.text("kind", row["kind"])
            absence.optional("note", row["note"])
            absences.append(absence.json)
        }
        var item = ItemBuilder()
        item.text("schoolClass", key[0])
        item.text("date", key[1])
        item.text("session", key[2])
        item.add("absences", .array(absences))
        return Importer.Item(row: rows[0].index, body: item.json, parts: parts)
    }
}
