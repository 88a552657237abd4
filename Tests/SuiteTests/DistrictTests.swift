import TestKit
import Testing

@Suite("A district", .tags(.broker), .requiresPrograms, .sharedTown, .serialized, .timeLimit(.minutes(15)))
struct DistrictTests {
    /// Runs a script in the shared town, on a thread of its own.
    private func must(_ script: String) async throws -> String {
        let town = try #require(Town.shared)
        return try await onThread { try town.must(script) }
    }

    private func run(_ script: String) async throws -> Shell.Ending {
        let town = try #require(Town.shared)
        return try await onThread { try town.run(script) }
    }

    @Test("starts with every service within 25 MiB")
    func a_memory() async throws {
        let output = try await must("district_memory $dir")
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            let kilobytes = try #require(words.last.flatMap { Int($0) })
            #expect(kilobytes <= 25 * 1024, "\(line)")
        }
        #expect(output.split(separator: "\n").count == 6)
    }

    @Test("is imported and reported with the figures that other code counts from the files")
    func b_report() async throws {
        let output = try await must("district_import $dir; district_vendor $dir; district_report $dir $dir/plain.json; district_recount $dir/plain.json")
        #expect(output.contains("0 different") || output.contains("equal"), "\(output)")
    }

    @Test("does the same command sent 100 times by a foreign client once, with 100 equal answers")
    func c_hundred() async throws {
        let output = try await must("district_hundred $dir")
        #expect(output.contains(#""answers": 100, "distinct": 1"#), "\(output)")
    }
}
