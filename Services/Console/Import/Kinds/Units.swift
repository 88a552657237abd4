import Wire

/// Units: the department, its offices, their schools.
///
/// A parent stands before its children.
enum UnitsFile: ImportKind {
    static let name = "units"
    static let summary = Bilingual(en: "departments, offices and schools", vi: "sở, phòng và trường")
    static let columns = CSVTable.Columns(
        required: ["code", "kind", "name", "from"], optional: ["parent", "levels", "ownership", "region"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        let items = importer.table.named.map { row in
            var item = ItemBuilder()
            item.text("code", row["code"])
            item.text("kind", row["kind"])
            item.text("name", row["name"])
            item.optional("parent", row["parent"])
            item.text("from", row["from"])
            item.list("levels", row["levels"])
            item.optional("ownership", row["ownership"])
            item.optional("region", row["region"])
            return Importer.Item(row: row.index, body: item.json)
        }
        // One message after another: a child must not overtake its parent.
        try importer.bulk("identity.register-unit", items, window: 1)
    }
}
