import Testing
import Vocabulary

@testable import Console

@Suite("A simulated district")
struct DistrictTests {
    private let files: [String: String]

    init() {
        files = Dictionary(
            uniqueKeysWithValues: District(plan: .sample).files().map { ($0.path, $0.text) })
    }

    private func rows(_ path: String) -> Rows { Rows(files[path] ?? "") }

    @Test("has every file, each with as many fields in a row as in its head")
    func shape() {
        for (path, text) in files {
            let rows = Rows(text)
            #expect(rows.isRectangular, "\(path)")
            #expect(rows.count > 0, "\(path)")
        }
        #expect(files.keys.filter { !$0.hasPrefix("marks/") }.count == 12)
        #expect(rows("units.csv")["kind"] == ["department", "commune-office"] + Array(repeating: "school", count: 4))
    }

    @Test("has about two thousand pupils")
    func size() {
        let pupils = rows("pupils.csv").count + rows("vendor/pupils.csv").count
        #expect((1900...2100).contains(pupils))
    }

    @Test("gives every unit, pupil and member of staff a code of its own with a valid check character")
    func codes() {
        let codes = ["units.csv", "pupils.csv", "vendor/pupils.csv", "staff.csv", "vendor/staff.csv"]
            .flatMap { rows($0)["code"] }
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy(CodeCheck.isMinted))
    }

    @Test(
        "puts every class in one homeroom teacher's charge, and no teacher in charge of two",
        arguments: ["", "vendor/"])
    func homerooms(folder: String) {
        let homerooms = rows(folder + "assignments.csv").tuples("kind", "school", "class", "member")
            .filter { $0[0] == "homeroom" }
        let classes = rows(folder + "classes.csv").tuples("school", "code")
        #expect(homerooms.count == classes.count)
        #expect(Set(homerooms.map { [$0[1], $0[2]] }) == Set(classes))
        #expect(Set(homerooms.map { $0[3] }).count == homerooms.count)
    }

    @Test("has each subject of each lower-secondary class taught by one teacher of one or two subjects")
    func teaching() {
        let teaching = rows("assignments.csv").tuples("class", "subject", "member", "kind").filter {
            $0[3] == "teaching"
        }
        #expect(teaching.count == Set(teaching.map { [$0[0], $0[1]] }).count)
        #expect(teaching.count == Set(teaching.map { $0[0] }).count * 12)
        let subjects = Dictionary(grouping: teaching, by: { $0[2] }).mapValues { Set($0.map { $0[1] }).count }
        #expect(subjects.values.allSatisfy { $0 <= 2 })
    }

    @Test("keeps classes within the size of their grade")
    func classSizes() {
        let limits = ["n3": 25, "k1": 25, "k2": 30, "k3": 35, "1": 35, "6": 45]
        let grades = Dictionary(
            uniqueKeysWithValues: rows("classes.csv").tuples("school", "code", "grade").map { ([$0[0], $0[1]], $0[2]) })
        for (schoolClass, pupils) in Dictionary(grouping: rows("pupils.csv").tuples("school", "class"), by: { $0 }) {
            let limit = limits[grades[schoolClass] ?? ""] ?? 45
            #expect(pupils.count <= limit, "\(schoolClass)")
        }
    }

    @Test("marks every pupil who stayed in twelve subjects, within 0 and 10 by tenths")
    func marks() {
        var cells: [String: Int] = [:]
        for (path, text) in files where path.hasPrefix("marks/") {
            let rows = Rows(text)
            for pupil in rows["pupil"] { cells[pupil, default: 0] += 1 }
            for column in ["tx1", "tx2", "tx3", "tx4", "gk", "ck"] {
                #expect(rows[column].allSatisfy(Self.isMark), "\(path) \(column)")
            }
        }
        let school = rows("curriculum.csv")["school"][0]
        let stayed = rows("pupils.csv").tuples("code", "school", "left").filter { $0[1] == school && $0[2].isEmpty }
        #expect(Set(cells.keys) == Set(stayed.map { $0[0] }))
        #expect(cells.values.allSatisfy { $0 == 12 })
    }

    private static func isMark(_ text: String) -> Bool {
        if text.isEmpty || text == "D" || text == "CD" || text == "10" { return true }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { $0.count == 1 && $0.allSatisfy(\.isWholeNumber) }
    }

    @Test("has good, weak and failing marks, of some spread")
    func distribution() throws {
        let finals = files.filter { $0.key.hasPrefix("marks/") }.flatMap { Rows($0.value)["ck"] }.compactMap(
            Double.init)
        let mean = finals.reduce(0, +) / Double(finals.count)
        #expect((6.0...7.5).contains(mean))
        #expect(finals.contains { $0 < 3.5 })
        #expect(finals.contains { $0 >= 9.5 })
    }

    @Test("measures weights and heights as the ages have them, thin and heavy ones among them")
    func measurements() {
        let rows = rows("measurements.csv")
        let weights = rows["weightKg"].compactMap(Double.init)
        let heights = rows["heightCm"].compactMap(Double.init)
        #expect(weights.count == rows.count && heights.count == rows.count)
        #expect(weights.allSatisfy { (6...110).contains($0) })
        #expect(heights.allSatisfy { (68...190).contains($0) })
        let indices = zip(weights, heights).map { $0 / ($1 * $1) * 10_000 }
        #expect(indices.contains { $0 < 13 } && indices.contains { $0 > 25 })
        #expect(Set(rows["position"]) == ["standing", "lying"])
    }

    @Test("has each leaver leave after coming, with a reason, and one on the cut-off itself")
    func leavers() {
        let leavers = rows("pupils.csv").tuples("from", "left", "leaveReason").filter { !$0[1].isEmpty }
        #expect(!leavers.isEmpty)
        #expect(leavers.allSatisfy { $0[0] < $0[1] && !$0[2].isEmpty })
        #expect(leavers.contains { $0[1] == "2026-09-30" })
    }

    @Test("names accounts as accounts are named, one of each office to a school")
    func accounts() {
        let accounts = rows("accounts.csv")
        let symbols = Set("abcdefghijklmnopqrstuvwxyz0123456789.-")
        #expect(accounts["name"].allSatisfy { (3...40).contains($0.count) && symbols.isSuperset(of: $0) })
        #expect(Set(accounts["name"]).count == accounts.count)
        for role in ["school-administrator", "principal", "nurse", "equipment-officer"] {
            let units = accounts.tuples("unit", "role").filter { $0[1] == role }.map { $0[0] }
            #expect(units.count == 3 && Set(units).count == 3, "\(role)")
        }
    }

    @Test("is the same again from the same seed, and another from another")
    func seeds() {
        let plan = Plan.district(seed: 7, schools: 6)
        let first = District(plan: plan).files().map(\.text)
        #expect(first == District(plan: plan).files().map(\.text))
        #expect(first != District(plan: .district(seed: 8, schools: 6)).files().map(\.text))
    }

    @Test("scales to any number of schools without touching those already there", arguments: [1, 3, 45])
    func scale(schools: Int) throws {
        var pupils = ""
        var units = 0
        District(plan: .district(seed: 7, schools: schools)).forEachPiece { piece in
            if piece.path == "pupils.csv" { pupils += piece.text }
            if piece.path == "units.csv" { units += piece.text.utf8.count { $0 == 0x0A } }
        }
        #expect(units == 1 + 1 + (schools + 19) / 20 + schools)
        let codes = Rows(pupils)["code"]
        #expect(Set(codes).count == codes.count)
        var fewer = ""
        District(plan: .district(seed: 7, schools: 1)).forEachPiece { piece in
            if piece.path == "pupils.csv" { fewer += piece.text }
        }
        #expect(pupils.hasPrefix(fewer))
    }

    @Test("stops at once when its reader does")
    func stopping() {
        struct Full: Error {}
        var taken = 0
        #expect(throws: Full.self) {
            try District(plan: .sample).forEachPiece { (_: Piece) throws(Full) in
                taken += 1
                if taken == 3 { throw Full() }
            }
        }
        #expect(taken == 3)
    }
}
