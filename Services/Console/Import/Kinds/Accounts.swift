import Vocabulary
import Wire

/// Accounts and what they may do; a second row of the same name grants a second role.
enum AccountsFile: ImportKind {
    static let name = "accounts"
    static let summary = Bilingual(en: "accounts with their roles", vi: "tài khoản và vai trò")
    static let columns = CSVTable.Columns(
        required: ["name", "unit", "role", "displayName"], optional: ["person", "from"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        var opened: Set<String> = []
        var accounts: [Importer.Item] = []
        for row in importer.table.named where opened.insert(row["name"]).inserted {
            var item = ItemBuilder()
            item.text("name", row["name"])
            item.text("displayName", row["displayName"])
            item.text("unit", row["unit"])
            item.optional("person", row["person"])
            guard let password = wishes.password(row["name"]) else {
                importer.refuse(
                    row, column: "name",
                    Bilingual(
                        en: "the password file has no line for this account",
                        vi: "tệp mật khẩu không có dòng nào cho tài khoản này"))
                continue
            }
            item.text("password", password)
            accounts.append(Importer.Item(row: row.index, body: item.json))
        }
        // Passwords are hashed beside the writer, a list to a processor.
        try importer.bulk(
            "identity.open-account", accounts, columns: ["password": "name"], window: importer.manner.window ?? 8)
        let grants = importer.sound.map { row in
            var item = ItemBuilder()
            item.text("account", row["name"])
            item.text("role", row["role"])
            item.text("unit", row["unit"])
            item.text("from", row["from"].isEmpty ? wishes.today.text : row["from"])
            return Importer.Item(row: row.index, body: item.json)
        }
        try importer.bulk("identity.grant-role", grants, columns: ["account": "name"], made: "account")
    }
}
