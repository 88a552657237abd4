import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Accounts at the command line")
struct AccountsVerbTests {
    private static let unit = UnitCode.sample.text

    /// Three accounts on two pages; the second holds members that nobody has heard of.
    private static func pages(_ request: Client.Request) -> Client.Answer? {
        let first: JSON = [
            "items": [
                [
                    "name": "an", "displayName": "Nguyễn \"An\", cô", "unit": .string(unit), "kind": "person",
                    "status": "active", "hasSecondFactor": true,
                    "roles": [
                        ["role": "principal", "unit": .string(unit), "from": "2025-08-01"],
                        ["role": "teacher", "unit": .string(unit), "from": "2024-08-01", "to": "2025-08-01"],
                    ],
                ]
            ], "next": "an",
        ]
        let second: JSON = [
            "items": [
                ["name": "be", "displayName": "=1+1", "unit": .string(unit), "roles": [], "password": "bí mật"],
                ["name": "ca", "displayName": "Ca", "unit": .string(unit), "hasSecondFactor": false, "roles": []],
            ]
        ]
        return .done(result: request.json["after"] == nil ? first : second, position: nil)
    }

    @Test("are asked for page by page and listed with their roles")
    func list() throws {
        let script = Script()
        let sender = FakeSender(Self.pages)
        #expect(try AccountsVerb.run(AccountsVerb.call(script, [Self.unit]), sender) == .done)
        #expect(
            sender.sent.map(\.json) == [["unit": .string(Self.unit)], ["unit": .string(Self.unit), "after": "an"]])
        let lines = script.out.split(separator: "\n")
        #expect(lines.count == 5 && lines[2].contains("principal \(Self.unit), teacher \(Self.unit)"))
        #expect(lines[2].contains("yes") && lines[4].contains("no"))
    }

    @Test("leave as CSV: a line for each role, quoted, without a secret, nothing that a spreadsheet would run")
    func csv() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/accounts.csv"
        let script = Script()
        #expect(
            try AccountsVerb.run(AccountsVerb.call(script, [Self.unit, "--csv", path]), FakeSender(Self.pages)) == .done
        )
        #expect(script.out == "Written to \(path).\n")
        let unit = Self.unit
        #expect(
            try Files.readText(path) == """
                name,displayName,unit,person,kind,status,hasSecondFactor,role,roleUnit,from,to\r
                an,"Nguyễn ""An"", cô",\(unit),,person,active,true,principal,\(unit),2025-08-01,\r
                an,"Nguyễn ""An"", cô",\(unit),,person,active,true,teacher,\(unit),2024-08-01,2025-08-01\r
                be,'=1+1,\(unit),,,,,,,,\r
                ca,Ca,\(unit),,,,false,,,,\r

                """)
        let (rows, flaws) = CSV.read(try Files.read(path))
        #expect(flaws.isEmpty && rows.count == 5 && rows.allSatisfy { $0.fields.count == 11 })
        let out = Script()
        _ = try AccountsVerb.run(AccountsVerb.call(out, [unit, "--csv", "-"]), FakeSender(Self.pages))
        #expect(Array(out.out.utf8) == (try Files.read(path)))
    }

    @Test("are told whole in JSON, however many pages there were")
    func json() throws {
        let script = Script()
        _ = try AccountsVerb.run(AccountsVerb.call(script, [Self.unit, "--json"]), FakeSender(Self.pages))
        #expect(try JSON.parse(script.out)["items"]?.array?.compactMap { $0["name"] } == ["an", "be", "ca"])
    }

    @Test("are not asked for ever where an answer leads nowhere, nor taken from one without items")
    func strange() throws {
        let circle = FakeSender { _ in .done(result: ["items": [], "next": "an"], position: nil) }
        #expect(throws: Failure.self) { try AccountsVerb.run(AccountsVerb.call(Script(), [Self.unit]), circle) }
        #expect(circle.sent.count == 2)
        let other = FakeSender { _ in .done(result: ["accounts": []], position: nil) }
        #expect(throws: Failure.self) { try AccountsVerb.run(AccountsVerb.call(Script(), [Self.unit]), other) }
    }
}
