/// The order of names once more, slowly and by another road: taken apart scalar by scalar, then compared part by part.
///
/// It shares no table with the product: letters are told apart by what they are made of, marks by their own numbers.
enum NameOrder {
    /// One word: its letters as numbers, and the marks that fell off on the way.
    private struct Word {
        var letters: [Int] = []
        var marks: [Int] = []
    }

    static func precedes(_ left: String, _ right: String) -> Bool {
        let (one, other) = (apart(left), apart(right))
        for index in 0..<max(one.count, other.count) {
            guard index < one.count else { return true }
            guard index < other.count else { return false }
            if one[index].letters != other[index].letters {
                return one[index].letters.lexicographicallyPrecedes(other[index].letters)
            }
            if one[index].marks != other[index].marks {
                return one[index].marks.lexicographicallyPrecedes(other[index].marks)
            }
        }
        return false
    }

    /// The given name, then the rest.
    private static func apart(_ name: String) -> [Word] {
        let words = name.split(separator: " ").map(word)
        guard let last = words.last else { return [] }
        return [last] + words.dropLast()
    }

    private static func word(_ text: Substring) -> Word {
        var word = Word()
        for character in text.lowercased() {
            var scalars = decomposed(character)
            let base = scalars.removeFirst()
            // The letter with its hat comes after the one without: a ă â, e ê, o ô ơ, u ư.
            var letter = base == "đ" ? 10 * Int(UInt8(ascii: "d")) + 5 : 10 * Int(base.value)
            for scalar in scalars {
                switch scalar {
                case "\u{0306}": letter += 1
                case "\u{0302}": letter += 2
                case "\u{031B}": letter += 3
                case "\u{0300}": word.marks.append(1)
                case "\u{0309}": word.marks.append(2)
                case "\u{0303}": word.marks.append(3)
                case "\u{0301}": word.marks.append(4)
                case "\u{0323}": word.marks.append(5)
                default: word.marks.append(6)
                }
            }
            word.letters.append(letter)
        }
        return word
    }

    private static let hats: [Unicode.Scalar] = ["\u{0306}", "\u{0302}", "\u{031B}"]
    private static let tones: [Unicode.Scalar] = ["\u{0300}", "\u{0309}", "\u{0303}", "\u{0301}", "\u{0323}"]

    /// What letters are made of, by trial: the standard library knows when two spellings are one.
    private static let made: [Character: [Unicode.Scalar]] = {
        var made: [Character: [Unicode.Scalar]] = [:]
        for base in "aeiouy".unicodeScalars {
            for hat in hats.map({ [$0] }) + [[]] {
                for tone in tones.map({ [$0] }) + [[]] {
                    var text = ""
                    text.unicodeScalars.append(contentsOf: [base] + hat + tone)
                    made[Character(text)] = [base] + hat + tone
                }
            }
        }
        return made
    }()

    private static func decomposed(_ character: Character) -> [Unicode.Scalar] {
        made[character] ?? Array(character.unicodeScalars)
    }
}
