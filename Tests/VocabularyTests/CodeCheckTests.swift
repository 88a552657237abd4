import Platform
import Testing
import Vocabulary

@Suite("The check character of a key")
struct CodeCheckTests {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    private func bodies(_ count: Int) -> [[Character]] {
        var random = SplitMix64(seed: 513)
        return (0..<count).map { _ in (0..<19).map { _ in Self.alphabet[Int(random.next() % 36)] } }
    }

    @Test(
        "is Luhn's, modulo 36",
        arguments: [
            ("99000CS000003S00001", "C"), ("ZZZZZZZZZZZZZZZZZZZ", "J"), ("7976000TH0000120001", "V"),
            ("7976400001000000000", "K"), ("0000000000000000000", "0"),
        ])
    func vectors(_ body: String, _ check: String) {
        #expect(CodeCheck.check(of: body) == check)
        #expect(CodeCheck.isMinted(body + check))
    }

    @Test("is not there for other alphabets", arguments: ["7976400001000a00000", "797640000100 000000", "Đ"])
    func otherAlphabets(_ body: String) {
        #expect(CodeCheck.check(of: body) == nil)
        #expect(!CodeCheck.isMinted(body + "0"))
    }

    @Test("catches every single wrong character")
    func singleErrors() throws {
        for body in bodies(20) {
            let code = body + Array(try #require(CodeCheck.check(of: String(body))))
            for place in code.indices {
                for wrong in Self.alphabet where wrong != code[place] {
                    var spoilt = code
                    spoilt[place] = wrong
                    try #require(!CodeCheck.isMinted(String(spoilt)), "\(String(code)) as \(String(spoilt))")
                }
            }
        }
    }

    @Test("catches every exchange of two neighbours but that of 0 and Z")
    func exchanges() throws {
        for body in bodies(500) {
            let code = body + Array(try #require(CodeCheck.check(of: String(body))))
            for place in 0..<19 where code[place] != code[place + 1] {
                var spoilt = code
                spoilt.swapAt(place, place + 1)
                let isBlindSpot = Set([code[place], code[place + 1]]) == ["0", "Z"]
                try #require(CodeCheck.isMinted(String(spoilt)) == isBlindSpot, "\(String(code)) as \(String(spoilt))")
            }
        }
    }

    @Test("ends every key that we mint, below its unit and in its order")
    func minting() throws {
        let first = try #require(CodeCheck.mint(under: .sample, sequence: 1))
        #expect(first == "7976400001000000001I")
        #expect(PupilCode(first) != nil && CodeCheck.isMinted(first))
        #expect(CodeCheck.mint(under: .sample, sequence: 999_999)?.hasPrefix("7976400001000999999") == true)
    }

    @Test("is given a million times a unit, and not beyond", arguments: [0, -1, 1_000_000, Int.max])
    func exhausted(_ sequence: Int) { #expect(CodeCheck.mint(under: .sample, sequence: sequence) == nil) }
}
