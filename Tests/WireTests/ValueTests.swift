import Testing

@testable import Wire

@Suite("Values of the wire")
struct ValueTests {
    @Test(
        "an instant is read from RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T07:00:00+07:00", 0),
            ("2025-09-05T07:30:00+07:00", 1_757_032_200_000),
            ("2000-02-29T12:00:00.5Z", 951_825_600_500), ("1969-12-31T23:59:59.999999999Z", -1),
            ("1900-01-01T00:00:00+07:00", -2_209_014_000_000), ("2199-12-31T23:59:59.999+07:00", 7_258_093_199_999),
            ("2024-01-01T00:00:00-05:30", 1_704_087_000_000),
        ] as [(String, Int64)])
    func instants(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(
        "an instant is refused otherwise",
        arguments: [
            "", "2025-09-05", "2025-09-05T07:30:00", "2025-09-05 07:30:00Z", "2025-09-05t07:30:00z",
            "2025-09-05T07:30Z",
            "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2025-13-01T00:00:00Z", "2025-00-01T00:00:00Z",
            "2025-01-00T00:00:00Z", "2025-04-31T00:00:00Z", "2025-01-01T24:00:00Z", "2025-01-01T23:60:00Z",
            "2016-12-31T23:59:60Z", "2025-01-01T00:00:00.Z", "2025-01-01T00:00:00.1234567890Z",
            "2025-01-01T00:00:00+7:00",
            "2025-01-01T00:00:00+15:00", "2025-01-01T00:00:00-00:00", "2025-01-01T00:00:00+07:60",
            "2025-01-01T00:00:00Z ", "1899-12-31T23:59:59+07:00", "2200-01-01T00:00:00+07:00", "-025-01-01T00:00:00Z",
            "٢٠٢٥-01-01T00:00:00Z",
        ])
    func badInstants(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("an instant is written at home, with milliseconds when there are any, and read back")
    func writesInstants() {
        #expect(Instant(milliseconds: 0).text == "1970-01-01T07:00:00+07:00")
        #expect(Instant(milliseconds: 1).text == "1970-01-01T07:00:00.001+07:00")
        #expect(Instant(milliseconds: 0).text(offsetMinutes: 0) == "1970-01-01T00:00:00Z")
        #expect(Instant(milliseconds: 0).text(offsetMinutes: -330) == "1969-12-31T18:30:00-05:30")
        var random = SplitMix(state: 3)
        for _ in 0..<5_000 {
            let instant = Instant(milliseconds: Int64.random(in: Instant.bounds, using: &random))
            #expect(Instant(instant.text) == instant)
        }
        #expect(Instant(milliseconds: .max).text == "2199-12-31T23:59:59.999+07:00")
        #expect(Instant(milliseconds: .min).text == "1900-01-01T00:00:00+07:00")
        #expect(Instant(milliseconds: 5).advanced(byMilliseconds: .max) == Instant(milliseconds: .max))
    }

    @Test("days are counted one by one over three centuries")
    func civilDates() {
        var (year, month, day) = (1899, 1, 1)
        var weekday = 7
        for days in CivilDate.days(year: 1899, month: 1, day: 1)...CivilDate.days(year: 2201, month: 1, day: 1) {
            guard CivilDate.civil(days: days) == (year, month, day), CivilDate.weekday(days: days) == weekday,
                CivilDate.days(year: year, month: month, day: day) == days
            else {
                Issue.record("\(year)-\(month)-\(day)")
                return
            }
            weekday = weekday % 7 + 1
            day += 1
            if day > CivilDate.days(inMonth: month, of: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(CivilDate.parse("2024-02-29").map { [$0.year, $0.month, $0.day] } == [2024, 2, 29])
        #expect(CivilDate.parse("2023-02-29") == nil)
        #expect(CivilDate.parse("2023-2-1") == nil)
        #expect(CivilDate.text(year: 45, month: 3, day: 9) == "0045-03-09")
    }

    @Test("message ids of one source only go up, even when the clock goes back")
    func order() {
        let source = MessageID.Source()
        var last = source.make(now: 1_000)
        for step in 0..<20_000 {
            let next = source.make(now: step == 500 ? 10 : 1_000 + Int64(step / 100))
            guard last < next, next.version == 7, MessageID(next.text) == next else {
                Issue.record("\(last) then \(next)")
                return
            }
            last = next
        }
        #expect(last.milliseconds == 1_199)
    }

    @Test("a message id is made from its time and the generator")
    func makes() {
        var random = SplitMix(state: 1)
        let id = MessageID.make(now: 0x0190_0000_0001, using: &random)
        #expect(id.text.hasPrefix("01900000-0001-7"))
        #expect("89ab".contains(Array(id.text)[19]))
        #expect(MessageID(bytes: id.bytes) == id)
        #expect(id.milliseconds == 0x0190_0000_0001)
        let a = MessageID.derived(from: Array(0..<32))
        #expect(a.text == "00010203-0405-8607-8809-0a0b0c0d0e0f")
        #expect(a == MessageID.derived(from: Array(0..<16)))
        #expect(a.milliseconds == nil)
        #expect(MessageID("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6")?.text == "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
    }

    @Test(
        "a message id is read strictly",
        arguments: [
            "", "f81d4fae7dec11d0a76500a0c91e6bf6", "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf", "f81d4fae-7dec-11d0-a765-00a0c91e6bf67",
            "g81d4fae-7dec-11d0-a765-00a0c91e6bf6", "f81d4fae-7dec-11d0-a765_00a0c91e6bf6",
        ])
    func badIDs(text: String) {
        #expect(MessageID(text) == nil)
    }

    @Test("hexadecimal goes there and back")
    func hex() {
        #expect(Hex.text([0, 255, 16]) == "00ff10")
        #expect(Hex.bytes("00FF10") == [0, 255, 16])
        #expect(Hex.bytes("0") == nil)
        #expect(Hex.bytes("zz") == nil)
    }

    @Test("the nearest name is suggested, when it is near")
    func distance() {
        #expect(EditDistance.suggestion(for: "birthdate", among: ["name", "birthDate"]) == "birthDate")
        #expect(EditDistance.suggestion(for: "brthDat", among: ["name", "birthDate"]) == "birthDate")
        #expect(EditDistance.suggestion(for: "phone", among: ["name"]) == nil)
        #expect(EditDistance.suggestion(for: "ab", among: ["cd"]) == nil)
    }
}
