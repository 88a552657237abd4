import Vocabulary
import Wire

/// The units below one unit as they stood on a day.
struct DayTree {
    struct Node {
        var code: String
        var kind: UnitKind?
        var name: String
        var parent: String?
        var levels: [Level]
    }

    let day: LocalDate
    /// As Identity answered, by code.
    let items: [JSON]
    let nodes: [String: Node]
    private let top: String
    private let children: [String: [Node]]

    /// Puts what Identity answered together; the top stays out where it was not there on the day.
    init(under top: String, on day: LocalDate, _ answered: [JSON]) {
        self.top = top
        self.day = day
        items = answered.filter { Self.isOpen($0, on: day) }
        var nodes: [String: Node] = [:]
        for item in items {
            guard let code = item["code"]?.string else { continue }
            nodes[code] = Node(
                code: code, kind: item["kind"]?.string.flatMap(UnitKind.init), name: item["name"]?.string ?? "",
                parent: item["parent"]?.string,
                levels: (item["levels"]?.array ?? []).compactMap { $0.string.flatMap(Level.init) })
        }
        self.nodes = nodes
        children = Dictionary(grouping: nodes.values.filter { $0.code != top }) { $0.parent ?? "" }
            .mapValues { $0.sorted { $0.precedes($1) } }
    }

    /// One line of the tree as it is drawn.
    struct Line {
        var code: String
        var text: String
    }

    /// The tree from the top down: offices before schools, schools by what they teach, and then by code.
    func lines(_ label: (Node) -> String) -> [Line] {
        guard let first = nodes[top] else { return [] }
        var lines = [Line(code: top, text: label(first))]
        var seen: Set = [top]
        draw(below: top, behind: "", &lines, &seen, label)
        return lines
    }

    private func draw(
        below code: String, behind margin: String, _ lines: inout [Line], _ seen: inout Set<String>,
        _ label: (Node) -> String
    ) {
        let below = children[code] ?? []
        for (index, node) in below.enumerated() where seen.insert(node.code).inserted {
            let isLast = index + 1 == below.count
            lines.append(Line(code: node.code, text: "\(margin)\(isLast ? "└─" : "├─") \(label(node))"))
            draw(below: node.code, behind: margin + (isLast ? "   " : "│  "), &lines, &seen, label)
        }
    }

    private static func isOpen(_ item: JSON, on day: LocalDate) -> Bool {
        let from = item["from"]?.string.flatMap { LocalDate($0) }
        let to = item["to"]?.string.flatMap { LocalDate($0) }
        return from.map { $0 <= day } ?? true && to.map { day < $0 } ?? true
    }
}

extension DayTree.Node {
    fileprivate func precedes(_ other: Self) -> Bool {
        order == other.order ? code < other.code : order.lexicographicallyPrecedes(other.order)
    }

    /// The kind from the top down, then what a school teaches, preschools first.
    private var order: [Int] {
        [kind?.place ?? UnitKind.allCases.count, levels.first?.place ?? 0, levels.count]
    }
}
