/// A moment in the world, to the millisecond; RFC 3339 on the wire, written in the time of Việt Nam.
///
/// The offset a moment was written with is not kept: two texts of one moment are equal.
public struct Instant: TextValue, Comparable {
    /// Since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// Việt Nam keeps UTC+7 all year (Decision 134/2002/QĐ-TTg).
    public static let homeOffsetMinutes = 7 * 60

    /// The years 1900…2199 as written at home: whatever is printed can be read again.
    public static let bounds: ClosedRange<Int64> = {
        let dayLength: Int64 = 86_400_000
        let first = Int64(CivilDate.days(year: 1900, month: 1, day: 1)) * dayLength
        let last = Int64(CivilDate.days(year: 2200, month: 1, day: 1)) * dayLength - 1
        let offset = Int64(homeOffsetMinutes) * 60_000
        return first - offset...last - offset
    }()

    /// A moment outside the bounds is moved to the nearer one.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.bounds.lowerBound), Self.bounds.upperBound)
    }

    /// Reads `2025-09-05T07:30:00[.123]+07:00` or `…Z`, strictly; finer fractions are cut to milliseconds.
    ///
    /// A leap second, `24:00` and the unknown offset `-00:00` are refused: they name no moment we could store.
    public init?(_ text: String) {
        guard text.utf8.count <= 40 else { return nil }
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.take(UInt8(ascii: "T")),
            let hour = reader.number(2), hour < 24, reader.take(UInt8(ascii: ":")),
            let minute = reader.number(2), minute < 60, reader.take(UInt8(ascii: ":")),
            let second = reader.number(2), second < 60,
            let fraction = Self.fraction(&reader), let offset = Self.offset(&reader), reader.isAtEnd
        else { return nil }
        let days = CivilDate.days(year: date.year, month: date.month, day: date.day)
        let minutes = days * 1_440 + hour * 60 + minute - offset
        let milliseconds = Int64(minutes) * 60_000 + Int64(second * 1_000 + fraction)
        guard Self.bounds.contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    private static func fraction(_ reader: inout DigitReader) -> Int? {
        guard reader.take(UInt8(ascii: ".")) else { return 0 }
        var value = 0
        var count = 0
        while let digit = reader.digit() {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard (1...9).contains(count) else { return nil }
        for _ in count..<max(count, 3) { value *= 10 }
        return value
    }

    private static func offset(_ reader: inout DigitReader) -> Int? {
        if reader.take(UInt8(ascii: "Z")) { return 0 }
        let west = reader.next == UInt8(ascii: "-")
        guard reader.take(UInt8(ascii: "+")) || reader.take(UInt8(ascii: "-")), let hours = reader.number(2),
            hours <= 14,
            reader.take(UInt8(ascii: ":")), let minutes = reader.number(2), minutes < 60
        else { return nil }
        let offset = hours * 60 + minutes
        return west ? (offset == 0 ? nil : -offset) : offset
    }

    public var text: String { text(offsetMinutes: Self.homeOffsetMinutes) }

    /// The moment as a clock at that offset shows it; milliseconds only when there are any.
    public func text(offsetMinutes: Int) -> String {
        let local = civil(offsetMinutes: offsetMinutes)
        var out = Array(CivilDate.text(year: local.year, month: local.month, day: local.day).utf8)
        out.reserveCapacity(29)
        out.append(UInt8(ascii: "T"))
        DigitReader.append(local.milliseconds / 3_600_000, width: 2, to: &out)
        out.append(UInt8(ascii: ":"))
        DigitReader.append(local.milliseconds / 60_000 % 60, width: 2, to: &out)
        out.append(UInt8(ascii: ":"))
        DigitReader.append(local.milliseconds / 1_000 % 60, width: 2, to: &out)
        if local.milliseconds % 1_000 > 0 {
            out.append(UInt8(ascii: "."))
            DigitReader.append(local.milliseconds % 1_000, width: 3, to: &out)
        }
        if offsetMinutes == 0 {
            out.append(UInt8(ascii: "Z"))
        } else {
            out.append(offsetMinutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
            DigitReader.append(abs(offsetMinutes) / 60, width: 2, to: &out)
            out.append(UInt8(ascii: ":"))
            DigitReader.append(abs(offsetMinutes) % 60, width: 2, to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The day and the millisecond of that day at an offset; at home when none is given.
    public func civil(
        offsetMinutes: Int = Instant.homeOffsetMinutes
    ) -> (year: Int, month: Int, day: Int, milliseconds: Int) {
        let local = Int(milliseconds) + offsetMinutes * 60_000
        var days = local / 86_400_000
        var rest = local % 86_400_000
        if rest < 0 {
            days -= 1
            rest += 86_400_000
        }
        let date = CivilDate.civil(days: days)
        return (date.year, date.month, date.day, rest)
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    /// The moment so many milliseconds later.
    public func advanced(byMilliseconds delta: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(delta)
        return Instant(milliseconds: overflow ? (delta < 0 ? .min : .max) : sum)
    }

    public static var schema: JSON { ["type": "string", "format": "date-time"] }
    public static var sample: Instant { Instant(milliseconds: 1_757_032_200_000) }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must be a time with its offset, like \"2025-09-05T07:30:00+07:00\"",
            vi: "phải là thời điểm kèm múi giờ, ví dụ \"2025-09-05T07:30:00+07:00\"")
    }
}
