import Crypto
import Platform

/// Spoils tokens in the ways that tokens are attacked: a bit, a byte, a letter's case, a part exchanged for another's.
struct TokenForge {
    private var random: SplitMix64
    private let tokens: [[UInt8]]

    init(seed: UInt64, from tokens: [String]) {
        random = SplitMix64(seed: seed)
        self.tokens = tokens.map { Array($0.utf8) }
    }

    /// One of the tokens, spoiled one to three times.
    mutating func next() -> String {
        var bytes = pick(tokens)
        for _ in 0..<number(1...3) { bytes = spoilt(bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func spoilt(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return pick(tokens) }
        let place = number(0...(bytes.count - 1))
        switch number(0...7) {
        case 0: bytes[place] ^= 1 << UInt8(number(0...7))
        case 1: bytes[place] = pick(Self.letters)
        case 2: bytes.insert(pick(Self.letters), at: place)
        case 3: bytes.remove(at: place)
        case 4: bytes[place] ^= 0x20
        case 5: bytes.swapAt(place, number(0...(bytes.count - 1)))
        case 6: bytes.removeLast(number(0...min(4, bytes.count)))
        default: bytes = exchanged(bytes)
        }
        return bytes
    }

    /// With one part in the place of another's, or in another place.
    private mutating func exchanged(_ bytes: [UInt8]) -> [UInt8] {
        var parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let others = pick(tokens).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        parts[number(0...(parts.count - 1))] = pick(others)
        if number(0...3) == 0 { parts.swapAt(0, number(0...(parts.count - 1))) }
        return Array(parts.joined(separator: [UInt8(ascii: ".")]))
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func pick<T>(_ list: [T]) -> T { list[number(0...(list.count - 1))] }

    private static let letters = Array("ABCxyz0189-_.=+/ %\u{0}".utf8)
}
