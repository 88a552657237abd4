import Platform
import TestKit
import Testing
import Wire

@Suite("A district", .tags(.broker), .requiresPrograms, .sharedTown, .serialized, .timeLimit(.minutes(20)))
struct DistrictTests {
    /// Debug programs, which are larger than those that are deployed (`deploy/storm-test` says what those need).
    @Test("starts with every service within 30 MiB")
    func memory() async throws {
        let lines = try await must("district_memory $dir").split(separator: "\n")
        #expect(lines.count == 6)
        for line in lines {
            let kilobytes = try #require(line.split(separator: " ").last.flatMap { Int($0) })
            #expect(kilobytes <= 30 * 1024, "\(line)")
        }
    }

    @Test("is reported with the figures that other code counts from the files, and proves every journal")
    func reports() async throws {
        let output = try await must(
            """
            district_import $dir; district_vendor $dir; district_report $dir $dir/plain.json
            district_recount $dir/plain.json; khuevan journal verify --data $dir/data
            """)
        #expect(output.contains(" 0 differ"), "\(output)")
    }

    @Test("does a command that a foreign client sends 100 times under one id once, with 100 equal answers")
    func hundredTimes() async throws {
        let output = try await must("district_hundred $dir")
        #expect(
            output.contains(#""answers": 100, "distinct": 1, "types": ["identity.register-unit.done"]"#), "\(output)")
        let repeated = try await must("khuevan ask identity.units '{}' --json")
        #expect(repeated.components(of: "99000CS000099000000").count == 2, "registered once")
    }

    @Test("tells every mistake of a bad row with its line and column, in both languages, and takes the other rows")
    func badRows() async throws {
        let ending = try await run(
            "district_sign_in $dir $BAD_ROWS_ACCOUNT; khuevan import pupils deploy/sample/bad-pupils.csv")
        #expect(ending.status == 1)
        let said = ending.output + ending.errors
        for column in ["name", "birthDate", "sex"] {
            #expect(said.contains("bad-pupils.csv:4") && said.contains(column), "\(column) in: \(said)")
        }
        #expect(said.contains("must be male or female") && said.contains("phải là male"))
        let roll = try await must(
            #"khuevan ask pupils.class-roll '{"schoolClass":"99000TH000002000000E/2026/1A1"}' --json"#)
        #expect(roll.contains("99000TH000002S900012") && roll.contains("99000TH000002S900020"))
    }

    @Test("keeps an integrator to its own school: the broker refuses an event for another")
    func forgedSchool() async throws {
        let ending = try await run("district_forge $dir 99000TH000002000000E")
        #expect(ending.status == 7, "\(ending.output)\(ending.errors)")
        #expect((ending.output + ending.errors).contains("ACCESS_REFUSED"))
    }

    @Test("gives the same report when every service and the broker are killed in the middle of the import")
    func underFire() async throws {
        let plain = try await must("cat $dir/plain.json")
        let hardened = try await onThread {
            try Town.with { town in
                let killed = try town.must("district_import_under_fire $dir")
                #expect(killed.split(separator: "\n").filter { $0.hasPrefix("killed") }.count == 7)
                return try town.must(
                    """
                    district_vendor $dir >/dev/null; district_report $dir $dir/fire.json >/dev/null
                    khuevan journal verify --data $dir/data >/dev/null; cat $dir/fire.json
                    """)
            }
        }
        #expect(try Self.figures(plain) == Self.figures(hardened))
    }

    /// What a report says, without what may differ from run to run: how fresh it is.
    private static func figures(_ report: String) throws -> [Member] {
        try #require(try JSON.parse(report).object).filter { !["freshness", "generated"].contains($0.name) }
    }

    private func must(_ script: String) async throws -> String {
        let town = try #require(Town.shared)
        return try await onThread { try town.must(script) }
    }

    private func run(_ script: String) async throws -> Shell.Ending {
        let town = try #require(Town.shared)
        return try await onThread { try town.run(script) }
    }
}

extension String {
    /// The pieces between occurrences of a separator.
    fileprivate func components(of separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
