import Vocabulary
import Wire

/// What is sent to roll over, made of files, and where in them what is said against it belongs.
struct RollOverOrder {
    var school: String
    var from: SchoolYear
    var classes: CSVTable
    var exceptions: CSVTable?
    var on: LocalDate?
    var undecided: String?
    var isDryRun: Bool

    var body: JSON {
        var body = ItemBuilder()
        body.text("school", school)
        body.text("from", from.text)
        body.add("classes", .array(classes.named.map(Self.line)))
        if let on { body.text("on", on.text) }
        if let exceptions { body.add("exceptions", .array(exceptions.named.map(Self.exception))) }
        if let undecided { body.text("undecided", undecided) }
        body.add("dryRun", .bool(isDryRun))
        return body.json
    }

    private static func line(_ row: CSVTable.Named) -> JSON {
        var item = ItemBuilder()
        item.text("from", row["from"])
        item.optional("promoted", row["promoted"])
        item.optional("repeating", row["repeating"])
        return item.json
    }

    private static func exception(_ row: CSVTable.Named) -> JSON {
        var item = ItemBuilder()
        item.text("pupil", row["pupil"])
        item.text("decision", row["decision"])
        item.optional("schoolClass", row["class"])
        return item.json
    }

    /// The same problem with a file's line and column in place of each pointer that leads into a table.
    func placed(_ problem: Problem) -> Problem {
        let tables = [("/classes", classes), ("/exceptions", exceptions)]
        let errors = problem.errors.map { violation -> Violation in
            var violation = violation
            for case (let member, let table?) in tables {
                if let place = Self.place(of: violation.pointer, in: table, sentAs: member) {
                    violation.pointer = place
                }
            }
            return violation
        }
        return Problem(problem.code, problem.detail, errors: errors, instance: problem.instance)
    }

    private static func place(of pointer: String, in table: CSVTable, sentAs member: String) -> String? {
        let parcel = Parcel(
            command: "", body: .null,
            places: table.rows.indices.map { Parcel.Place(pointer: "\(member)/\($0)", row: $0) },
            columns: ["schoolClass": "class"])
        guard let found = parcel.locate(pointer, header: table.header) else { return nil }
        return "\(table.file):\(table.rows[found.row].line):" + (found.column.map { " \($0):" } ?? "")
    }
}
