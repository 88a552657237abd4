import Vocabulary
import Wire

/// One kind of file: its columns, and the commands its rows become.
protocol ImportKind: Sendable {
    static var name: String { get }
    static var summary: Bilingual { get }
    static var columns: CSVTable.Columns { get }
    /// Sends the file. The services it goes to have been waited for where its rows refer to what others know.
    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure)
}

/// What the options of `khuevan import` say beyond the file.
struct ImportWishes {
    var today: LocalDate
    /// The school year, where the file's dates are not to decide.
    var year: SchoolYear?
    /// The school, where the file names none.
    var school: String?
    var opensBooks = false
    var opensYears = true
    var checkupFrom: String?
    /// The initial password of an account.
    var password: (String) -> String? = { _ in nil }
}

/// Puts the members of an item together, as the services expect them.
struct ItemBuilder {
    private(set) var members: [Member] = []

    /// A member that is always there, even if it is empty: the service says what is wrong with it.
    mutating func text(_ name: String, _ text: String) { members.append(Member(name, .string(text))) }

    /// A member that is left out where the cell is empty.
    mutating func optional(_ name: String, _ text: String) { if !text.isEmpty { self.text(name, text) } }

    /// A list with semicolons between; an empty cell is an empty list.
    mutating func list(_ name: String, _ text: String) {
        members.append(Member(name, .array(text.split(separator: ";").map { .string(String($0)) })))
    }

    /// A number where the cell is one; else its text, for the service to refuse.
    mutating func number(_ name: String, _ text: String) { members.append(Member(name, Self.number(text))) }

    mutating func add(_ name: String, _ value: JSON) { members.append(Member(name, value)) }

    var json: JSON { .object(members) }

    /// Reads a number, with a decimal comma or a point.
    static func number(_ text: String) -> JSON {
        let pointed = String(text.map { $0 == "," ? "." : $0 })
        guard text.utf8.count <= 24, let json = try? JSON.parse(pointed), json.decimal != nil else {
            return .string(text)
        }
        return json
    }

    /// Reads yes and no in either language; an empty cell is no, and anything else is for the service to refuse.
    static func truth(_ text: String) -> JSON {
        switch text.lowercased() {
        case "", "no", "không", "false": false
        case "yes", "có", "true": true
        default: .string(text)
        }
    }
}
