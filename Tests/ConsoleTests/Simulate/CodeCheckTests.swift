import Testing

@testable import Console

@Suite("The check character of a code")
struct CodeCheckTests {
    /// Worked out by an independent program.
    @Test(
        "is Luhn modulo 36 from the right",
        arguments: [
            ("0000000000000000000", "0"), ("99000CS000003S00001", "C"), ("ZZZZZZZZZZZZZZZZZZZ", "J"),
            ("7976000TH0000120001", "V"),
        ])
    func vectors(body: String, check: String) {
        #expect(CodeCheck.completing(body) == body + check)
        #expect(CodeCheck.isValid(body + check))
    }

    @Test("notices every single wrong character")
    func singleErrors() throws {
        let code = Array(try #require(CodeCheck.completing("99000CS000003S00001")))
        for place in code.indices {
            for symbol in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where symbol != code[place] {
                var wrong = code
                wrong[place] = symbol
                #expect(!CodeCheck.isValid(String(wrong)))
            }
        }
    }

    @Test(
        "refuses what is not a code",
        arguments: [
            "", "0", "99000cs000003s000010", "99000CS000003S0000", "99000CS000003S00001 ", "Đ9000CS000003S00001",
        ])
    func malformed(text: String) {
        #expect(!CodeCheck.isValid(text))
        #expect(CodeCheck.completing(text.lowercased() + "é") == nil)
    }
}
