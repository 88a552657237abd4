import FoundationEssentials
import TestKit
import Testing

@testable import Wire

/// Our JSON beside Foundation's, which has been read by many more eyes and was written by others.
@Suite("JSON beside Foundation's")
struct DifferentialTests {
    /// Where we refuse what Foundation reads, and why we mean it.
    static let stricter: [Stricter] = [
        Stricter("a member twice: RFC 8259 leaves it to chance which counts, and two readers may see two messages") {
            error, _ in error.reason == .duplicateMember
        },
        Stricter("beyond our limits: a message is held in memory and read by recursion") { error, _ in error.isLimit },
        Stricter("a byte order mark: RFC 8259 §8.1 forbids writing one, and lets a reader refuse it") { error, bytes in
            error == JSONError(.unexpectedByte, at: 0) && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        },
        Stricter("a comma with nothing after it: no grammar of JSON has it") { error, bytes in
            guard error.reason == .unexpectedByte, [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[error.offset])
            else { return false }
            return bytes[..<error.offset].last { ![0x20, 0x0A, 0x0D, 0x09].contains($0) } == UInt8(ascii: ",")
        },
    ]

    /// One such difference.
    struct Stricter: Sendable {
        var why: String
        var applies: @Sendable (JSONError, [UInt8]) -> Bool

        init(_ why: String, _ applies: @escaping @Sendable (JSONError, [UInt8]) -> Bool) {
            self.why = why
            self.applies = applies
        }
    }

    static let good: [String] =
        FuzzTests.seeds + [
            "null", " true ", "0", "-0", "-12.5e+3", "\"\"", "[]", "{}", "[[[]]]",
            #""\u0041\u1ec7\ud83d\ude00\/\b\f\n\r\t""#,
            "9223372036854775807", "-9223372036854775808", "0.1", "1e10", "5e-324", "1.7976931348623157e308",
            "\t\r\n{ \"a\" : [ ] }\n", #"{"Khuê Văn":"Trần Thị Bưởi","b":[{"c":null}]}"#,
        ]

    @Test("differs where we say, and says why")
    func exceptions() {
        var tally = Tally()
        for text in [
            #"{"a":1,"a":2}"#, String(repeating: "[", count: 40) + String(repeating: "]", count: 40), "\u{FEFF}1",
            "[1, ]",
        ] {
            tally.compare(Array(text.utf8))
        }
        #expect(tally.onlyTheirs.count == Self.stricter.count, "an exception that never happens is none")
    }

    @Test("is accepted or refused alike, with equal values, but where we are stricter on purpose", arguments: 0..<4)
    func mutated(seed: Int) {
        var mutator = Mutator(seed: UInt64(seed) + 500, texts: Self.good)
        var tally = Tally()
        for text in Self.good { tally.compare(Array(text.utf8)) }
        for _ in 0..<1_200 { tally.compare(mutator.next()) }
        #expect(tally.bothRead > 100 && tally.bothRefuse > 500, "\(tally)")
    }

    @Test("is so for documents made at random too", arguments: 0..<2)
    func random(seed: Int) {
        var generator = SplitMix(state: UInt64(seed) + 77)
        var tally = Tally()
        for _ in 0..<400 {
            let json = Self.document(&generator, depth: 0)
            tally.compare(json.bytes)
            tally.compare(Array(json.prettyText.utf8))
        }
        #expect(tally.bothRead > 700, "\(tally)")
    }

    @Test("writes what Foundation reads as the same value, and reads what Foundation writes")
    func written() throws {
        var generator = SplitMix(state: 99)
        for _ in 0..<500 {
            let json = Self.document(&generator, depth: 0)
            let theirs = try JSONEncoder().encode([json])
            #expect(try Tally.normal(JSON.parse(Array(theirs), limits: .generous)) == Tally.normal([json]))
            let whole = Int64(truncatingIfNeeded: generator.next())
            #expect(try JSONDecoder().decode([Int64].self, from: Data(JSON.array([.integer(whole)]).bytes)) == [whole])
        }
    }

