public import Wire

/// A whole number between two bounds.
public protocol BoundedNumber: WireValue, Comparable {
    static var bounds: ClosedRange<Int> { get }
    var number: Int { get }
    init(unchecked number: Int)
}

extension BoundedNumber {
    public init?(_ number: Int) {
        guard Self.bounds.contains(number) else { return nil }
        self.init(unchecked: number)
    }

    /// `3.0` is a whole number too, as JSON Schema has it.
    public init?(json: JSON) {
        guard let whole = json.integer, let number = Int(exactly: whole) else { return nil }
        self.init(number)
    }

    public var json: JSON { .integer(Int64(number)) }

    public static var schema: JSON {
        [
            "type": "integer", "minimum": .integer(Int64(bounds.lowerBound)),
            "maximum": .integer(Int64(bounds.upperBound)),
        ]
    }
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A floor area in square decimetres, a hundredth of a square metre, so that sums are exact.
public struct FloorArea: BoundedNumber {
    public static let bounds = 1...10_000_000
    public static let sample = FloorArea(unchecked: 4_850)
    public static let complaint = Bilingual(
        en: "must be a floor area in square decimetres (a hundredth of a square metre), 1 to 10000000",
        vi: "phải là diện tích tính bằng đề-xi-mét vuông (1/100 mét vuông), từ 1 đến 10000000")
    public let number: Int
    public init(unchecked number: Int) { self.number = number }
}

/// How many people a room is meant for.
public struct Capacity: BoundedNumber {
    public static let bounds = 1...10_000
    public static let sample = Capacity(unchecked: 45)
    public static let complaint = Bilingual(
        en: "must be how many people there is room for, 1 to 10000", vi: "phải là sức chứa, từ 1 đến 10000 người")
    public let number: Int
    public init(unchecked number: Int) { self.number = number }
}

/// A year of the calendar.
public struct CalendarYear: BoundedNumber {
    public static let bounds = 1850...2199
    public static let sample = CalendarYear(unchecked: 2018)
    public static let complaint = Bilingual(
        en: "must be a year of the calendar, 1850 to 2199", vi: "phải là năm dương lịch, từ 1850 đến 2199")
    public let number: Int
    public init(unchecked number: Int) { self.number = number }
}

/// How many there are of a thing; at least one.
public struct Quantity: BoundedNumber {
    public static let bounds = 1...1_000_000
    public static let sample = Quantity(unchecked: 24)
    public static let complaint = Bilingual(
        en: "must be a quantity, 1 to 1000000", vi: "phải là số lượng, từ 1 đến 1000000")
    public let number: Int
    public init(unchecked number: Int) { self.number = number }
}

/// How many are left of a thing, which may be none.
public struct Stock: BoundedNumber {
    public static let bounds = 0...1_000_000
    public static let sample = Stock(unchecked: 20)
    public static let complaint = Bilingual(
        en: "must be how many are left, 0 to 1000000", vi: "phải là số lượng còn lại, từ 0 đến 1000000")
    public let number: Int
    public init(unchecked number: Int) { self.number = number }
}

/// An amount of money in whole đồng; nothing smaller is in use.
public struct Dong: BoundedNumber {
    public static let bounds = 0...1_000_000_000_000
    public static let sample = Dong(unchecked: 12_500_000)
    public static let complaint = Bilingual(
        en: "must be an amount in whole đồng, 0 to 1000000000000",
        vi: "phải là số tiền nguyên đồng, từ 0 đến 1000000000000")
    public let number: Int
    public init(unchecked number: Int) { self.number = number }
}
