import TestKit
import Testing
import Wire

/// The change of 1/7/2025 as the shipped example tells it: districts end, communes begin, schools come under them.
@Suite("The reform of 1/7/2025", .tags(.broker), .requiresPrograms, .sharedTown, .serialized, .timeLimit(.minutes(5)))
struct ReformTests {
    private static let tools = """
        REFORM=deploy/sample/reform-2025
        DEPARTMENT=99000SO0000110000001; DISTRICT=99011PG000001000000J; COMMUNE=99000PX000011000000M
        SCHOOL=99011TH000001000000D; ELSEWHERE=99012TH0000030000007
        officer() { khuevan send identity.open-account "{\\"name\\":\\"$1\\",\\"displayName\\":\\"Chuyên viên\\",\\"unit\\":\\"$2\\",\\
        \\"password\\":\\"$(cat $dir/secrets/people)\\"}" >/dev/null
            khuevan send identity.grant-role "{\\"account\\":\\"$1\\",\\"role\\":\\"office-officer\\",\\"unit\\":\\"$2\\",$3}" >/dev/null; }
        unit() { khuevan ask identity.unit "{\\"unit\\":\\"$1\\",\\"on\\":\\"2025-06-30\\"}" --json; }

        """

    @Test("closes no district while schools answer to it, and names every one of them")
    func order() async throws {
        let output = try await must(
            """
            district_sign_in $dir admin
            khuevan import units $REFORM/units.csv --lang en
            khuevan import unit-closures $REFORM/closures.csv --lang en 2>&1 && exit 1
            echo "status $?"
            """)
        #expect(output.contains("units.csv: 21 rows, 21 done, 0 refused"), "\(output)")
        #expect(output.hasSuffix("status 1\n"), "\(output)")
        for school in ["99011MN0000010000007", "99011CS0000020000005", "99012TH0000030000007"] {
            #expect(output.contains(school), "\(school) in \(output)")
        }
        #expect(output.components(of: "below it then; move or close that one first").count == 14, "\(output)")
    }

    @Test("leaves two trees, and the command shows them beside one another")
    func trees() async throws {
        let output = try await must(
            """
            district_sign_in $dir admin
            (umask 077 && suite_random >$dir/secrets/people)
            officer cv.huyen $DISTRICT '"from":"2020-01-01","to":"2025-07-01"'
            officer cv.xa $COMMUNE '"from":"2025-07-01"'
            khuevan import unit-moves $REFORM/moves.csv --lang en
            khuevan import unit-closures $REFORM/closures.csv --again --lang en
            """)
        #expect(output.contains("moves.csv: 13 rows, 13 done") && output.contains("closures.csv: 2 rows, 2 done"))
        #expect(try await must("khuevan tree $DEPARTMENT --on 2025-06-30 --beside 2025-07-01 --lang en") == both)
        let told = try JSON.parse(await must("khuevan tree --on 2025-07-01 --beside 2025-06-30 --json"))
        #expect(["moved", "began", "ended"].map { told[$0]?.array?.count } == [13, 4, 2])
        #expect(told["days"]?.array?.map { $0["on"]?.string } == ["2025-06-30", "2025-07-01"])
        let drawn = try await must("khuevan tree $DEPARTMENT --on 2025-06-30 --lang en")
        #expect(
            drawn.split(separator: "\n").map { $0.split(separator: "  9").first ?? "" }.joined(separator: "\n")
                == before)
        let gone = try await must("khuevan tree $DISTRICT --on 2025-07-01 --lang en")
        #expect(gone == "There was no such unit on 2025-07-01.\n")
    }

    @Test("imported again meets itself: nothing more is on record")
    func again() async throws {
        let output = try await must(
            """
            district_sign_in $dir admin
            rows() { sqlite3 $dir/data/identity.sqlite "SELECT count(*) FROM journal WHERE entity = 'unit'"; }
            first=$(rows)
            for attempt in "" --again; do
                khuevan import units $REFORM/units.csv $attempt --lang en
                khuevan import unit-moves $REFORM/moves.csv $attempt --lang en
                khuevan import unit-closures $REFORM/closures.csv --again --lang en
            done
            echo "$first $(rows)"
            """)
        #expect(output.components(of: " 0 refused").count == 7, "\(output)")
        let rows = output.split(separator: "\n").last?.split(separator: " ") ?? []
        // The root, 21 units, 13 moves, two ends.
        #expect(rows == ["37", "37"], "\(output)")
    }

    @Test("gives the commune's officer its schools, with their past, and takes them from the district's")
    func rights() async throws {
        let commune = try await must("district_sign_in $dir cv.xa; unit $SCHOOL")
        let above = try JSON.parse(commune)["above"]?.array?.compactMap { $0["name"]?.string }
        #expect(above?.first == "Phòng GD&ĐT huyện Khuê Thượng", "\(commune)")
        #expect(try await status("district_sign_in $dir cv.xa; unit $ELSEWHERE") == 1)
        #expect(try await status("district_sign_in $dir cv.huyen; unit $SCHOOL") == 1)
        #expect(try await status("district_sign_in $dir cv.huyen; unit $DISTRICT") == 1)
    }

    private func must(_ script: String) async throws -> String {
        let town = try #require(Town.shared)
        return try await onThread { try town.must(Self.tools + script) }
    }

    private func status(_ script: String) async throws -> Int32 {
        let town = try #require(Town.shared)
        return try await onThread { try town.run(Self.tools + script).status }
    }
}

