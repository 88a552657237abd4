import Testing

@testable import Wire

@Suite("A problem")
struct ProblemTests {
    @Test("is written as RFC 9457 has it, and read back")
    func golden() throws {
        let violations = Violations(Violation(at: "/name", .incomplete, Sentences.missing))
        let problem = Problem(violations, instance: MessageID("01900000-0000-7000-8000-000000000001"))
        let text =
            #"{"type":"urn:khuevan:problem:incomplete","title":"Incomplete","titleVi":"Chưa đầy đủ","#
            + #""detail":"One thing is wrong with the message.","detailVi":"Thông điệp có một lỗi.","status":422,"#
            + #""errors":[{"pointer":"/name","code":"incomplete","detail":"is required","detailVi":"là thông tin bắt buộc"}],"#
            + #""instance":"01900000-0000-7000-8000-000000000001"}"#
        #expect(written(problem) == text)
        #expect(try read(Problem.self, text).get() == problem)
    }

    @Test("without violations has no list of them")
    func short() throws {
        let problem = Problem(.locked, Bilingual(en: "Entry is closed.", vi: "Đã khoá sổ."))
        #expect(!written(problem).contains("errors"))
        #expect(try read(Problem.self, written(problem)).get() == problem)
        #expect(complaints(Problem.self, written(problem).replacing(":locked", with: ":lost")) == ["/type invalid"])
    }

    @Test("of many kinds is simply invalid")
    func mixed() throws {
        let violations = try #require(read(Register.self, #"{"code":1,"x":2}"#).failure)
        #expect(Problem(violations).code == .invalid)
        #expect(Problem(violations).errors.count == violations.all.count)
    }

    @Test("has a title and a status for every code", arguments: ProblemCode.allCases)
    func codes(code: ProblemCode) {
        #expect((400...503).contains(code.status))
        #expect(!code.title.en.isEmpty && !code.title.vi.isEmpty)
    }
}
