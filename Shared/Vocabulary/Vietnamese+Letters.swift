extension Vietnamese {
    /// The six tones in the order of dictionaries; a syllable that bears no mark has the first.
    enum Tone: UInt8 { case level, grave, hook, tilde, acute, dot }

    /// What a scalar is to whoever sorts or searches: a letter, its mark, or something else.
    struct Letter {
        /// The letter without its tone, small: `ề` is `ê`.
        var base: Unicode.Scalar
        /// The letter as a keyboard without Vietnamese writes it: `ề` is `e`, `đ` is `d`.
        var plain: Unicode.Scalar
        /// Its tone, or a mark from another language, which comes after all tones.
        var mark: UInt8
    }

    /// Marks that Vietnamese does not know, such as the dots of `ü`.
    static let foreignMark: UInt8 = 6

    /// The letters in their order; `f`, `j`, `w` and `z` stand where other languages have them.
    static let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars)

    /// Each vowel with its six tones in order.
    private static let vowels: [(plain: Unicode.Scalar, tones: String)] = [
        ("a", "aàảãáạ"), ("a", "ăằẳẵắặ"), ("a", "âầẩẫấậ"), ("e", "eèẻẽéẹ"), ("e", "êềểễếệ"), ("i", "iìỉĩíị"),
        ("o", "oòỏõóọ"), ("o", "ôồổỗốộ"), ("o", "ơờởỡớợ"), ("u", "uùủũúụ"), ("u", "ưừửữứự"), ("y", "yỳỷỹýỵ"),
    ]

    /// Letters of other Latin alphabets, as foreigners' names have them.
    private static let foreigners: [(plain: Unicode.Scalar, letters: String)] = [
        ("a", "äåāąæ"), ("c", "çćč"), ("d", "ďð"), ("e", "ëēęě"), ("g", "ğ"), ("i", "îïīı"), ("l", "ł"), ("n", "ñńň"),
        ("o", "öøōőœ"), ("r", "ř"), ("s", "śşšßș"), ("t", "ťț"), ("u", "ûüūůű"), ("y", "ÿ"), ("z", "źżž"),
    ]

    /// Every small letter that is not simply itself.
    private static let known: [Unicode.Scalar: Letter] = {
        var known: [Unicode.Scalar: Letter] = ["đ": Letter(base: "đ", plain: "d", mark: 0)]
        for (plain, tones) in vowels {
            let scalars = Array(tones.unicodeScalars)
            for (tone, scalar) in scalars.enumerated() {
                known[scalar] = Letter(base: scalars[0], plain: plain, mark: UInt8(tone))
            }
        }
        for (plain, letters) in foreigners {
            for scalar in letters.unicodeScalars {
                known[scalar] = Letter(base: plain, plain: plain, mark: foreignMark)
            }
        }
        return known
    }()

    /// A mark that stands for itself, because it does not compose with the letter before it.
    static func mark(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x0300: Tone.grave.rawValue
        case 0x0309: Tone.hook.rawValue
        case 0x0303: Tone.tilde.rawValue
        case 0x0301: Tone.acute.rawValue
        case 0x0323: Tone.dot.rawValue
        case 0x0300...0x036F: foreignMark
        default: nil
        }
    }

    static func letter(_ scalar: Unicode.Scalar) -> Letter {
        let small = small(scalar)
        return known[small] ?? Letter(base: small, plain: small, mark: 0)
    }

    /// The small letter; one whose small form is several scalars stays as it is.
    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII {
            return (65...90).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
        }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        return small.count == 1 ? small.first ?? scalar : scalar
    }

    /// The words of a text, composed.
    static func words(_ text: String) -> [Substring.UnicodeScalarView] {
        composed(text).unicodeScalars.split { $0.properties.isWhitespace }
    }
}
