import Testing

@testable import SQLite

@Suite("A value") struct ValueTests {
    @Test(
        "comes back from the store as it went in",
        arguments: [
            Value.null, .integer(.min), .integer(.max), .integer(0), .real(-0.5), .real(.infinity), .text(""),
            .text("Nguyễn\0Thị"), .blob([]), .blob([0, 255, 0]),
        ])
    func roundTrip(value: Value) throws {
        let database = try Database.open(":memory:")
        let back: Value? = try database.reader.value("SELECT ?1", value)
        #expect(back == value)
    }

    @Test("may be long")
    func long() throws {
        let reader = try Database.open(":memory:").reader
        let text = String(repeating: "Văn ", count: 10_000)
        let bytes = [UInt8](repeating: 7, count: 100_000)
        #expect(try reader.value("SELECT ?1", text) == text)
        #expect(try reader.value("SELECT ?1", bytes) == bytes)
    }

    @Test("that is an empty blob is not NULL, nor is an empty text")
    func emptyIsNotNull() throws {
        let reader = try Database.open(":memory:").reader
        #expect(try reader.value("SELECT typeof(?1)", [UInt8]()) == "blob")
        #expect(try reader.value("SELECT typeof(?1)", "") == "text")
        #expect(try reader.value("SELECT typeof(?1)", String?.none) == "null")
    }

    @Test("keeps what stands behind a NUL")
    func textWithNUL() throws {
        let reader = try Database.open(":memory:").reader
        #expect(try reader.value("SELECT length(CAST(?1 AS BLOB))", "a\0b") == 3)
    }

    @Test("of bytes that are not UTF-8 is repaired when read as text")
    func repairsText() throws {
        let reader = try Database.open(":memory:").reader
        #expect(try reader.value("SELECT CAST(x'41ff42' AS TEXT)") == "A\u{FFFD}B")
    }

    @Test("that is NaN is refused rather than stored as NULL")
    func refusesNaN() throws {
        let reader = try Database.open(":memory:").reader
        #expect(throws: SQLiteError.self) { let _: Value? = try reader.value("SELECT ?1", Double.nan) }
    }

    @Test("reads as a Bool, an Int, a Double or an optional where it is one")
    func columns() throws {
        let reader = try Database.open(":memory:").reader
        #expect(try reader.value("SELECT 1") == true)
        #expect(try reader.value("SELECT 3") == 3.0)
        #expect(try reader.value("SELECT 3") == Int?.some(3))
        #expect(Bool(.integer(2)) == nil)
        #expect(Int(.real(1)) == nil)
        #expect(String(.blob([65])) == nil)
        #expect(Double(.integer(.max)) == nil)
        #expect(Optional<Int>(.text("1")) == nil as Int??)
    }

    @Test("is refused by a column of another type, by name and without being shown")
    func misfit() throws {
        let reader = try Database.open(":memory:").reader
        let error = #expect(throws: SQLiteError.self) {
            let _: Int? = try reader.value("SELECT 'Lê Thị Bí Mật' AS name")
        }
        #expect(error?.primaryCode == 20)
        #expect(error?.message.contains("'name'") == true)
        #expect(error?.description.contains("holds TEXT, which is no Int") == true)
    }

    @Test("asked for in a column the query lacks throws")
    func noSuchColumn() throws {
        let reader = try Database.open(":memory:").reader
        #expect(throws: SQLiteError.self) {
            try reader.forEach("SELECT 1") { (row) throws(SQLiteError) in _ = try row.integer(7) }
        }
        #expect(throws: SQLiteError.self) {
            try reader.forEach("SELECT 1") { (row) throws(SQLiteError) in let _: Int = try row[-1] }
        }
    }

    @Test("lends its bytes in place")
    func lendsBytes() throws {
        let reader = try Database.open(":memory:").reader
        var sums: [Int] = []
        try reader.forEach("SELECT x'010203', NULL, ''") { (row) throws(SQLiteError) in
            for column in 0..<3 {
                sums.append(
                    row.withBytes(column) { bytes in
                        var sum = 0
                        for index in bytes.indices { sum += Int(bytes[index]) }
                        return sum
                    })
            }
        }
        #expect(sums == [6, 0, 0])
    }
}
