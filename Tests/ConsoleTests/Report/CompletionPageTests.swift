import Testing
import TestKit
import Vocabulary
import Wire

@testable import Console

@Suite("The printed list of those who completed the programme")
struct CompletionPageTests {
    static let school = UnitCode.sample
    static let year = SchoolYear.sample

    /// Two classes, of so many children and of one; every third has not completed.
    static func answer(
        children count: Int = 3, status: String? = "approved", missing: String = "", changed: String = ""
    ) throws -> JSON {
        func child(_ number: Int) -> String {
            let proposal = number.isMultiple(of: 3) ? "not-completed" : "completed"
            return #"{"pupil":"P\#(number)","goals":{},"proposal":"\#(proposal)","reason":"Bệnh"}"#
        }
        let first = (1...count).map(child).joined(separator: ",")
        let list = status.map {
            #","list":{"status":"\#($0)","classes":[{"code":"LA1","children":[\#(first)]},{"code":"LA2","children":[\#(child(100))]}],"rule":"vbhn01-2021","approved":{"by":"account/hieu-truong","at":"2027-05-20T08:00:00+07:00"}}"#
        }
        return try JSON.parse(
            #"{"schoolName":"Trường & \"Hoa Mai\"","classes":[{"schoolClass":"\#(school)/2026/LA1","teachers":[],"finished":true,"children":[\#(first)],"missing":[\#(missing)]},{"schoolClass":"\#(school)/2026/LA2","teachers":[],"finished":true,"children":[\#(child(100))],"missing":[]}],"changed":[\#(changed)],"sequence":1234,"hash":"3f9a"\#(list ?? "")}"#
        )
    }

    /// The roll of LA1, last child first.
    static func roll(of count: Int) -> [JSON] {
        (1...count).reversed().map { number in
            [
                "code": .string("P\(number)"), "name": .string("Nguyễn <b>\(number)</b>"), "sex": "female",
                "birthDate": "2021-03-04",
            ]
        }
    }

    private static func document(_ answer: JSON) throws -> CompletionDocument {
        try #require(CompletionDocument(answer, of: school, in: year))
    }

    private static func page(_ answer: JSON, roll count: Int = 3) throws -> String {
        var document = try document(answer)
        document.classes[0].name(by: roll(of: count))
        return CompletionPage(document: document, made: .sample).text
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
        #expect(page.contains("Trường &amp; &quot;Hoa Mai&quot;"))
    }

    @Test("says whose it is, who approved it and when, what it adds up to and who has to sign, and no reason")
    func content() throws {
        let page = try Self.page(Self.answer())
        #expect(page.contains("@page { size: A4; margin: 12mm; }"))
        for text in [
            "2026-2027", "account/hieu-truong, 08:00 20/5/2027", "Tổng số: 4 trẻ, trong đó 3 trẻ hoàn thành",
            "4 children, 3 of whom completed", "vbhn01-2021", "Hiệu trưởng", "Người lập danh sách", "1234", "3f9a",
            "<b>1/1</b>", "4/3/2021", "chưa hoàn thành",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("BẢN NHÁP") && !page.contains("Bệnh"))
    }

    @Test("goes through the classes in the order of their rolls, numbered through")
    func order() throws {
        var document = try Self.document(Self.answer())
        document.classes[0].name(by: Self.roll(of: 2))
        #expect(document.classes.map(\.name) == ["LA1", "LA2"])
        #expect(document.children.map(\.code) == ["P2", "P1", "P3", "P100"])
        #expect(document.children.map(\.name.isEmpty) == [false, false, true, true])
        let page = CompletionPage(document: document, made: .sample).text
        for number in 1...4 { #expect(page.contains("<tr><td>\(number)</td>")) }
    }

    @Test("is a draft while the list is not approved, with those who have no entry", arguments: [nil, "reopened"])
    func draft(status: String?) throws {
        let answer = try Self.answer(status: status, missing: #""P9""#)
        let document = try Self.document(answer)
        #expect(document.isDraft && document.children.map(\.completion).contains(nil))
        let page = try Self.page(answer)
        #expect(page.contains("BẢN NHÁP") && page.contains("chưa đánh giá") && !page.contains("hieu-truong"))
        #expect(WellFormed(page).complaint == nil)
    }

    @Test(
        "goes on to another sheet of paper when it is full, each with its number, the signatures on the last",
        arguments: [(29, 1), (30, 2), (60, 3)])
    func pages(children: Int, count: Int) throws {
        let page = try Self.page(Self.answer(children: children), roll: children)
        #expect(WellFormed(page).complaint == nil)
        #expect(WellFormed(page).elements.count { $0.name == "section" } == count)
        for number in 1...count { #expect(page.contains("<b>\(number)/\(count)</b>")) }
        #expect(page.ranges(of: "class=\"signatures\"").count == 1)
        #expect(page.ranges(of: "3f9a").count == count)
    }

    @Test("is not made of an answer that is something else")
    func strange() throws {
        for text in [#"{"items":[]}"#, #"{"classes":[{}],"sequence":1}"#] {
            #expect(CompletionDocument(try JSON.parse(text), of: Self.school, in: Self.year) == nil)
        }
    }
}
