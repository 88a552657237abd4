import Messaging
import SQLite
import Testing
import Vocabulary
import Wire

@Suite("Values in columns")
struct StoredValuesTests {
    private func roundTrip<V: Bindable & Column & Equatable>(_ value: V, as stored: Value) throws {
        let database = try Database.open(":memory:")
        #expect(value.value == stored)
        let back: V? = try database.reader.value("SELECT ?1", value)
        #expect(back == value)
        let text: V? = try? database.reader.value("SELECT 'no such value'")
        let blob: V? = try? database.reader.value("SELECT X'00'")
        #expect(text == nil && blob == nil)
    }

    @Test("are kept as they travel: text as text")
    func text() throws {
        try roundTrip(UnitCode.sample, as: .text("79764000010000000006"))
        try roundTrip(ClassID.sample, as: .text("79764000010000000006/2026/6A1"))
        try roundTrip(EnrolmentID.sample, as: .text("79764000010000000006/2026/1"))
        try roundTrip(MarkBookID.sample, as: .text("79764000010000000006/2026/6A1/mathematics/1"))
        try roundTrip(LocalDate.sample, as: .text("2026-09-05"))
        try roundTrip(SchoolYear.sample, as: .text("2026-2027"))
        try roundTrip(Ethnicity.sample, as: .text("01"))
        for grade in Grade.allCases { try roundTrip(grade, as: .text(grade.rawValue)) }
    }

    @Test("are kept as they travel: whole numbers as integers")
    func numbers() throws {
        try roundTrip(Semester.second, as: .integer(2))
        try roundTrip(Instant(milliseconds: 1_788_568_200_123), as: .integer(1_788_568_200_123))
    }

    @Test("are kept in tenths where they are marks, so that sums are exact")
    func marks() throws {
        for tenths in 0...100 { try roundTrip(try #require(Mark(tenths: tenths)), as: .integer(Int64(tenths))) }
        #expect(Mark(Value.integer(101)) == nil && Mark(Value.real(7.5)) == nil)
    }

    @Test("of days sort as text as they do in the calendar")
    func order() throws {
        let days = ["2026-12-31", "2027-01-01", "1999-10-09"].compactMap { LocalDate($0) }
        #expect(days.sorted() == days.sorted { $0.text < $1.text })
    }
}
