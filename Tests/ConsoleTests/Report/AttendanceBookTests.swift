import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("The book of a semester's attendance")
struct AttendanceBookTests {
    private static let months = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"]

    private static func documents(pupils count: Int = 3, status: String = "approved") throws -> [AttendanceDocument] {
        try months.map {
            let answer = try AttendancePageTests.answer(pupils: count, status: status, month: $0)
            return try #require(AttendanceDocument(answer))
        }
    }

    private static func book(_ documents: [AttendanceDocument], _ semester: Semester = .first) -> AttendanceBook {
        AttendanceBook(of: .sample, semester, documents, made: .sample)
    }

    private static func sections(_ text: String) -> [Substring] {
        text.split(separator: "<section ", omittingEmptySubsequences: false).dropFirst().map { $0 }
    }

    @Test("is well formed and stands alone")
    func wellFormed() throws {
        let text = Self.book(try Self.documents()).text
        #expect(WellFormed(text).complaint == nil)
        for word in ["http:", "https:", "//", "url(", "@import", "<script", "<link", "<img", "src="] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(text.contains("Trường &amp; &quot;Hoa Mai&quot;") && text.contains("6A1 &lt;i&gt;"))
    }

    @Test("begins with its cover, which lists the months, and has them in order, the sheets numbered through")
    func order() throws {
        let sections = Self.sections(Self.book(try Self.documents()).text)
        #expect(sections.count == 6)
        let cover = try #require(sections.first)
        for text in ["2026-2027", "học kì I<", "semester I<", "hiệu trưởng đã duyệt", "<b>1/6</b>"] {
            #expect(cover.contains(text), "\(text)")
        }
        for (index, month) in ["9/2026", "10/2026", "11/2026", "12/2026", "1/2027"].enumerated() {
            #expect(cover.contains("<th scope=\"row\">\(month)</th>"))
            #expect(sections[index + 1].contains("<b>\(month)</b>"))
            #expect(sections[index + 1].contains("<b>\(index + 2)/6</b>"))
        }
        #expect(Self.book(try Self.documents(), .second).text.contains("học kì II<"))
    }

    @Test("numbers through where a month takes more than one sheet, with the signatures of each month on its last")
    func long() throws {
        let text = Self.book(try Self.documents(pupils: 36)).text
        #expect(WellFormed(text).complaint == nil)
        for page in 1...11 { #expect(text.contains("<b>\(page)/11</b>")) }
        #expect(text.contains("<td>2–3</td>") && text.contains("<td>10–11</td>"))
        #expect(text.ranges(of: "class=\"signatures\"").count == 5)
    }

    @Test("gives a pupil the same number in every month, grey where the pupil was not there")
    func numbers() throws {
        var documents = try Self.documents()
        documents[0].pupils.remove(at: 1)
        documents[4].pupils.remove(at: 0)
        let book = Self.book(documents)
        #expect(book.months.allSatisfy { $0.pupils.map(\.code) == ["P1", "P2", "P3"] })
        let absentee = book.months[0].pupils[1]
        #expect(absentee.total == 0 && book.months[0].days.allSatisfy { !absentee.isThere(on: $0.date) })
        let september = Self.sections(book.text)[1]
        #expect(september.contains("<tr><td>2</td><th scope=\"row\" class=\"name\">Nguyễn &lt;b&gt;2&lt;/b&gt;</th>"))
        #expect(september.contains("<tr><td>3</td>"))
    }

    @Test("says of a month that is not closed that it is a draft")
    func draft() throws {
        let text = Self.book(try Self.documents(status: "open")).text
        #expect(text.ranges(of: "BẢN NHÁP").count == 5)
    }
}