extension String {
    fileprivate func components(of separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}

private let before = """
    Sở Giáo dục và Đào tạo tỉnh Sông Khuê (department)
    ├─ Phòng GD&ĐT huyện Khuê Thượng (district office)
    │  ├─ Trường Mầm non Bến Đá (school)
    │  ├─ Trường Mầm non Đồi Chè (school)
    │  ├─ Trường Tiểu học Bến Đá (school)
    │  ├─ Trường Tiểu học Đồi Chè (school)
    │  ├─ Trường TH và THCS Suối Ngang (school)
    │  └─ Trường THCS Bến Đá (school)
    ├─ Phòng GD&ĐT huyện Khuê Hạ (district office)
    │  ├─ Trường Mầm non Cửa Rừng (school)
    │  ├─ Trường Mầm non Bãi Cát (school)
    │  ├─ Trường Tiểu học Cửa Rừng (school)
    │  ├─ Trường Tiểu học Bãi Cát (school)
    │  ├─ Trường Tiểu học Gò Sim (school)
    │  ├─ Trường THCS Cửa Rừng (school)
    │  └─ Trường THCS Bãi Cát (school)
    └─ Trường THPT Sông Khuê (school)
    """

private let both = """
      2025-06-30                                         │   2025-07-01
    ─────────────────────────────────────────────────────┼─────────────────────────────────────────────────────
      Sở Giáo dục và Đào tạo tỉnh Sông Khuê (department) │   Sở Giáo dục và Đào tạo tỉnh Sông Khuê (department)
    − ├─ Phòng GD&ĐT huyện Khuê Thượng (district office) │ + ├─ Phòng Văn hóa - Xã hội xã Bến Đá (commune office)
    → │  ├─ Trường Mầm non Bến Đá (school)               │ → │  ├─ Trường Mầm non Bến Đá (school)
    → │  ├─ Trường Mầm non Đồi Chè (school)              │ → │  ├─ Trường Tiểu học Bến Đá (school)
    → │  ├─ Trường Tiểu học Bến Đá (school)              │ → │  └─ Trường THCS Bến Đá (school)
    → │  ├─ Trường Tiểu học Đồi Chè (school)             │ + ├─ Phòng Văn hóa - Xã hội xã Đồi Chè (commune office)
    → │  ├─ Trường TH và THCS Suối Ngang (school)        │ → │  ├─ Trường Mầm non Đồi Chè (school)
    → │  └─ Trường THCS Bến Đá (school)                  │ → │  ├─ Trường Tiểu học Đồi Chè (school)
    − ├─ Phòng GD&ĐT huyện Khuê Hạ (district office)     │ → │  ├─ Trường Tiểu học Gò Sim (school)
    → │  ├─ Trường Mầm non Cửa Rừng (school)             │ → │  └─ Trường TH và THCS Suối Ngang (school)
    → │  ├─ Trường Mầm non Bãi Cát (school)              │ + ├─ Phòng Văn hóa - Xã hội xã Cửa Rừng (commune office)
    → │  ├─ Trường Tiểu học Cửa Rừng (school)            │ → │  ├─ Trường Mầm non Cửa Rừng (school)
    → │  ├─ Trường Tiểu học Bãi Cát (school)             │ → │  ├─ Trường Tiểu học Cửa Rừng (school)
    → │  ├─ Trường Tiểu học Gò Sim (school)              │ → │  └─ Trường THCS Cửa Rừng (school)
    → │  ├─ Trường THCS Cửa Rừng (school)                │ + ├─ Phòng Văn hóa - Xã hội xã Bãi Cát (commune office)
    → │  └─ Trường THCS Bãi Cát (school)                 │ → │  ├─ Trường Mầm non Bãi Cát (school)
      └─ Trường THPT Sông Khuê (school)                  │ → │  ├─ Trường Tiểu học Bãi Cát (school)
                                                         │ → │  └─ Trường THCS Bãi Cát (school)
                                                         │   └─ Trường THPT Sông Khuê (school)

    → moved: 13   + began: 4   − ended: 2

    """
