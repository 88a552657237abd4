extension Vietnamese {
    /// Bytes that sort people's names as class lists have them, when compared one by one as `memcmp` and SQLite do.
    ///
    /// The given name comes first, which is the last word, then the family name and what is between. Of each word the
    /// letters decide (`a ă â b c d đ e ê … o ô ơ … u ư …`), and where all of them agree its tone: none, huyền, hỏi, ngã,
    /// sắc, nặng. The tone is the word's, so `Hòa` and `Hoà` are one name. Pairs such as `ng` and `tr` are two letters.
    /// Where names agree in all of that, small letters come before capitals, and last come blanks and spelling, so
    /// that two names have one key only if they are the same text.
    public static func sortKey(_ name: String) -> [UInt8] {
        var words = words(name)
        if let given = words.popLast() { words.insert(given, at: 0) }
        var key: [UInt8] = []
        var cases: [UInt8] = []
        key.reserveCapacity(4 * name.utf8.count + 8)
        for word in words { append(word, to: &key, cases: &cases) }
        key.append(Separator.name)
        key += cases
        key.append(Separator.name)
        return key + Array(composed(name).utf8)
    }

    /// What ends a part of a key is less than whatever may go on there.
    private enum Separator {
        static let name: UInt8 = 0
        static let word: UInt8 = 1
    }

    private static func append(_ word: Substring.UnicodeScalarView, to key: inout [UInt8], cases: inout [UInt8]) {
        var marks: [UInt8] = []
        for scalar in word {
            if let mark = mark(scalar) {
                marks.append(Separator.word + mark)
                continue
            }
            let letter = letter(scalar)
            append(letter.base, to: &key)
            if letter.mark > 0 { marks.append(Separator.word + letter.mark) }
            cases.append(scalar.properties.isUppercase ? 2 : 1)
        }
        key.append(Separator.word)
        key += marks
        key.append(Separator.word)
    }

    /// A letter's place among all: marks of writing, digits, the alphabet, then every other script by its numbers.
    private static func append(_ base: Unicode.Scalar, to key: inout [UInt8]) {
        if let place = places[base] { return key.append(place) }
        if base.isASCII { return key.append(2) }
        key.append(0xF0)
        for shift in [16, 8, 0] as [UInt32] { key.append(UInt8(truncatingIfNeeded: base.value >> shift)) }
    }

    private static let places: [Unicode.Scalar: UInt8] = {
        var places: [Unicode.Scalar: UInt8] = [:]
        for (index, digit) in "0123456789".unicodeScalars.enumerated() { places[digit] = UInt8(3 + index) }
        for (index, letter) in alphabet.enumerated() { places[letter] = UInt8(16 + index) }
        return places
    }()
}
