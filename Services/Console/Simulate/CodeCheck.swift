/// The check character of a 20-character code: Luhn modulo 36 over the nineteen characters before it.
///
/// Characters 0–9A–Z stand for 0–35. It catches every single wrong character and nearly every swap of neighbours.
enum CodeCheck {
    static let length = 20

    /// The whole code, or nothing when the body is not nineteen characters of 0–9A–Z.
    static func completing(_ body: String) -> String? {
        guard body.utf8.count == length - 1, let check = character(for: body.utf8) else { return nil }
        return body + String(UnicodeScalar(check))
    }

    static func isValid(_ code: String) -> Bool {
        let characters = code.utf8
        guard characters.count == length, let last = characters.last else { return false }
        return character(for: characters.dropLast()) == last
    }

    private static func character(for body: some BidirectionalCollection<UInt8>) -> UInt8? {
        var sum = 0
        var factor = 2
        for character in body.reversed() {
            guard let value = value(of: character) else { return nil }
            let product = value * factor
            sum += product / 36 + product % 36
            factor = 3 - factor
        }
        return symbol(of: (36 - sum % 36) % 36)
    }

    private static func value(of character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    private static func symbol(of value: Int) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + UInt8(value) : UInt8(ascii: "A") + UInt8(value - 10)
    }
}
