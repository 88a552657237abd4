import Platform
import Testing
import Vocabulary

@testable import Console

/// The example of the reform is written by hand, so what it rests on is looked at here.
@Suite("The example of the reform")
struct ReformSampleTests {
    private static let folder =
        #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/deploy/sample/reform-2025"

    private func table(_ file: String, _ kind: any ImportKind.Type) throws -> CSVTable {
        try CSVTable.read(Files.read("\(Self.folder)/\(file)"), file: file, columns: kind.columns).get()
    }

    @Test("has codes of our own making in a province that is none, each once")
    func codes() throws {
        let codes = try table("units.csv", UnitsFile.self).named.map { $0["code"] }
        #expect(codes.count == 21 && Set(codes).count == codes.count)
        #expect(codes.allSatisfy { CodeCheck.isMinted($0) && $0.hasPrefix("99") })
    }

    @Test("moves every unit of the districts to a commune, and closes the districts, on 1/7/2025")
    func whole() throws {
        let units = try table("units.csv", UnitsFile.self).named
        let kinds = Dictionary(uniqueKeysWithValues: units.map { ($0["code"], $0["kind"]) })
        let moves = try table("moves.csv", UnitMovesFile.self).named
        let closures = try table("closures.csv", UnitClosuresFile.self).named
        let below = units.filter { kinds[$0["parent"]] == "district-office" }.map { $0["code"] }
        #expect(moves.map { $0["unit"] }.sorted() == below.sorted())
        #expect(moves.allSatisfy { kinds[$0["to"]] == "commune-office" && $0["from"] == "2025-07-01" })
        #expect(Set(moves.map { $0["to"] }).count == 4)
        let districts = kinds.filter { $0.value == "district-office" }.map(\.key)
        #expect(closures.map { $0["unit"] }.sorted() == districts.sorted())
        #expect(closures.allSatisfy { $0["on"] == "2025-07-01" })
        for level in Level.allCases {
            #expect(units.contains { $0["levels"].split(separator: ";").contains(level.rawValue[...]) }, "\(level)")
        }
    }
}
