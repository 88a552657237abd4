/// The bytes that let a reader mend a block (ISO/IEC 18004, 7.5.2).
enum ReedSolomon {
    /// The coefficients below the leading 1 of the polynomial whose roots are the first powers of 2, highest first.
    static func generator(degree: Int) -> [UInt8] {
        var coefficients = [UInt8](repeating: 0, count: degree - 1) + [1]
        for root in 0..<degree {
            for index in coefficients.indices {
                coefficients[index] = GaloisField.product(coefficients[index], GaloisField.powers[root])
                if index + 1 < coefficients.count { coefficients[index] ^= coefficients[index + 1] }
            }
        }
        return coefficients
    }

    /// What remains of the data, moved up by the degree, when it is divided by the generator.
    static func correction(of data: [UInt8], generator: [UInt8]) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: generator.count)
        for byte in data {
            let factor = byte ^ remainder[0]
            remainder.removeFirst()
            remainder.append(0)
            for index in remainder.indices { remainder[index] ^= GaloisField.product(generator[index], factor) }
        }
        return remainder
    }
}
