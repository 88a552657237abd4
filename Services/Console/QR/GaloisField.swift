/// Arithmetic on bytes as elements of GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004, 7.5.2).
enum GaloisField {
    /// The powers of the primitive element 2, from its 0th to its 254th.
    static let powers: [UInt8] = {
        var powers: [UInt8] = []
        var value = 1
        for _ in 0..<255 {
            powers.append(UInt8(value))
            value <<= 1
            if value > 255 { value ^= 0x11D }
        }
        return powers
    }()

    /// The exponent of every element but 0, whose place holds nothing of use.
    private static let exponents: [Int] = {
        var exponents = [Int](repeating: 0, count: 256)
        for (exponent, value) in powers.enumerated() { exponents[Int(value)] = exponent }
        return exponents
    }()

    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        guard left != 0, right != 0 else { return 0 }
        return powers[(exponents[Int(left)] + exponents[Int(right)]) % 255]
    }
}
