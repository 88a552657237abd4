import Platform
import TestKit
import Testing

/// A whole suite of its own: a broker, six services and the command, in a directory that goes with it.
final class Town: Sendable {
    let directory: String

    /// The town that the tests of a suite share.
    @TaskLocal static var shared: Town?

    /// For whoever works longer than a token holds and does not sign in again.
    static let longTokens = "export KHUEVAN_TOKEN_MINUTES=60 KHUEVAN_ADMINISTRATOR_TOKEN_MINUTES=60;"

    /// Starts broker and services, after what `preparation` sets for them, and waits until all are well.
    init(_ preparation: String = "") throws {
        let base = Environment.current()["TMPDIR"] ?? "/tmp"
        directory = "\(base)/khuevan-town-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        try Files.createDirectory(directory)
        let ending = try Shell.run("\(prelude) \(preparation) suite_start \(directory)")
        guard ending.status == 0 else { throw Failed(said: ending.errors) }
    }

    /// Runs `body` in a town of its own.
    static func with<R>(_ preparation: String = "", _ body: (Town) throws -> R) throws -> R {
        let town = try Town(preparation)
        let result: R
        do { result = try body(town) } catch {
            // What went wrong first says more than what did not stop in good order afterwards.
            do { try town.end() } catch let ending { throw Failed(said: "\(error); afterwards: \(ending)") }
            throw error
        }
        try town.end()
        return result
    }

    /// Stops everything; says what did not stop in good order.
    func end() throws {
        let ending = try Shell.run("\(prelude) suite_stop \(directory); ended=$?; rm -rf \(directory); exit $ended")
        guard ending.status == 0 else { throw Failed(said: ending.errors) }
    }

    /// Runs a script in which `khuevan` and the functions of `deploy/lib` are at hand and `$dir` is the town.
    func run(_ script: String) throws -> Shell.Ending {
        try Shell.run("\(prelude) suite_enter \(directory); \(script)")
    }

    /// The same for a script that must succeed; gives what it printed.
    @discardableResult
    func must(_ script: String) throws -> String {
        let ending = try run("set -e; \(script)")
        guard ending.status == 0 else { throw Failed(said: ending.output + ending.errors) }
        return ending.output
    }

    /// A script that should have succeeded.
    struct Failed: Error { var said: String }
}

private let prelude = """
    . deploy/lib/suite.sh; . deploy/lib/district.sh; SUITE_BIN=$KHUEVAN_TEST_BIN; PATH=$SUITE_BIN:$PATH;
    SUITE_INTEGRATORS=("integrator:$VENDOR_NAME:$VENDOR_SCHOOL");
    """

extension Trait where Self == ConditionTrait {
    /// Skips, visibly, where the programs are not named; `REQUIRE_BROKER=1` makes that a failure.
    static var requiresPrograms: Self {
        .enabled("set KHUEVAN_TEST_BIN to the directory of the built programs (deploy/test does)") {
            let environment = Environment.current()
            return environment["KHUEVAN_TEST_BIN"] != nil || environment["REQUIRE_BROKER"] == "1"
        }
    }
}

/// Gives a suite's tests one town, started before the first and stopped after the last.
struct SharedTown: SuiteTrait, TestScoping {
    @concurrent func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable @concurrent () async throws -> Void
    ) async throws {
        let town = try await onThread { try Town() }
        let result: Result<Void, any Error>
        do {
            try await Town.$shared.withValue(town) { try await body() }
            result = .success(())
        } catch { result = .failure(error) }
        try await onThread { try town.end() }
        try result.get()
    }
}

extension Trait where Self == SharedTown {
    static var sharedTown: SharedTown { SharedTown() }
}
