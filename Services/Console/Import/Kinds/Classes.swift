import Vocabulary
import Wire

/// Classes; the school years they belong to are opened first, with the usual calendar.
enum ClassesFile: ImportKind {
    static let name = "classes"
    static let summary = Bilingual(en: "school years and classes", vi: "năm học và lớp")
    static let columns = CSVTable.Columns(
        required: ["school", "year", "code", "name", "grade", "session"],
        optional: ["mixedWith", "languages", "boarding"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        try importer.waitUntil("pupils", hasRead: ["identity"])
        if wishes.opensYears && !importer.manner.isDryRun { try openYears(importer) }
        let items = importer.table.named.map { row in
            var item = ItemBuilder()
            for column in columns.required { item.text(column, row[column]) }
            for column in ["mixedWith", "languages"] where !row[column].isEmpty { item.list(column, row[column]) }
            if !row["boarding"].isEmpty { item.add("boarding", Words.truth(row["boarding"])) }
            return Importer.Item(row: row.index, body: item.json)
        }
        try importer.bulk("pupils.define-class", items)
    }

    /// Opens each school's year once; a calendar that is there already stays as it is.
    private static func openYears(_ importer: Importer) throws(Failure) {
        var seen: Set<String> = []
        for row in importer.table.named where seen.insert("\(row["school"]) \(row["year"])").inserted {
            // A year that is none is the service's to refuse, with the class.
            guard let year = SchoolYear(row["year"]) else { continue }
            do throws(Failure) {
                _ = try importer.prepare("pupils.open-school-year", calendar(of: row["school"], year))
            } catch .refused(let problem) where problem.code != .unauthenticated {
                // Why it could not be opened shows in what becomes of its classes.
                continue
            }
        }
    }

    static func calendar(of school: String, _ year: SchoolYear) -> JSON {
        [
            "school": .string(school), "year": .string(year.text), "starts": .string("\(year.firstYear)-09-05"),
            "secondSemester": .string("\(year.firstYear + 1)-01-18"), "ends": .string("\(year.firstYear + 1)-06-01"),
        ]
    }
}
