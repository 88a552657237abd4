import Testing

@testable import Console

@Suite("What a QR code says of itself")
struct QRInformationTests {
    /// ISO/IEC 18004, Table C.1.
    private static let low = [
        0b111_0111_1100_0100, 0b111_0010_1111_0011, 0b111_1101_1010_1010, 0b111_1000_1001_1101, 0b110_0110_0010_1111,
        0b110_0011_0001_1000, 0b110_1100_0100_0001, 0b110_1001_0111_0110,
    ]
    private static let medium = [
        0b101_0100_0001_0010, 0b101_0001_0010_0101, 0b101_1110_0111_1100, 0b101_1011_0100_1011, 0b100_0101_1111_1001,
        0b100_0000_1100_1110, 0b100_1111_1001_0111, 0b100_1010_1010_0000,
    ]
    /// Table D.1, versions 7 to 13.
    private static let versions = [0x07C94, 0x085BC, 0x09A99, 0x0A4D3, 0x0BBF6, 0x0C762, 0x0D847]

    @Test("names level and mask in the bits of the standard", arguments: 0..<8)
    func format(mask: Int) {
        #expect(QRInformation.format(.low, mask: mask) == Self.low[mask])
        #expect(QRInformation.format(.medium, mask: mask) == Self.medium[mask])
    }

    @Test("names the version in the bits of the standard", arguments: 7...13)
    func version(number: Int) {
        #expect(QRInformation.version(number) == Self.versions[number - 7])
    }
}
