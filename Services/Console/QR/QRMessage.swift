/// A text as the bytes of a symbol (ISO/IEC 18004, 7.4 to 7.6).
enum QRMessage {
    /// The data bytes that say the text in a version, filled up; nothing where it is too long.
    ///
    /// Text beyond ASCII is announced as UTF-8 (ECI 26), for byte mode alone means ISO/IEC 8859-1.
    static func data(_ text: [UInt8], _ version: QRVersion, _ correction: QRCorrection) -> [UInt8]? {
        var bits = QRBits()
        if text.contains(where: { $0 >= 0x80 }) {
            bits.append(0b0111, width: 4)
            bits.append(26, width: 8)
        }
        bits.append(0b0100, width: 4)
        bits.append(text.count, width: version.countBits)
        for byte in text { bits.append(Int(byte), width: 8) }
        let room = version.dataCodewords(correction) * 8
        guard text.count < 1 << version.countBits, bits.count <= room else { return nil }
        // The terminator is four zeros, or as many as there is room for; then whole bytes.
        bits.append(0, width: min(4, room - bits.count))
        bits.append(0, width: (8 - bits.count % 8) % 8)
        var bytes = bits.bytes
        while bytes.count < room / 8 {
            bytes.append(0xEC)
            if bytes.count < room / 8 { bytes.append(0x11) }
        }
        return bytes
    }

    /// The data in blocks with their correction, one byte of each block after the other.
    static func interleaved(_ data: [UInt8], _ version: QRVersion, _ correction: QRCorrection) -> [UInt8] {
        let (count, degree) = version.blocks(correction)
        let generator = ReedSolomon.generator(degree: degree)
        let short = data.count / count
        // Where the blocks cannot be equal, the last ones have one byte more.
        let longOnes = data.count % count
        var blocks: [ArraySlice<UInt8>] = []
        var rest = data[...]
        for index in 0..<count {
            let length = short + (index >= count - longOnes ? 1 : 0)
            blocks.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        let corrections = blocks.map { ReedSolomon.correction(of: Array($0), generator: generator) }
        var bytes: [UInt8] = []
        for place in 0...short {
            for block in blocks where place < block.count { bytes.append(block[block.startIndex + place]) }
        }
        for place in 0..<degree {
            for block in corrections { bytes.append(block[place]) }
        }
        return bytes
    }
}

/// Bits in the order in which they are written.
struct QRBits {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    /// Adds the lowest bits of a number, the highest of them first.
    mutating func append(_ value: Int, width: Int) {
        for place in stride(from: width - 1, through: 0, by: -1) {
            if count % 8 == 0 { bytes.append(0) }
            if value >> place & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
            count += 1
        }
    }
}
