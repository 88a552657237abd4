import Wire

/// The subjects of each grade, with their periods; a grade's rows go together.
enum CurriculumFile: ImportKind {
    static let name = "curriculum"
    static let summary = Bilingual(en: "subjects and periods of each grade", vi: "môn học và số tiết của từng khối")
    static let columns = CSVTable.Columns(required: ["school", "year", "grade", "subject", "kind", "periods"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        try importer.waitUntil("assessment", hasRead: ["identity"])
        let groups = importer.table.named.grouped { [$0["school"], $0["year"], $0["grade"]] }
        let items = groups.map { key, rows in
            var item = ItemBuilder()
            item.text("school", key[0])
            item.text("year", key[1])
            item.text("grade", key[2])
            var parts: [Parcel.Place] = []
            var subjects: [JSON] = []
            for (index, row) in rows.enumerated() {
                var subject = ItemBuilder()
                subject.text("code", row["subject"])
                subject.text("kind", row["kind"])
                subject.number("periods", row["periods"])
                subjects.append(subject.json)
                parts.append(Parcel.Place(pointer: "/subjects/\(index)", row: row.index))
            }
            item.add("subjects", .array(subjects))
            return Importer.Item(row: rows[0].index, body: item.json, parts: parts)
        }
        try importer.bulk("assessment.set-curriculum", items, columns: ["code": "subject", "subjects": "subject"])
    }
}

extension [CSVTable.Named] {
    /// The rows with the same key together, in the order of their first.
    func grouped(by key: (CSVTable.Named) -> [String]) -> [(key: [String], rows: [CSVTable.Named])] {
        var order: [[String]] = []
        var groups: [[String]: [CSVTable.Named]] = [:]
        for row in self {
            let key = key(row)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(row)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }
}
