/// The register of requirements: every clause of the five regulations, and what shows that it is kept.
struct Register {
    struct Requirement {
        let id: String
        let kind: String
        let text: String
        let nature: String
        let evidence: [String]
    }

    static let columns = ["id", "seed", "article", "kind", "requirement", "service", "nature", "satisfied_by"]
    static let natures: Set = ["software", "organisational"]
    /// Feature, role, approval, deadline, security, governance, term, integration.
    static let kinds: Set = ["F", "R", "A", "D", "S", "G", "T", "I"]
    /// How many clauses each regulation has, in the register's numbering.
    static let clauses = [("000", 23), ("001", 43), ("002", 45), ("003", 45), ("004", 146)]

    let requirements: [Requirement]
    /// What is wrong with the text itself, a sentence each.
    let complaints: [String]

    init(_ text: String) {
        var requirements: [Requirement] = []
        var complaints: [String] = []
        let records = Self.records(text)
        if records.first != Self.columns {
            complaints.append("the header must be \(Self.columns.joined(separator: ","))")
        }
        for record in records.dropFirst() {
            guard record.count == Self.columns.count else {
                complaints.append("\(record.first ?? "a row") has \(record.count) fields, not \(Self.columns.count)")
                continue
            }
            let requirement = Requirement(
                id: record[0], kind: record[3], text: record[4], nature: record[6],
                evidence: record[7].split(separator: ";").map(String.init))
            complaints += Self.complaints(about: requirement, seed: record[1])
            requirements.append(requirement)
        }
        self.requirements = requirements
        self.complaints = complaints + Self.complaints(aboutIDs: requirements.map(\.id))
    }

    private static func complaints(about requirement: Requirement, seed: String) -> [String] {
        let id = requirement.id
        var complaints: [String] = []
        if !natures.contains(requirement.nature) { complaints.append("\(id): nature is one of \(natures.sorted())") }
        if !kinds.contains(requirement.kind) { complaints.append("\(id): kind is one of \(kinds.sorted())") }
        if requirement.text.isEmpty { complaints.append("\(id): says nothing") }
        if "S" + id.prefix(3) != seed { complaints.append("\(id): belongs to another seed") }
        return complaints
    }

    private static func complaints(aboutIDs ids: [String]) -> [String] {
        let expected = clauses.flatMap { seed, count in
            (1...count).map { $0 < 10 ? "\(seed)-0\($0)" : "\(seed)-\($0)" }
        }
        let doubled = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        return Set(expected).subtracting(ids).sorted().map { "\($0): is missing" }
            + Set(ids).subtracting(expected).sorted().map { "\($0): no regulation has it" }
            + doubled.map { "\($0): occurs more than once" }
    }

    /// Records of a CSV text (RFC 4180) without line breaks inside fields.
    private static func records(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { line in
            var fields = [""]
            var isQuoted = false
            var previous: Character?
            for character in line {
                if character == "\"" {
                    // A quote right after a closing one stands for itself.
                    if !isQuoted && previous == "\"" { fields[fields.count - 1].append(character) }
                    isQuoted.toggle()
                } else if character == "," && !isQuoted {
                    fields.append("")
                } else {
                    fields[fields.count - 1].append(character)
                }
                previous = character
            }
            return fields
        }
    }
}
