import Testing
import Wire

@testable import Pupils

@Suite("A template of notices") struct NoticeTemplateTests {
    @Test("has the same blanks in both languages", arguments: NoticeTemplate.all.map(\.name))
    func bilingual(name: String) throws {
        let template = try #require(NoticeTemplate.named(name))
        func blanks(_ texts: String...) -> Set<Substring> {
            Set(texts.flatMap { $0.matches(of: /\{[a-z]+\}/).map(\.output) })
        }
        #expect(
            blanks(template.title.en, template.text.en) == blanks(template.title.vi, template.text.vi))
    }

    @Test("is filled in once: what was put in is not looked at for blanks again")
    func filled() {
        let text = Bilingual(en: "{a} and {b} and {c}", vi: "{b}{a")
        let filled = NoticeTemplate.filled(text, with: ["a": "{b}", "b": "two"])
        #expect(filled == Bilingual(en: "{b} and two and {c}", vi: "two{a"))
    }

    @Test("names what its sender must fill in, and not what is filled in for him")
    func blanks() {
        #expect(NoticeTemplate.named("monthly-learning")?.blanks == ["learning", "conduct"])
        #expect(NoticeTemplate.named("absence")?.blanks == [])
        #expect(NoticeTemplate.named("nothing") == nil)
    }
}
