import Platform
import TestKit
import Testing

@Suite("A storm of malformed messages", .tags(.broker), .requiresPrograms, .serialized, .timeLimit(.minutes(120)))
struct StormTests {
    @Test("kills nobody, loses nothing, keeps nobody else from work, and costs no memory")
    func storm() async throws {
        let environment = Environment.current()
        let count = environment["KHUEVAN_STORM_COUNT"].flatMap { Int($0) } ?? 20_000
        let seed = environment["KHUEVAN_STORM_SEED"].flatMap { UInt64($0) } ?? 1
        let report = try await onThread {
            // The good token of the storm must be good until its end.
            try Town.with(Town.longTokens) { town in
                try Storm(town).run(count, seed: seed)
            }
        }
        print(report.text)
        #expect(report.complaints.isEmpty, "\(report.complaints.joined(separator: "\n"))")
    }
}
