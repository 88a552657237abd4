import Crypto
import Platform
import TestKit
import Testing
import Wire

@testable import Console

/// What ZXing reads, a decoder that has nothing of ours.
@Suite("A QR code before somebody else's decoder")
struct QRDecoderTests {
    private static let reader = """
        import json, sys, zxingcpp

        def bitmap(path):
            magic, size, depth, pixels = open(path, "rb").read().split(b"\\n", 3)
            assert magic == b"P5" and depth == b"255"
            width, height = map(int, size.split())
            return memoryview(pixels).cast("B", shape=(height, width))

        def terminal(path, scale=4):
            rows = []
            for line in open(path, encoding="utf-8").read().splitlines():
                for dark in ("█▀", "█▄"):
                    rows.append(b"".join((b"\\0" if cell in dark else b"\\xff") * scale for cell in line))
            width = len(rows[0])
            return memoryview(b"".join(row * scale for row in rows)).cast("B", shape=(len(rows) * scale, width))

        for path in sys.argv[1:]:
            image = bitmap(path) if path.endswith(".pgm") else terminal(path)
            found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
            print(json.dumps([
                {"bytes": each.bytes.hex(), "level": each.ec_level, "version": int(each.extra["Version"]),
                 "mask": each.extra["DataMask"]} for each in found if each.valid]))
        """

    private struct Case {
        var text: String
        var code: QRCode
    }

    private static let letters = Array(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:?&=#~|{}".unicodeScalars)
    private static let vietnamese = Array(
        "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ĐẮỜ".unicodeScalars)

    /// A text that fills a version up to the last letter that fits, or a random part of it.
    private func text(
        _ alphabet: [Unicode.Scalar], _ version: QRVersion, _ correction: QRCorrection, _ random: inout SplitMix,
        isFull: Bool
    ) -> String {
        var text = ""
        let most = isFull ? Int.max : 1 + random.below(version.dataCodewords(correction) / 2)
        while text.unicodeScalars.count < most {
            var longer = text
            longer.unicodeScalars.append(random.pick(alphabet))
            // Near the end it is looked at letter by letter.
            guard longer.utf8.count + 8 >= version.dataCodewords(correction) else {
                text = longer
                continue
            }
            guard QRMessage.data(Array(longer.utf8), version, correction) != nil else { break }
            text = longer
        }
        return text
    }

    private func cases() throws -> [Case] {
        var random = SplitMix(seed: 18_004)
        var cases: [Case] = []
        for version in QRVersion.all {
            for correction in QRCorrection.allCases {
                for alphabet in [Self.letters, Self.vietnamese] {
                    for isFull in [true, false] {
                        let text = text(alphabet, version, correction, &random, isFull: isFull)
                        cases.append(Case(text: text, code: try #require(QRCode(text, version, correction))))
                    }
                }
            }
            for mask in QRMask.all where version.number % 6 == 1 {
                let text = text(Self.letters, version, .medium, &random, isFull: false)
                cases.append(Case(text: text, code: try #require(QRCode(text, version, .medium, mask: mask))))
            }
        }
        for length in [16, 26, 32, 52, 103] {
            let secret = String((0..<length).map { _ in random.pick(Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")) })
            let uri =
                "otpauth://totp/Khu%C3%AA%20V%C4%83n:qtv.thcs-suoi-may?secret=\(secret)&issuer=Khu%C3%AA%20V%C4%83n"
                + "&algorithm=SHA1&digits=6&period=30"
            cases.append(Case(text: uri, code: try #require(QRCode(uri))))
        }
        return cases
    }

    /// Four pixels to a module, with the margin.
    private func bitmap(of code: QRCode) -> [UInt8] {
        let (scale, margin) = (4, TerminalQR.margin)
        let edge = (code.side + 2 * margin) * scale
        var pixels = [UInt8](repeating: 255, count: edge * edge)
        for row in 0..<code.side * scale {
            for column in 0..<code.side * scale where code.isDark(row: row / scale, column: column / scale) {
                pixels[(row + margin * scale) * edge + column + margin * scale] = 0
            }
        }
        return Array("P5\n\(edge) \(edge)\n255\n".utf8) + pixels
    }

    @Test(
        "says what was put into it, in every version, level and mask, as a bitmap and as a terminal shows it",
        .enabled("deploy/test names a Python with zxing-cpp in KHUEVAN_TEST_PYTHON") {
            Environment.current()["KHUEVAN_TEST_PYTHON"] != nil
        })
    func decoded() async throws {
        let cases = try cases()
        #expect(cases.count == 133)
        let directory = try TemporaryDirectory()
        var files: [String] = []
        for (index, each) in cases.enumerated() {
            for (path, bytes) in [
                ("\(index).pgm", bitmap(of: each.code)),
                ("\(index).txt", Array(TerminalQR(code: each.code).text(inColour: false).utf8)),
            ] {
                try Files.write(bytes, to: "\(directory.path)/\(path)")
                files.append("'\(directory.path)/\(path)'")
            }
        }
        try Files.write(Array(Self.reader.utf8), to: "\(directory.path)/read.py")
        let script = "\"$KHUEVAN_TEST_PYTHON\" '\(directory.path)/read.py' \(files.joined(separator: " "))"
        let ending = try await onThread { try Shell.run(script) }
        try #require(ending.status == 0, "\(ending.errors)")
        let lines = ending.output.split(separator: "\n")
        try #require(lines.count == files.count)
        for (index, line) in lines.enumerated() {
            let each = cases[index / 2]
            let expected: JSON = [
                "bytes": .string(Crypto.Hex.encode(Array(each.text.utf8))),
                "level": each.code.correction == .low ? "L" : "M", "version": .integer(Int64(each.code.version.number)),
                "mask": .integer(Int64(each.code.mask)),
            ]
            #expect(try JSON.parse(Array(line.utf8)) == [expected], "\(files[index]): \(each.text)")
        }
    }
}
