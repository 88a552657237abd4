import Wire

/// The language a person reads.
enum Language: String, Sendable, CaseIterable {
    case vi, en

    /// The locale's, as POSIX ranks its variables; English where it says nothing.
    init(locale variables: (String) -> String?) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { variables($0) }.first { !$0.isEmpty }
        self = locale?.hasPrefix("vi") == true ? .vi : .en
    }

    func callAsFunction(_ text: Bilingual) -> String { self == .vi ? text.vi : text.en }

    func callAsFunction(en: @autoclosure () -> String, vi: @autoclosure () -> String) -> String {
        self == .vi ? vi() : en()
    }

    /// A whole number with thousands apart: `1.584` in Vietnamese, `1,584` in English.
    func number(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { grouped += self == .vi ? "." : "," }
            grouped.append(digit)
        }
        return (value < 0 ? "-" : "") + grouped
    }

    func number(_ value: Int) -> String { number(Int64(value)) }

    /// A figure with at most two decimals; whole ones without.
    func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        let hundredths = Int64((value.magnitude * 100).rounded())
        let sign = value < 0 && hundredths > 0 ? "-" : ""
        let whole = number(hundredths / 100)
        guard hundredths % 100 > 0 else { return sign + whole }
        var decimals = String(hundredths % 100 + 100).dropFirst()
        if decimals.last == "0" { decimals = decimals.dropLast() }
        return sign + whole + (self == .vi ? "," : ".") + decimals
    }
}
