import FoundationEssentials
import Testing
import Vocabulary

@testable import Console

/// The committed sample is what the generator writes.
///
/// `WRITE_SAMPLE=1 swift test --filter SampleTests` writes it anew.
@Suite("The committed sample")
struct SampleTests {
    private static let folder = repository(#filePath) + "/deploy/sample"

    private static func repository(_ file: String) -> String {
        file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    }

    @Test("is byte for byte what its plan gives")
    func golden() throws {
        let files = District(plan: .sample).files()
        if ProcessInfo.processInfo.environment["WRITE_SAMPLE"] != nil { try Self.write(files) }
        for (path, text) in files {
            let committed = try? Data(contentsOf: URL(filePath: Self.folder + "/" + path))
            #expect(
                committed == Data(text.utf8),
                "deploy/sample/\(path) differs; write it anew with WRITE_SAMPLE=1 swift test --filter SampleTests")
        }
    }

    @Test("is small enough to be carried by everyone")
    func size() {
        let bytes = District(plan: .sample).files().reduce(0) { $0 + $1.text.utf8.count }
        #expect(bytes < 1_200_000)
    }

    /// Kept by hand: the other rows must stay good, or a demonstration shows other mistakes than it means to.
    @Test("has a file of bad pupils, one of five with three mistakes")
    func badPupils() throws {
        let text = try String(contentsOf: URL(filePath: Self.folder + "/bad-pupils.csv"), encoding: .utf8)
        let rows = Rows(text)
        let good = Rows(District(plan: .sample).files().first { $0.path == "pupils.csv" }?.text ?? "")
        #expect(rows.isRectangular && rows.count == 5)
        #expect(rows.columns == good.columns)
        #expect(rows["code"].allSatisfy(CodeCheck.isMinted))
        #expect(Set(rows["code"]).isDisjoint(with: good["code"]))
        #expect(Set(rows.tuples("school", "class")).isSubset(of: good.tuples("school", "class")))
        let mistakes = rows.tuples("sex", "birthDate", "name").map { row in
            [
                row[0] != "male" && row[0] != "female", row[1].contains("-02-3"),
                row[2].unicodeScalars.contains { $0.value < 0x20 },
            ].count { $0 }
        }
        #expect(mistakes == [0, 0, 3, 0, 0])
    }

    /// Kept by hand: the first day of one is the cut-off itself, that of another the day after.
    @Test("has rooms of every school that has an account for them, one of them not in use yet on the cut-off")
    func rooms() throws {
        let text = try String(contentsOf: URL(filePath: Self.folder + "/rooms.csv"), encoding: .utf8)
        let rows = Rows(text)
        let read = try table(text, RoomsFile.columns)
        #expect(rows.isRectangular && rows.count == read.rows.count)
        #expect(Set(rows.tuples("school", "code")).count == rows.count)
        #expect(rows["purpose"].allSatisfy { RoomPurpose(rawValue: $0) != nil })
        #expect(Set(rows["grade"]) == Set(BuildingGrade.allCases.map(\.rawValue)))
        #expect(rows["from"].max() == "2026-10-01" && rows["from"].contains("2026-09-30"))
        let accounts = Rows(District(plan: .sample).files().first { $0.path == "accounts.csv" }?.text ?? "")
        let units = accounts.tuples("unit", "role").filter { $0[1] == "equipment-officer" }.map { $0[0] }
        #expect(Set(rows["school"]) == Set(units))
    }

    private static func write(_ files: [(path: String, text: String)]) throws {
        for (path, text) in files {
            let url = URL(filePath: folder + "/" + path)
            try FileManager.default.createDirectory(
                atPath: String(url.path.dropLast(url.lastPathComponent.count)), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }
}
