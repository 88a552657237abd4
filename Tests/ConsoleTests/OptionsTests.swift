import Testing
import Wire

@testable import Console

@Suite("Options")
struct OptionsTests {
    static let known = [
        Option("json", en: "", vi: ""), Option("to", "FILE", en: "", vi: ""),
        Option("store", "FILE", en: "", vi: "", mayRepeat: true), Option("help", en: "", vi: ""),
    ]

    private func complaint(_ words: [String]) -> String? {
        do throws(Failure) {
            _ = try Options.parse(words, known: Self.known)
            return nil
        } catch {
            guard case .usage(let sentence) = error else { return nil }
            return sentence.en
        }
    }

    @Test("are told from words, with values either way")
    func parse() throws {
        let options = try Options.parse(
            ["a", "--json", "--to=x=y", "-", "--store", "1", "--store", "--2", "--", "--to"], known: Self.known)
        #expect(options.positional == ["a", "-", "--to"])
        #expect(options.has("json"))
        #expect(options["to"] == "x=y")
        #expect(options.all("store") == ["1", "--2"])
        #expect(try Options.parse(["-h"], known: Self.known).has("help"))
    }

    @Test(
        "complain of what they do not know, with a guess where there is one",
        arguments: [
            (["--jsno"], "--jsno is not an option here; did you mean --json?"),
            (["--tto=x"], "--tto=x is not an option here; did you mean --to?"),
            (["--whatever"], "--whatever is not an option here"), (["-x"], "-x is not an option here"),
            (["--to"], "--to needs a value: FILE"), (["--json=1"], "--json takes no value"),
            (["--to", "1", "--to", "2"], "--to is given twice"),
        ])
    func complaints(words: [String], sentence: String) {
        #expect(complaint(words) == sentence)
    }

    @Test("read numbers within their bounds")
    func numbers() throws {
        let options = try Options.parse(["--to", "12"], known: Self.known)
        #expect(try options.number("to", in: 1...20, otherwise: 5) == 12)
        #expect(try options.number("store", in: 1...20, otherwise: 5) == 5)
        #expect(throws: Failure.self) { try options.number("to", in: 1...10, otherwise: 5) }
    }

    @Test(
        "guess what was meant, or nothing",
        arguments: [
            ("pupil", "pupils"), ("stuff", "staff"), ("measure", "measurements"), ("xyz", nil), ("", nil),
        ])
    func guesses(word: String, meant: String?) {
        #expect(Suggestion.nearest(to: word, among: ["pupils", "staff", "measurements"]) == meant)
    }
}
