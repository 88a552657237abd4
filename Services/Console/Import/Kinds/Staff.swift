import Wire

/// Members of staff with their appointments.
enum StaffFile: ImportKind {
    static let name = "staff"
    static let summary = Bilingual(en: "members of staff", vi: "cán bộ, giáo viên, nhân viên")
    static let columns = CSVTable.Columns(
        required: [
            "code", "school", "name", "birthDate", "sex", "ethnicity", "position", "contract", "qualification", "from",
        ], optional: ["subjects", "phone"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        try importer.waitUntil("staff", hasRead: ["identity"])
        let items = importer.table.named.map { row in
            var item = ItemBuilder()
            for column in columns.required.dropLast() { item.text(column, row[column]) }
            item.list("subjects", row["subjects"])
            item.optional("phone", row["phone"])
            item.text("from", row["from"])
            return Importer.Item(row: row.index, body: item.json)
        }
        try importer.bulk("staff.register-member", items)
    }
}