    private static func document(_ generator: inout SplitMix, depth: Int) -> JSON {
        func below(_ limit: UInt64) -> Int { Int(generator.next() % limit) }
        switch below(depth > 4 ? 6 : 9) {
        case 0: return nil
        case 1: return .bool(below(2) == 0)
        case 2: return .integer(Int64(truncatingIfNeeded: generator.next()) >> Int64(below(64)))
        case 3:
            let double = Double(bitPattern: generator.next())
            return .decimal(double.isFinite ? double : 0.5)
        case 4: return .decimal(Double(below(2_000_000)) / 1_000)
        case 5: return .string(text(&generator))
        case 6: return .array((0..<below(6)).map { _ in document(&generator, depth: depth + 1) })
        default:
            var names: Set<String> = []
            let members = (0..<below(6)).map { _ in Member(text(&generator), document(&generator, depth: depth + 1)) }
            return .object(members.filter { names.insert($0.name).inserted })
        }
    }

    /// Scalars of every width, the awkward ones more often.
    private static func text(_ generator: inout SplitMix) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int(generator.next() % 8) {
            let awkward: [UInt32] = [
                0, 0x1F, 0x22, 0x5C, 0x2F, 0x7F, 0x85, 0xA0, 0x301, 0x2028, 0xFEFF, 0xFFFF, 0x10FFFF,
            ]
            let choice = generator.next()
            let code = choice % 3 == 0 ? awkward[Int(choice >> 8) % awkward.count] : UInt32(choice >> 8 & 0xFFFF)
            text.append(Unicode.Scalar(code) ?? "é")
        }
        return String(text)
    }
}

/// Compares one text after the other, and counts.
private struct Tally: CustomStringConvertible {
    var bothRead = 0
    var bothRefuse = 0
    var onlyTheirs: [String: Int] = [:]

    var description: String {
        "\(bothRead) read and \(bothRefuse) refused by both, \(onlyTheirs) read by Foundation alone"
    }

    mutating func compare(_ bytes: [UInt8]) {
        // Foundation guesses UTF-16 and UTF-32 from zero bytes and marks; RFC 8259 §8.1 has UTF-8 alone.
        if bytes.prefix(4).contains(0) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            return
        }
        let theirs = try? JSONDecoder().decode(Foreign.self, from: Data(bytes)).json
        do throws(JSONError) {
            let ours = try JSON.parse(bytes)
            guard let theirs else {
                // A number nearer to zero than any `Double` is zero to us; Foundation refuses it.
                if !Self.hasZeroDecimal(ours) { Issue.record("only we read \(Self.text(bytes))") }
                return
            }
            bothRead += 1
            if Self.normal(ours) != Self.normal(theirs) { Issue.record("not the same value: \(Self.text(bytes))") }
        } catch {
            guard theirs != nil else { return bothRefuse += 1 }
            guard let known = DifferentialTests.stricter.first(where: { $0.applies(error, bytes) }) else {
                Issue.record("only Foundation reads \(Self.text(bytes)); we say \(error)")
                return
            }
            onlyTheirs[known.why, default: 0] += 1
        }
    }

    private static func hasZeroDecimal(_ json: JSON) -> Bool {
        switch json {
        case .decimal(let number): number.isZero
        case .array(let items): items.contains(where: hasZeroDecimal)
        case .object(let members): members.contains { hasZeroDecimal($0.value) }
        default: false
        }
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(300), as: UTF8.self).debugDescription }

    /// Foundation keeps no order of members and does not say how a number was written.
    static func normal(_ json: JSON) -> JSON {
        switch json {
        case .integer(let number): .decimal(Double(number))
        case .array(let items): .array(items.map(normal))
        case .object(let members):
            .object(members.sorted { $0.name < $1.name }.map { Member($0.name, normal($0.value)) })
        default: json
        }
    }
}

/// A value as Foundation reads it, its numbers as `Double`: asked for an `Int64` it makes one of 9007199254740993.7 too.
private struct Foreign: Decodable {
    var json: JSON

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            json = .null
        } else if let flag = try? container.decode(Bool.self) {
            json = .bool(flag)
        } else if let number = try? container.decode(Double.self) {
            json = .decimal(number)
        } else if let text = try? container.decode(String.self) {
            json = .string(text)
        } else if let items = try? container.decode([Foreign].self) {
            json = .array(items.map(\.json))
        } else {
            let members = try container.decode([String: Foreign].self)
            json = .object(members.map { Member($0.key, $0.value.json) })
        }
    }
}
