import Access
import Testing
import Vocabulary
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
        let values = ["a": Bilingual(en: "{b}", vi: "{b}"), "b": Bilingual(en: "two", vi: "hai")]
        let filled = NoticeTemplate.filled(text, with: values)
        #expect(filled == Bilingual(en: "{b} and two and {c}", vi: "hai{a"))
    }

    @Test("names what its sender must fill in, and not what is filled in for him")
    func blanks() {
        #expect(NoticeTemplate.named("monthly-learning")?.blanks == ["learning", "conduct"])
        #expect(NoticeTemplate.named("absence")?.blanks == [])
        #expect(NoticeTemplate.named("nothing") == nil)
    }

    @Test("has a name of its own")
    func names() {
        let names = NoticeTemplate.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test(
        "is there for each finding that is common, says what was seen, and sends the family to a doctor",
        arguments: [
            ("health-eyesight", "tật khúc xạ"), ("health-malnutrition", "cân nặng thấp hơn"),
            ("health-stunting", "chiều cao thấp hơn"), ("health-overweight", "cân nặng cao hơn"),
            ("health-rickets", "còi xương"),
        ])
    func findings(name: String, word: String) throws {
        let template = try #require(NoticeTemplate.named(name))
        #expect(template.topic == .health && template.blanks == ["finding"])
        #expect(template.isPersonal && template.alsoNeeds == .manageHealth)
        #expect(template.text.vi.contains(word) && template.text.vi.contains("đi khám bác sĩ"))
        #expect(template.text.en.contains("see a doctor") && template.text.en.contains("no diagnosis"))
        // Whoever sees a locked telephone learns nothing of what was found.
        #expect(template.title == NoticeTemplate.named("health-advice")?.title)
    }

    @Test("is there for learning and conduct, every week and every month, and for health")
    func paces() {
        let kinds = Set(NoticeTemplate.all.map { "\($0.topic.rawValue) \($0.pace.rawValue)" })
        #expect(
            kinds.isSuperset(of: [
                "learning weekly", "learning monthly", "conduct weekly", "health monthly", "absence urgent",
                "general urgent",
            ]))
    }
}
