import Testing
import Vocabulary

@Suite("Natural identifiers")
struct IdentifierTests {
    @Test("of a class give its school, year and code")
    func schoolClass() throws {
        let id = try #require(ClassID("79764000010000000006/2026/MAM-2"))
        #expect(id.school == .sample && id.year.text == "2026-2027" && id.code.text == "MAM-2")
        #expect(ClassID(school: id.school, year: id.year, code: id.code) == id)
    }

    @Test("of a mark book give its class, subject and semester")
    func markBook() throws {
        let id = try #require(MarkBookID("79764000010000000006/2026/6A1/foreign-language-1/2"))
        #expect(id.schoolClass.text == "79764000010000000006/2026/6A1")
        #expect(id.subject.text == "foreign-language-1" && id.semester == .second)
    }

    @Test("of a year give their owner, year and number")
    func yearly() throws {
        let id = try #require(EnrolmentID("79764000010000000014/2025/12"))
        #expect(id.owner.text == "79764000010000000014" && id.year.firstYear == 2025 && id.number == 12)
    }

    @Test("of school years come in the order of time, and a semester is a term")
    func schoolYear() throws {
        let years = try ["2026-2027", "1999-2000", "2025-2026"].map { try #require(SchoolYear($0)) }
        #expect(years.sorted().map(\.firstYear) == [1999, 2025, 2026])
        #expect(SchoolYear(startingIn: "2026") == SchoolYear("2026-2027"))
        #expect(Semester.allCases.map { Term($0).rawValue } == ["semester-1", "semester-2"])
    }

    @Test("of grades go up through the levels")
    func grades() {
        #expect(Grade.allCases.sorted() == Grade.allCases)
        #expect(Grade.allCases.map(\.level).sorted() == Grade.allCases.map(\.level))
        #expect(Grade.g9 < .g10 && Grade.k3 < .g1)
        let counts = Level.allCases.map { level in Grade.allCases.count { $0.level == level } }
        #expect(counts == [6, 5, 4, 3])
    }

    @Test("of grades and years are followed by the next, but for the last of a level and of the calendar")
    func next() throws {
        #expect(Grade.allCases.filter { $0.next == nil } == [.k3, .g5, .g9, .g12])
        #expect(Grade.n3.next == .k1 && Grade.g6.next == .g7)
        #expect(SchoolYear.sample.next?.text == "2027-2028")
        #expect(SchoolYear(startingIn: "2198")?.next == nil)
        for (day, year) in [("2026-07-31", "2025-2026"), ("2026-08-01", "2026-2027"), ("2027-01-01", "2026-2027")] {
            #expect(try SchoolYear(around: #require(LocalDate(day))) == SchoolYear(year))
        }
    }
}
