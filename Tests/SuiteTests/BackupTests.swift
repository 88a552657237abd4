import TestKit
import Testing

@Suite("A backup", .requiresPrograms, .timeLimit(.minutes(2)))
struct BackupTests {
    /// Stores of two services, made by the services themselves; a few megabytes, so that a copy takes several steps.
    private static let stores = """
        . deploy/lib/suite.sh; SUITE_BIN=$KHUEVAN_TEST_BIN; dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
        mkdir $dir/data
        for service in pupils staff; do
            KHUEVAN_BROKER=amqp://127.0.0.1:1/ KHUEVAN_DATA=$dir/data $SUITE_BIN/khuevan-$service --migrate >/dev/null
            sqlite3 $dir/data/$service.sqlite "CREATE TABLE ballast AS WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL
                SELECT i + 1 FROM n WHERE i < 9000) SELECT i, randomblob(1000) AS bytes FROM n"
        done
        backup() { $SUITE_BIN/khuevan backup --data $dir/data --to $dir/copies; }

        """

    private func run(_ script: String) async throws -> Shell.Ending {
        try await onThread { try Shell.run(Self.stores + script) }
    }

    @Test("is a copy of every store, looked at")
    func whole() async throws {
        let ending = try await run(
            """
            set -e; backup; for s in pupils staff; do
                [ "$(sqlite3 $dir/data/$s.sqlite 'SELECT count(*) FROM ballast')" = \\
                  "$(sqlite3 $dir/copies/$s.sqlite 'SELECT count(*) FROM ballast')" ] && echo equal; done
            backup || echo "status $?"
            """)
        #expect(ending.output.contains("equal\nequal\nstatus 1\n"), "\(ending)")
        #expect(ending.errors.contains("never overwrites"), "\(ending)")
    }

    @Test("that dies in the middle leaves nothing that could be taken for one, and can be made again")
    func killed() async throws {
        let ending = try await run(
            """
            (KHUEVAN_FAILPOINT=in-backup:2 backup) 2>/dev/null; echo "status $?"
            ls $dir/copies | grep -v partial-journal; backup >/dev/null && ls $dir/copies
            """)
        #expect(ending.output == "status 137\npupils.sqlite.partial\npupils.sqlite\nstaff.sqlite\n", "\(ending)")
    }
}
