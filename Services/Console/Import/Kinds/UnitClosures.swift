import Wire

/// Units that end on a day; those below them stand before them, or have moved away.
enum UnitClosuresFile: ImportKind {
    static let name = "unit-closures"
    static let summary = Bilingual(en: "units that are closed", vi: "đơn vị giải thể")
    static let columns = CSVTable.Columns(required: ["unit", "on", "reason"], optional: ["successor"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        let items = importer.table.named.map { row in
            var item = ItemBuilder()
            item.text("unit", row["unit"])
            item.text("on", row["on"])
            item.text("reason", row["reason"])
            item.optional("successor", row["successor"])
            return Importer.Item(row: row.index, body: item.json)
        }
        // One message after another: a unit must not overtake those below it.
        try importer.bulk("identity.close-unit", items, window: 1)
    }
}
