import Platform
import Testing
import TestKit
import Vocabulary
import Wire

@testable import Console

@Suite("The page of a month's attendance")
struct AttendancePageTests {
    /// October of a class of so many, or another month, whose school writes its name like markup.
    static func answer(
        pupils count: Int = 3, status: String = "confirmed", sessions: String = #"["morning"]"#,
        month: String = "2026-10"
    ) throws -> JSON {
        let days = try #require(CalendarMonth(month)).days.map { day in
            let isSunday = CivilDate.weekday(days: day.day) == 7
            return #"{"date":"\#(day)","isSchoolDay":\#(!isSunday),"sessions":\#(isSunday ? "[]" : sessions)}"#
        }
        let pupils = (1...count).map { number in
            let marks =
                number == 1
                ? #"{"date":"\#(month)-05","session":"morning","mark":"P"},{"date":"\#(month)-06","session":"morning","mark":"K"}"#
                : ""
            return
                #"{"pupil":"P\#(number)","name":"Nguyễn <b>\#(number)</b>","stays":[{"from":"2026-09-05","to":"2026-10-20"}],"marks":[\#(marks)],"total":\#(number == 1 ? 2 : 0),"excused":\#(number == 1 ? 1 : 0),"unexcused":\#(number == 1 ? 1 : 0)}"#
        }
        let steps =
            status == "open"
            ? ""
            : #","closed":{"by":"account/gv.lan","at":"2026-11-02T07:30:00+07:00"},"confirmed":{"by":"account/gvcn.hoa","at":"2026-11-03T08:00:00+07:00"}"#
        return try JSON.parse(
            #"{"state":{"school":"79764000010000000006","schoolClass":"79764000010000000006/2026/6A1","month":"\#(month)","status":"\#(status)"\#(steps)},"schoolName":"Trường & \"Hoa Mai\"","className":"6A1 <i>","days":[\#(days.joined(separator: ","))],"pupils":[\#(pupils.joined(separator: ","))],"late":2,"sequence":1234,"hash":"3f9a"}"#
        )
    }

    private static func page(_ answer: JSON) throws -> String {
        AttendancePage(document: try #require(AttendanceDocument(answer)), made: .sample).text
    }

    private static func elements(_ page: String, _ name: String) -> [WellFormed.Element] {
        WellFormed(page).elements.filter { $0.name == name }
    }

    @Test("is well formed, stands alone and takes nothing for markup")
    func wellFormed() throws {
        let page = try Self.page(Self.answer())
        #expect(WellFormed(page).complaint == nil)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
        for word in ["http:", "https:", "//", "url(", "@import", "<script", "<link", "<img", "src="] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("Nguyễn &lt;b&gt;1&lt;/b&gt;") && !page.contains("Nguyễn <b>"))
        #expect(page.contains("Trường &amp; &quot;Hoa Mai&quot;") && page.contains("6A1 &lt;i&gt;"))
    }

    @Test("is for A3 across, and says whose it is, where it stands and who has to sign")
    func content() throws {
        let page = try Self.page(Self.answer())
        #expect(page.contains("@page { size: A3 landscape"))
        for text in [
            "10/2026", "Giáo viên chủ nhiệm", "Hiệu trưởng", "Homeroom teacher", "account/gv.lan, 07:30 2/11/2026",
            "account/gvcn.hoa", "1234", "3f9a", "Trang", "<b>1/1</b>", "giáo viên chủ nhiệm đã xác nhận",
            "Phiếu đính chính sau ngày học: 2.",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("BẢN NHÁP"))
        #expect(try Self.page(Self.answer(status: "open")).contains("BẢN NHÁP"))
    }

    @Test("has a column for each day and the three sums, and a letter in the cell of each absence")
    func grid() throws {
        let page = try Self.page(Self.answer())
        #expect(Self.elements(page, "th").count { $0.attributes["scope"] == "col" } == 2 + 31 + 3)
        #expect(Self.elements(page, "table").count == Self.elements(page, "caption").count)
        #expect(page.contains("<td>P</td><td>K</td><td></td>"))
        #expect(
            page.contains("<td class=\"sum\">2</td><td class=\"sum\">1</td><td class=\"sum\">1</td></tr>\n</tbody>")
                == false)
        #expect(page.contains("<td class=\"sum\">2</td><td class=\"sum\">1</td><td class=\"sum\">1</td></tr></tfoot>"))
        // Sundays, and the days after the pupils had left, are grey: 4 + 10 for each row (25/10 is both), 4 in the totals.
        #expect(Self.elements(page, "td").count { $0.attributes["class"] == "off" } == 3 * (3 + 12) + 4)
    }

    @Test("says which session was missed where both have a sheet")
    func sessions() throws {
        let whole = try #require(AttendanceDocument(Self.answer(sessions: #"["morning","afternoon"]"#)))
        #expect(whole.cell(of: whole.pupils[0], on: whole.days[4]) == "P(s)")
        let half = try #require(AttendanceDocument(Self.answer()))
        #expect(half.cell(of: half.pupils[0], on: half.days[4]) == "P")
        #expect(half.cell(of: half.pupils[1], on: half.days[4]).isEmpty)
        #expect(half.absent(on: half.days[4]) == 1 && half.absent(on: half.days[6]) == 0)
    }

    @Test(
        "goes on to another sheet of paper when it is full, each with its number, the signatures on the last",
        arguments: [(35, 1), (36, 2), (71, 3)])
    func pages(pupils: Int, count: Int) throws {
        let page = try Self.page(Self.answer(pupils: pupils))
        #expect(WellFormed(page).complaint == nil)
        #expect(Self.elements(page, "section").count == count)
        for number in 1...count { #expect(page.contains("<b>\(number)/\(count)</b>")) }
        #expect(page.components(of: "class=\"signatures\"") == 1)
        #expect(Self.elements(page, "tfoot").count == 1)
        #expect(page.components(of: "3f9a") == count)
    }

    @Test("is not made of an answer that is something else")
    func strange() throws {
        #expect(AttendanceDocument(try JSON.parse(#"{"items":[]}"#)) == nil)
        #expect(AttendanceDocument(["state": [:]]) == nil)
    }
}

extension String {
    /// How often a piece occurs.
    fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}
