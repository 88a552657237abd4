/// What a symbol says of itself, with the bits that let it be mended.
enum QRInformation {
    /// Level and mask: 15 bits, masked so that they are never all light (ISO/IEC 18004, 7.9 and Annex C).
    static func format(_ correction: QRCorrection, mask: Int) -> Int {
        let data = correction.rawValue << 3 | mask
        return (data << 10 | remainder(data, moved: 10, by: 0b101_0011_0111)) ^ 0b101_0100_0001_0010
    }

    /// The version: 18 bits, in symbols from version 7 on (7.10 and Annex D).
    static func version(_ number: Int) -> Int {
        number << 12 | remainder(number, moved: 12, by: 0b1_1111_0010_0101)
    }

    /// What remains of a polynomial over single bits, moved up by a degree, when it is divided by one of that degree.
    private static func remainder(_ data: Int, moved degree: Int, by divisor: Int) -> Int {
        var rest = data << degree
        while rest.bitWidth - rest.leadingZeroBitCount > degree {
            rest ^= divisor << (rest.bitWidth - rest.leadingZeroBitCount - degree - 1)
        }
        return rest
    }
}
