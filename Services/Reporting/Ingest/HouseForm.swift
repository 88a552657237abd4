import Vocabulary
import Wire

/// The bytes are not as our own services write them; they may still be good.
struct UnusualForm: Error {}

/// Reads a state in the one form that our own encoder writes: members in order, no blanks, no escapes.
///
/// Measured on an enrolment it costs a tenth of the decoder. It promises nothing about other forms: they are left to
/// the decoder, which reads any order and says what is wrong.
struct HouseForm {
    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    init(_ slice: JSONSlice) {
        bytes = slice.bytes
        position = slice.range.lowerBound
        end = slice.range.upperBound
    }

    var isAtEnd: Bool { position == end }

    /// Passes over these very bytes, or stays where it is.
    mutating func take(_ text: String) -> Bool {
        var index = position
        for byte in text.utf8 {
            guard index < end, bytes[index] == byte else { return false }
            index += 1
        }
        position = index
        return true
    }

    mutating func expect(_ text: String) throws(UnusualForm) {
        guard take(text) else { throw UnusualForm() }
    }

    /// The text up to the closing quote; the opening one has been passed.
    mutating func text() throws(UnusualForm) -> String {
        let start = position
        var index = start
        var high: UInt8 = 0
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                position = index + 1
                if high < 0x80 { return String(decoding: bytes[start..<index], as: UTF8.self) }
                guard let text = String(validating: bytes[start..<index], as: UTF8.self) else { throw UnusualForm() }
                return text
            }
            guard byte >= 0x20, byte != UInt8(ascii: "\\") else { throw UnusualForm() }
            high |= byte
            index += 1
        }
        throw UnusualForm()
    }

    mutating func text<T: TextValue>(_ type: T.Type) throws(UnusualForm) -> T {
        guard let value = T(try text()) else { throw UnusualForm() }
        return value
    }

    mutating func word<E: WireEnum>(_ type: E.Type) throws(UnusualForm) -> E {
        guard let value = E(rawValue: try text()) else { throw UnusualForm() }
        return value
    }

    /// A key code, without looking at a byte twice.
    private mutating func code<C: KeyCode>(_ type: C.Type) throws(UnusualForm) -> C {
        let start = position
        guard end - start > 20 else { throw UnusualForm() }
        for index in start..<start + 20 {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            default: throw UnusualForm()
            }
        }
        position += 20
        return C(unchecked: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// A key code and its closing quote.
    mutating func key<C: KeyCode>(_ type: C.Type) throws(UnusualForm) -> C {
        let code = try code(C.self)
        try expect("\"")
        return code
    }

    /// The first year of a school year, between the slashes of an id.
    private mutating func year() throws(UnusualForm) -> SchoolYear {
        let start = position
        for _ in 0..<4 { guard digit() != nil else { throw UnusualForm() } }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let year = SchoolYear(startingIn: text) else { throw UnusualForm() }
        return year
    }

    /// `<code>/<first year>/<n>` and its closing quote.
    mutating func yearlyID<ID: YearlyID>(_ type: ID.Type) throws(UnusualForm) -> ID {
        let owner = try code(ID.Owner.self)
        try expect("/")
        let year = try year()
        try expect("/")
        guard let first = digit(), first > 0 else { throw UnusualForm() }
        var number = first
        while let next = digit() {
            number = number * 10 + next
            guard number < 1000 else { throw UnusualForm() }
        }
        try expect("\"")
        return ID(owner: owner, year: year, number: number)
    }

    /// `<school>/<first year>/<class code>` and its closing quote.
    mutating func classID() throws(UnusualForm) -> ClassID {
        let school = try code(UnitCode.self)
        try expect("/")
        let year = try year()
        try expect("/")
        return ClassID(school: school, year: year, code: try text(ClassCode.self))
    }

    /// A mark as it is written: one or two digits, and at most one decimal that is not 0.
    mutating func mark() throws(UnusualForm) -> Mark {
        guard let first = digit() else { throw UnusualForm() }
        var tenths = first * 10
        if first > 0, let second = digit() { tenths = tenths * 10 + second * 10 }
        if take(".") {
            guard let decimal = digit(), decimal > 0 else { throw UnusualForm() }
            tenths += decimal
        }
        guard let mark = Mark(tenths: tenths) else { throw UnusualForm() }
        return mark
    }

    private mutating func digit() -> Int? {
        guard position < end, bytes[position] &- UInt8(ascii: "0") < 10 else { return nil }
        defer { position += 1 }
        return Int(bytes[position] &- UInt8(ascii: "0"))
    }
}
