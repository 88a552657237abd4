import Crypto
import Wire

/// One message with the rows it speaks of, so that what is said about the message can be said about the file.
struct Parcel {
    /// A part of the message and the row it came from.
    struct Place {
        /// JSON Pointer of the part: `/items/17`.
        var pointer: String
        var row: Int
    }

    var command: String
    var body: JSON
    let places: [Place]
    /// From members, indices left out (`guardians/name`), to columns of the file.
    var columns: [String: String]
    /// The member of an item that names what a dry run made and has undone.
    var undone: String?

    /// The rows of the parts that a pointer leads to or past, so that an answer about a thousand items is read in one go.
    private let rowsWithin: [String: Set<Int>]
    /// The first row of exactly that part.
    private let rowOfPart: [String: Int]

    init(command: String, body: JSON, places: [Place], columns: [String: String], undone: String? = nil) {
        self.command = command
        self.body = body
        self.places = places
        self.columns = columns
        self.undone = undone
        rowOfPart = Dictionary(places.map { ($0.pointer, $0.row) }, uniquingKeysWith: { first, _ in first })
        rowsWithin = places.reduce(into: [:]) { rows, place in
            for pointer in Self.ways(to: place.pointer) { rows[pointer, default: []].insert(place.row) }
        }
    }

    /// The rows, each once, in order.
    var rows: [Int] { rows(at: "") }

    /// The row and the column a pointer leads to; nothing where it is about the message as a whole.
    func locate(_ pointer: String, header: [String]) -> (row: Int, column: String?)? {
        guard let part = Self.ways(to: pointer).first(where: { rowOfPart[$0] != nil }), let row = rowOfPart[part]
        else { return nil }
        let steps = pointer.dropFirst(part.count).split(separator: "/")
        // A column of its own for the item of a list, else the list's.
        if let column = columns[steps.joined(separator: "/")] { return (row, column) }
        let path = steps.filter { Int($0) == nil }
        for length in stride(from: path.count, to: 0, by: -1) {
            let name = path[..<length].joined(separator: "/")
            if let column = columns[name] { return (row, column) }
            if header.contains(name) { return (row, name) }
        }
        return (row, nil)
    }

    /// The rows that a part of the message, such as an item, is made of.
    func rows(at pointer: String) -> [Int] {
        (rowsWithin[pointer] ?? []).sorted()
    }

    /// Whether what is wrong with an item is only that a dry run has undone what it builds upon.
    func excuses(_ violation: Violation, at item: String) -> Bool {
        guard let undone, violation.code == ProblemCode.notFound.rawValue else { return false }
        return violation.pointer == "\(item)/\(undone)"
    }

    /// The same of an item about which nothing more is said.
    func excuses(_ problem: Problem) -> Bool { undone != nil && problem.code == .notFound && problem.errors.isEmpty }

    /// The same id whenever the same file is sent in the same way; passwords are left out, so that an id tells none.
    func id(kind: String, file digest: [UInt8], attempt: Int) -> MessageID {
        var hasher = SHA256()
        hasher.update(field: "khuevan import")
        hasher.update(field: kind)
        hasher.update(field: digest)
        hasher.update(field: command)
        hasher.update(field: String(attempt))
        hasher.update(field: body.withoutPasswords.bytes)
        return MessageID.derived(from: hasher.finalize().bytes)
    }

    /// A pointer and all that it lies within, the longest first: `/items/17`, `/items` and the message as a whole.
    private static func ways(to pointer: String) -> [String] {
        var ways = [pointer]
        while let last = ways.last, let slash = last.lastIndex(of: "/") { ways.append(String(last[..<slash])) }
        return ways
    }
}

extension JSON {
    /// The same without any member called `password`.
    var withoutPasswords: JSON {
        switch self {
        case .array(let items): .array(items.map(\.withoutPasswords))
        case .object(let members):
            .object(members.filter { $0.name != "password" }.map { Member($0.name, $0.value.withoutPasswords) })
        default: self
        }
    }
}
