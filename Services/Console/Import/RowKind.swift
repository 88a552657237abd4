import Vocabulary
import Wire

/// A kind of file each of whose rows becomes one item of one bulk command: a list of columns, and nothing to program.
protocol RowKind: ImportKind {
    /// The command whose bulk form takes the rows.
    static var command: String { get }
    /// The service that takes it, and those whose facts it must have read first.
    static var service: String { get }
    static var sources: [String] { get }
    /// Messages unanswered at a time, where a row must not overtake another.
    static var window: Int? { get }
    /// In the order of the item's members.
    static var cells: [Cell] { get }
}

extension RowKind {
    static var service: String { String(command.prefix { $0 != "." }) }
    static var sources: [String] { [] }
    static var window: Int? { nil }

    static var columns: CSVTable.Columns {
        let cells = cells
        let headings = cells.flatMap { cell in cell.headings.map { (heading: $0, column: cell.column as String?) } }
        let required = cells.filter(\.isRequired).map(\.column)
        return CSVTable.Columns(
            required: required, optional: cells.filter { !$0.isRequired }.map(\.column),
            foreign: headings.isEmpty ? nil : ForeignColumns(names: headings, required: required))
    }

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        if !sources.isEmpty { try importer.waitUntil(service, hasRead: sources) }
        let items = importer.table.named.map { row in
            var item = ItemBuilder()
            for cell in cells { cell.add(row, wishes, &item) }
            return Importer.Item(row: row.index, body: item.json)
        }
        let columns = cells.flatMap(\.places).reduce(into: [:]) { $0[$1.pointer] = $1.column }
        try importer.bulk(command, items, columns: columns, window: window)
    }
}

/// A column of such a file, and what becomes of its cells.
struct Cell: Sendable {
    enum Form: Sendable {
        /// As it stands.
        case text
        /// A day, as the wire has it or as people write it: 5/9/2026.
        case day
        /// Several, with semicolons between; an empty cell is an empty list.
        case list
        /// One of our words, or what a school says for it.
        case word(Words)
        /// Yes or no.
        case truth
        /// A whole number, with dots, commas or blanks between its thousands where people write them.
        case number
        /// The school's code, or `--school`'s where the row has none.
        case owner
        /// What a school names itself: the whole id, or the code alone where `school` or `--school` says whose it is.
        case ofSchool
        /// A class's id, or its code in the school year of the day in another column.
        case schoolClass(day: String)
        /// What is made of the whole row; nothing leaves the member out.
        case made(@Sendable (CSVTable.Named) -> JSON?)
        /// No member of its own: others look at it.
        case aside
    }

    var column: String
    var member: String
    var form: Form
    var isRequired: Bool
    /// How a school heads the column, where it does.
    var headings: [String]
    /// Columns by the member's parts, for what is said about one of them.
    var parts: [String: String]

    init(
        _ column: String, as member: String? = nil, _ form: Form = .text, isRequired: Bool = true,
        headed headings: String..., parts: [String: String] = [:]
    ) {
        self.column = column
        self.member = member ?? column
        self.form = form
        self.isRequired = isRequired
        self.headings = headings
        self.parts = parts
    }

    /// Where the column shows in what is said about an item.
    fileprivate var places: [(pointer: String, column: String)] {
        if case .aside = form { return [] }
        return [(member, column)] + parts.map { ("\(member)/\($0)", $1) }
    }

    /// Puts the cell into the item; a cell that need not be there is left out where it is empty.
    fileprivate func add(_ row: CSVTable.Named, _ wishes: ImportWishes, _ item: inout ItemBuilder) {
        let text = row[column]
        switch form {
        case .aside: break
        case .made(let make): if let json = make(row) { item.add(member, json) }
        case .list: item.list(member, text)
        case .owner: item.text(member, text.isEmpty ? wishes.school ?? "" : text)
        case _ where text.isEmpty && !isRequired: break
        case .text: item.text(member, text)
        case .day: item.text(member, ClassExport.date(text))
        case .word(let words): item.text(member, words.ours(text))
        case .truth: item.add(member, Words.truth(text))
        case .number: item.add(member, Words.wholeNumber(text))
        case .ofSchool: item.text(member, Self.ofSchool(text, row["school"], wishes))
        case .schoolClass(let day): item.text(member, Self.classID(text, on: row[day], row["school"], wishes))
        }
    }

    /// The id of what is a school's; a code alone stays one where nobody says of which school, for the service to refuse.
    private static func ofSchool(_ text: String, _ school: String, _ wishes: ImportWishes) -> String {
        let school = school.isEmpty ? wishes.school ?? "" : school
        return text.contains("/") || school.isEmpty ? text : "\(school)/\(text)"
    }

    /// The id of a class, by its code in the school year of `--year`, or of the day or else of today.
    ///
    /// A code alone stays one where nobody says of which school, for the service to refuse.
    static func classID(
        _ text: String, on day: String = "", _ school: String, _ wishes: ImportWishes
    ) -> String {
        let school = school.isEmpty ? wishes.school ?? "" : school
        guard !text.contains("/"), !school.isEmpty,
            let year = wishes.year ?? PupilsFile.year(ClassExport.date(day)) ?? PupilsFile.year(wishes.today.text)
        else { return text }
        return "\(school)/\(year.firstYear)/\(text)"
    }
}
