import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("The tree of a day")
struct DayTreeTests {
    private static let root = UnitCode.root.text

    private static func unit(
        _ code: String, _ kind: String, under parent: String? = nil, levels: JSON = .array([]),
        from: String = "2000-01-01", to: String? = nil
    ) -> JSON {
        [
            "code": .string(code), "kind": .string(kind), "name": .string("Đơn vị \(code)"),
            "parent": parent.map { .string($0) } ?? .null, "levels": levels, "from": .string(from),
            "to": to.map { .string($0) } ?? .null,
        ]
    }

    private static let first = LocalDate("2025-06-30") ?? .sample
    private static let second = LocalDate("2025-07-01") ?? .sample
    private static let before = DayTree(
        under: "D", on: first,
        [
            unit("D", "department"), unit("P", "district-office", under: "D", to: "2025-07-01"),
            unit("A", "school", under: "P", levels: ["lower-secondary"]),
            unit("B", "school", under: "P", levels: ["preschool"]),
            unit("C", "school", under: "P", levels: ["preschool", "primary"]), unit("Z", "school", under: "D"),
        ])
    private static let after = DayTree(
        under: "D", on: second,
        [
            unit("D", "department"), unit("X", "commune-office", under: "D", from: "2025-07-01"),
            unit("A", "school", under: "X", levels: ["lower-secondary"]),
            unit("B", "school", under: "X", levels: ["preschool"]),
            unit("C", "school", under: "X", levels: ["preschool", "primary"]), unit("Z", "school", under: "D"),
        ])

    @Test("has offices before schools and schools by what they teach, with lines between")
    func lines() {
        #expect(
            Self.before.lines(\.code).map(\.text) == [
                "D", "├─ P", "│  ├─ B", "│  ├─ C", "│  └─ A", "└─ Z",
            ])
        #expect(Self.before.lines { $0.label(.vi) }[1].text == "├─ Đơn vị P (phòng cấp huyện)")
    }

    @Test("is empty where its top was not there")
    func closed() {
        let district = Self.unit("P", "district-office", to: "2025-07-01")
        #expect(DayTree(under: "P", on: Self.second, [district]).lines(\.code).isEmpty)
        #expect(DayTree(under: "P", on: Self.first, [district]).lines(\.code).count == 1)
    }

    @Test("ends where units answer to each other, and does without a kind it does not know")
    func odd() {
        let circle = DayTree(
            under: "A", on: Self.first, [Self.unit("A", "galaxy", under: "B"), Self.unit("B", "school", under: "A")])
        #expect(circle.lines { $0.label(.en) }.map(\.text) == ["Đơn vị A", "└─ Đơn vị B (school)"])
    }

    @Test("stands beside another day's, with what moved, began and ended")
    func beside() {
        let changes = TreeChanges(from: Self.before, to: Self.after)
        #expect(changes.units(.moved) == ["A", "B", "C"])
        #expect(changes.units(.began) == ["X"] && changes.units(.ended) == ["P"])
        #expect(
            changes.text(.en) == """
                  2025-06-30                    │   2025-07-01
                ────────────────────────────────┼────────────────────────────────
                  Đơn vị D (department)         │   Đơn vị D (department)
                − ├─ Đơn vị P (district office) │ + ├─ Đơn vị X (commune office)
                → │  ├─ Đơn vị B (school)       │ → │  ├─ Đơn vị B (school)
                → │  ├─ Đơn vị C (school)       │ → │  ├─ Đơn vị C (school)
                → │  └─ Đơn vị A (school)       │ → │  └─ Đơn vị A (school)
                  └─ Đơn vị Z (school)          │   └─ Đơn vị Z (school)

                → moved: 3   + began: 1   − ended: 1

                """)
        #expect(changes.json["moved"]?.array?.first == ["unit": "A", "from": "P", "to": "X"])
        #expect(changes.json["days"]?.array?.map { $0["on"]?.string } == ["2025-06-30", "2025-07-01"])
    }

    @Test("is asked for page by page")
    func pages() throws {
        let sender = FakeSender { request in
            guard request.json["after"] == nil else {
                return .done(result: ["items": [Self.unit("A", "school", under: Self.root)]], position: nil)
            }
            return .done(result: ["items": [Self.unit(Self.root, "ministry")], "next": "0"], position: nil)
        }
        let tree = try TreeVerb.fetch(under: Self.root, on: Self.first, from: sender)
        #expect(tree.lines { $0.label(.en) }.map(\.text) == ["Đơn vị \(Self.root)", "└─ Đơn vị A (school)"])
        #expect(sender.bodies(of: "identity.units").map { $0["on"]?.string } == ["2025-06-30", "2025-06-30"])
        #expect(sender.bodies(of: "identity.units").last?["after"] == "0")
    }
}
