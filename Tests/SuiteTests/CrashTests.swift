import TestKit
import Testing

@Suite("Nothing lost, nothing twice", .timeLimit(.minutes(5)))
struct CrashTests {
    /// A seed with a little of everything; more rounds, and the proof that mistakes are found: `deploy/crash-test`.
    @Test(
        "holds while services and broker die, links break, a disk fills and clocks jump, for 16 rounds",
        .tags(.broker), .requiresPrograms)
    func rounds() async throws {
        let ending = try await onThread {
            try Shell.run("SUITE_BIN=$KHUEVAN_TEST_BIN deploy/crash-test --rounds 16 --seed 117")
        }
        #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
        #expect(
            ending.output.contains("0 lost, 0 doubled, 0 broken chains, 0 otherwise wrong"), "\(ending.output)")
    }

    @Test("is decided by a checker that finds what is planted in a log and in stores")
    func checker() async throws {
        let ending = try await onThread {
            try Shell.run("\"${KHUEVAN_TEST_PYTHON:-python3}\" Tests/SuiteTests/Crash/test_check.py")
        }
        #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
        #expect(ending.output.split(separator: "\n").filter { $0.hasPrefix("as it should be") }.count >= 21)
    }
}
