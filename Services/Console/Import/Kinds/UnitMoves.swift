import Wire

/// New places of units from a day on, as a reform brings them.
///
/// A row that was imported before meets itself, whatever came after it.
enum UnitMovesFile: ImportKind {
    static let name = "unit-moves"
    static let summary = Bilingual(en: "units that come under another one", vi: "đơn vị chuyển sang cấp trên khác")
    static let columns = CSVTable.Columns(required: ["unit", "to", "from"], optional: ["reason"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        let items = importer.table.named.map { row in
            var item = ItemBuilder()
            item.text("unit", row["unit"])
            item.text("to", row["to"])
            item.text("from", row["from"])
            item.optional("reason", row["reason"])
            return Importer.Item(row: row.index, body: item.json)
        }
        // One message after another: a unit may move more than once.
        try importer.bulk("identity.move-unit", items, window: 1)
    }
}
