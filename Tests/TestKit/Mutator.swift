public import Platform

/// Spoils good inputs in the ways that find faults in parsers, always the same for the same seed.
///
/// It knows a little of JSON, because nearly everything from outside is JSON; on other bytes the same changes are noise.
public struct Mutator {
    /// One way to spoil bytes.
    public enum Change: CaseIterable, Sendable {
        case flipBits, overwrite, truncate, insert, remove, duplicate, splice
        case blowUpNumber, nest, breakUTF8, repeatMember, exchangeValue, escape
    }

    /// The generator, to draw from for other purposes of the same test.
    public var random: SplitMix64
    private let corpus: [[UInt8]]

    public init(seed: UInt64, corpus: [[UInt8]]) {
        random = SplitMix64(seed: seed)
        self.corpus = corpus.isEmpty ? [[]] : corpus
    }

    public init(seed: UInt64, texts: [String]) { self.init(seed: seed, corpus: texts.map { Array($0.utf8) }) }

    /// One of the good inputs, spoiled one to three times.
    public mutating func next() -> [UInt8] {
        var bytes = pick(corpus)
        for _ in 0..<number(1...3) { bytes = changed(bytes) }
        return bytes
    }

    /// The bytes with one change, whichever.
    public mutating func changed(_ bytes: [UInt8]) -> [UInt8] { apply(pick(Change.allCases), to: bytes) }

    /// The bytes with one change of that kind.
    public mutating func apply(_ change: Change, to bytes: [UInt8]) -> [UInt8] {
        switch change {
        case .flipBits: flip(bytes)
        case .overwrite: replace(1, of: bytes, by: [pick(Self.spice)])
        case .truncate: Array(bytes.prefix(number(0...max(0, bytes.count - 1))))
        case .insert: replace(0, of: bytes, by: pick(Self.tokens))
        case .remove: replace(number(1...8), of: bytes, by: [])
        case .duplicate: duplicate(bytes)
        case .splice: splice(bytes)
        case .blowUpNumber:
            exchange(bytes, at: Self.digits(in: bytes, from: somewhere(in: bytes)), by: pick(Self.numbers))
        case .nest: nest(bytes)
        case .breakUTF8: replace(0, of: bytes, by: pick(Self.brokenUTF8))
        case .repeatMember: repeatMember(bytes)
        case .exchangeValue:
            exchange(bytes, at: Self.value(in: bytes, from: somewhere(in: bytes)), by: pick(Self.tokens))
        case .escape: replace(0, of: bytes, by: pick(Self.escapes))
        }
    }

    public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    public mutating func pick<T>(_ list: [T]) -> T { list[number(0...(list.count - 1))] }

    /// Whether one in so many.
    public mutating func oneIn(_ count: Int) -> Bool { number(1...count) == 1 }

    private mutating func flip(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return bytes }
        for _ in 0..<number(1...4) { bytes[number(0...(bytes.count - 1))] ^= 1 << UInt8(number(0...7)) }
        return bytes
    }

    private mutating func replace(_ count: Int, of bytes: [UInt8], by others: [UInt8]) -> [UInt8] {
        let start = number(0...bytes.count)
        return exchange(bytes, start..<min(bytes.count, start + count), others)
    }

    private mutating func duplicate(_ bytes: [UInt8]) -> [UInt8] {
        let start = number(0...bytes.count)
        let piece = bytes[start..<min(bytes.count, start + number(1...40))]
        var whole = Array(bytes[..<start])
        for _ in 0..<number(2...(oneIn(8) ? 60 : 4)) { whole += piece }
        return whole + bytes[min(bytes.count, start + piece.count)...]
    }

    /// The head of these bytes and the tail of other good ones.
    private mutating func splice(_ bytes: [UInt8]) -> [UInt8] {
        let other = pick(corpus)
        return Array(bytes.prefix(number(0...bytes.count)) + other.suffix(number(0...other.count)))
    }

    /// Wraps a value, or all, into arrays or objects: some as deep as is allowed, some far deeper.
    private mutating func nest(_ bytes: [UInt8]) -> [UInt8] {
        let depth = oneIn(10) ? 2_000 : pick([1, 8, 30, 31, 32, 33, 100])
        let (open, close) = pick([("[", "]"), (#"{"a":"#, "}"), ("[[],", "]")])
        let value = oneIn(3) ? nil : Self.value(in: bytes, from: somewhere(in: bytes))
        let place = value ?? 0..<bytes.count
        let before = Array(String(repeating: open, count: depth).utf8)
        let after = Array(String(repeating: close, count: oneIn(4) ? depth - 1 : depth).utf8)
        return bytes[..<place.lowerBound] + before + bytes[place] + after + bytes[place.upperBound...]
    }

    /// Writes a member twice, the second time sometimes with its name escaped.
    private mutating func repeatMember(_ bytes: [UInt8]) -> [UInt8] {
        guard let place = Self.member(in: bytes, from: somewhere(in: bytes)) else { return duplicate(bytes) }
        var member = Array(bytes[place])
        if oneIn(2), member.count > 2 {
            let letter = String(member[1], radix: 16)
            member.replaceSubrange(1..<2, with: Array(#"\u00\#(letter.count == 1 ? "0" : "")\#(letter)"#.utf8))
        }
        return bytes[..<place.upperBound] + [UInt8(ascii: ",")] + member + bytes[place.upperBound...]
    }

    private mutating func somewhere(in bytes: [UInt8]) -> Int { number(0...max(0, bytes.count - 1)) }

    private mutating func exchange(_ bytes: [UInt8], at place: Range<Int>?, by others: [UInt8]) -> [UInt8] {
        if let place { exchange(bytes, place, others) } else { replace(1, of: bytes, by: others) }
    }

    private func exchange(_ bytes: [UInt8], _ place: Range<Int>, _ others: [UInt8]) -> [UInt8] {
        bytes[..<place.lowerBound] + others + bytes[place.upperBound...]
    }
}
