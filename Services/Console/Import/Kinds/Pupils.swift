import Vocabulary
import Wire

/// Pupils: registered, enrolled in their classes, and taken off the roll where they have left.
enum PupilsFile: ImportKind {
    static let name = "pupils"
    static let summary = Bilingual(en: "pupils with their classes", vi: "học sinh và lớp của họ")
    static let columns = CSVTable.Columns(
        required: ["code", "school", "class", "name", "birthDate", "sex", "ethnicity", "from"],
        optional: [
            "disability", "policy", "address", "phone", "guardianName", "guardianRelation", "left", "leaveReason",
        ], foreign: ClassExport.columns)

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        try importer.waitUntil("pupils", hasRead: ["identity"])
        if importer.table.spelt != nil { return try ClassExport.run(importer, wishes) }
        try importer.bulk(
            "pupils.register-pupil", importer.table.named.map { Importer.Item(row: $0.index, body: pupil($0)) },
            columns: [
                "policies": "policy", "guardians/name": "guardianName", "guardians/relation": "guardianRelation",
                "guardians/phone": "phone", "guardians": "guardianName",
            ])
        let fallback = importer.table.named.lazy.compactMap { year($0["from"]) }.first
        var enrolments: [Importer.Item] = []
        for row in importer.sound where !row["class"].isEmpty {
            let year = wishes.year ?? Self.year(row["from"]) ?? fallback
            var item = ItemBuilder()
            item.text("pupil", row["code"])
            item.text("schoolClass", "\(row["school"])/\(year.map { String($0.firstYear) } ?? "")/\(row["class"])")
            item.text("from", row["from"])
            enrolments.append(Importer.Item(row: row.index, body: item.json))
        }
        try importer.bulk(
            "pupils.enrol-pupil", enrolments, columns: ["pupil": "code", "schoolClass": "class"], made: "pupil")
        var leavers: [Importer.Item] = []
        for row in importer.sound where !row["left"].isEmpty {
            var item = ItemBuilder()
            item.text("pupil", row["code"])
            item.text("on", row["left"])
            item.text("reason", row["leaveReason"])
            leavers.append(Importer.Item(row: row.index, body: item.json))
        }
        try importer.bulk(
            "pupils.leave-school", leavers, columns: ["pupil": "code", "on": "left", "reason": "leaveReason"],
            made: "pupil")
    }

    private static func pupil(_ row: CSVTable.Named) -> JSON {
        var item = ItemBuilder()
        for column in ["code", "school", "name", "birthDate", "sex", "ethnicity"] { item.text(column, row[column]) }
        item.optional("disability", row["disability"])
        item.list("policies", row["policy"])
        item.optional("address", row["address"])
        var guardians: [JSON] = []
        if !(row["guardianName"].isEmpty && row["guardianRelation"].isEmpty && row["phone"].isEmpty) {
            var guardian = ItemBuilder()
            guardian.text("name", row["guardianName"])
            guardian.text("relation", row["guardianRelation"])
            guardian.optional("phone", row["phone"])
            guardians.append(guardian.json)
        }
        item.add("guardians", .array(guardians))
        return item.json
    }

    /// The school year a day falls in: from August on it is the one that begins.
    static func year(_ text: String) -> SchoolYear? {
        LocalDate(text).flatMap { SchoolYear(around: $0) }
    }
}
