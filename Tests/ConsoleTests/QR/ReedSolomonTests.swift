import Testing

@testable import Console

@Suite("Reed-Solomon correction")
struct ReedSolomonTests {
    /// ISO/IEC 18004, Annex A: the exponents of the coefficients of three generator polynomials.
    @Test(
        "divides by the polynomials of the standard",
        arguments: [
            (7, [87, 229, 146, 149, 238, 102, 21]), (10, [251, 67, 46, 61, 118, 70, 64, 94, 32, 45]),
            (13, [74, 152, 176, 100, 86, 100, 106, 104, 130, 218, 206, 140, 78]),
        ])
    func generators(degree: Int, exponents: [Int]) {
        #expect(ReedSolomon.generator(degree: degree) == exponents.map { GaloisField.powers[$0] })
    }

    @Test("gives the bytes of the standard's worked example")
    func annexI() {
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        let correction = ReedSolomon.correction(of: data, generator: ReedSolomon.generator(degree: 10))
        #expect(correction == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
    }

    @Test("leaves nothing when data and correction are divided again", arguments: [7, 18, 22, 26, 30])
    func remainder(degree: Int) {
        let generator = ReedSolomon.generator(degree: degree)
        let data = (0..<50).map { UInt8(truncatingIfNeeded: $0 * 37 + degree) }
        let whole = data + ReedSolomon.correction(of: data, generator: generator)
        #expect(ReedSolomon.correction(of: whole, generator: generator).allSatisfy { $0 == 0 })
    }

    @Test("multiplies in a field: every element but zero has its inverse")
    func field() {
        for left in UInt8(1)...255 {
            #expect((UInt8(1)...255).count { GaloisField.product(left, $0) == 1 } == 1)
            #expect(GaloisField.product(left, 0) == 0)
        }
        #expect(Set(GaloisField.powers).count == 255)
    }
}
