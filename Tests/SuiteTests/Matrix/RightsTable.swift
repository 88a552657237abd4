import Platform
import TestKit

/// The independent table of rights (rights.csv): who may send which message where.
struct RightsTable {
    /// What somebody may do with a message.
    enum Cell: String { case never = "-", own, all }

    /// What a message's scope names.
    enum Place: String { case unit, schoolClass = "class", subject = "class+subject", root, own, nobody }

    /// One message.
    struct Row {
        var message: String
        var place: Place
        var cells: [String: Cell]
    }

    private(set) var columns: [String] = []
    private(set) var rows: [Row] = []
    /// What is wrong with the table itself.
    private(set) var faults: [String] = []

    static func shipped() throws -> RightsTable {
        RightsTable(try Files.readText("\(Shell.root)/Tests/SuiteTests/Matrix/rights.csv"))
    }

    init(_ text: String) {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
            if columns.isEmpty { columns = Array(fields.dropFirst(2)) } else { add(fields) }
        }
    }

    private mutating func add(_ fields: [String]) {
        let cells = fields.dropFirst(2).compactMap(Cell.init)
        guard fields.count == columns.count + 2, cells.count == columns.count, let place = Place(rawValue: fields[1])
        else { return faults.append("rights.csv: the line of \(fields[0]) does not read") }
        if rows.contains(where: { $0.message == fields[0] }) { faults.append("rights.csv: \(fields[0]) stands twice") }
        if place == .nobody, !cells.allSatisfy({ $0 == .all }) {
            faults.append("rights.csv: \(fields[0]) needs no permission, so all may send it")
        }
        let row = Row(
            message: fields[0], place: place, cells: Dictionary(zip(columns, cells), uniquingKeysWith: { $1 }))
        rows.append(row)
    }

    private static func trimmed(_ field: Substring) -> String { String(field.filter { $0 != " " }) }

    /// The row of a message: its own, that of its single form, or that of what every service has.
    func row(of message: String) -> Row? {
        let single = message.hasSuffix("-many") ? String(message.dropLast(5)) : message
        let shared = "*" + single.drop { $0 != "." }
        return [message, single, shared].lazy.compactMap { name in rows.first { $0.message == name } }.first
    }

    /// Messages that only one side knows.
    func strangers(described: [String]) -> [String] {
        let rowless = described.filter { row(of: $0) == nil }
        let used = Set(described.compactMap { row(of: $0)?.message })
        return rowless.map { "\($0): a service describes it and rights.csv lacks it" }
            + rows.map(\.message).filter { !used.contains($0) }
            .map { "\($0): rights.csv has it and no service describes it" }
    }
}
