import Testing
import Vocabulary
import Wire

@Suite("Vietnamese text")
struct VietnameseTests {
    /// A letter, its circumflex, breve or horn, and its tone, as a keyboard that does not compose sends them.
    private static let tones: [Unicode.Scalar] = ["\u{0300}", "\u{0301}", "\u{0309}", "\u{0303}", "\u{0323}"]
    private static let bases: [(marks: [Unicode.Scalar], letters: String)] = [
        ([], "aeiouyAEIOUY"), (["\u{0302}"], "aeoAEO"), (["\u{0306}"], "aA"), (["\u{031B}"], "ouOU"),
    ]

    private func text(_ scalars: [Unicode.Scalar]) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    /// Marks of one place come in the order of reading, vowel before tone; those above and below in any order.
    @Test("is composed, in every order of its marks that means the same")
    func composed() {
        for (marks, letters) in Self.bases {
            for letter in letters.unicodeScalars {
                for tone in Self.tones {
                    let one = Vietnamese.composed(text([letter] + marks + [tone]))
                    #expect(one.unicodeScalars.count == 1, "\(one)")
                    guard tone == "\u{0323}" || marks == ["\u{031B}"] else { continue }
                    let other = Vietnamese.composed(text([letter, tone] + marks))
                    #expect(Array(other.utf8) == Array(one.utf8), "\(one)")
                }
            }
        }
    }

    @Test("is the same bytes from every keyboard")
    func names() throws {
        let decomposed = "Nguye\u{0302}\u{0303}n Thi\u{0323} A\u{0301}nh Đào"
        let name = try #require(PersonName(decomposed))
        #expect(Array(name.text.utf8) == Array("Nguyễn Thị Ánh Đào".utf8))
        #expect(Array(WireEncoder.encode(name)) == Array("\"Nguyễn Thị Ánh Đào\"".utf8))
    }

    @Test("counts its letters composed")
    func lengths() {
        let letters = String(repeating: "e\u{0302}\u{0301}", count: 100)
        #expect(PersonName(letters)?.text.unicodeScalars.count == 100)
        #expect(PersonName("e\u{0302}\u{0301}") == nil)
    }

    @Test(
        "leaves alone what is composed and what is not Vietnamese", arguments: ["Nguyễn", "Ω", "n\u{0303}", "", "学校"])
    func untouched(_ text: String) {
        #expect(Array(Vietnamese.composed(text).utf8) == Array(text.utf8))
    }
}
