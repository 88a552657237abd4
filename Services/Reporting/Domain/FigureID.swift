import Vocabulary
import Wire

/// The name of one figure, which says how it was made: whoever has it can ask why it is what it is.
///
///     opening/2026-2027/79764000010000000006/pupils/level=primary/sex=female
///     opening/2026-2027@2026-10-15/79764000010000000006/pupils~1791000000000
///     figures/2026-09-30/79764000010000000006/pupils-per-class
///
/// A report and its year give the day; `@` names another one. `~` ends it with the moment at the office, in
/// milliseconds since 1970, up to which facts were known.
struct FigureID: TextValue {
    /// The form and year it stands in, or nothing for a figure asked by itself.
    var report: String?
    var year: SchoolYear?
    /// The day in the world; nothing where the report's own cut-off holds.
    var on: LocalDate?
    var unit: UnitCode
    var indicator: String
    var choices: [Choice]
    var known: Instant?

    init(
        report: String? = nil, year: SchoolYear? = nil, on: LocalDate?, unit: UnitCode, indicator: String,
        choices: [Choice] = [], known: Instant? = nil
    ) {
        self.report = report
        self.year = year
        self.on = on
        self.unit = unit
        self.indicator = indicator
        self.choices = choices
        self.known = known
    }

    init?(_ text: String) {
        guard text.utf8.count <= 400 else { return nil }
        let ends = text.split(separator: "~", omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard let known = Int64(ends[1]), Instant.bounds.contains(known), String(known) == ends[1] else {
                return nil
            }
            self.known = Instant(milliseconds: known)
        }
        guard (1...2).contains(ends.count) else { return nil }
        let parts = ends[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (4...12).contains(parts.count), let unit = UnitCode(parts[2]), Self.isName(parts[0]),
            Self.isName(parts[3])
        else { return nil }
        self.unit = unit
        indicator = parts[3]
        choices = []
        for part in parts[4...] {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, let breakdown = Breakdown(rawValue: sides[0]), Self.isValue(sides[1]),
                !choices.contains(where: { $0.by == breakdown })
            else { return nil }
            choices.append(Choice(by: breakdown, is: sides[1].replacing(":", with: "/")))
        }
        if parts[0] == "figures" {
            guard let day = LocalDate(parts[1]) else { return nil }
            on = day
        } else {
            let period = parts[1].split(separator: "@", omittingEmptySubsequences: false).map(String.init)
            guard let year = SchoolYear(period[0]), period.count <= 2 else { return nil }
            report = parts[0]
            self.year = year
            if period.count == 2 {
                guard let day = LocalDate(period[1]) else { return nil }
                on = day
            }
        }
    }

    var text: String {
        var period = year?.text ?? ""
        if let on { period += report == nil ? on.text : "@" + on.text }
        var text = "\(report ?? "figures")/\(period)/\(unit.text)/\(indicator)"
        // A class is named by a path; its slashes would be taken for the figure's own.
        for choice in choices { text += "/\(choice.by.rawValue)=\(choice.is.replacing("/", with: ":"))" }
        if let known { text += "~\(known.milliseconds)" }
        return text
    }

    private static func isName(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isValue(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7D).contains($0) }
    }

    static let schema: JSON = ["type": "string", "maxLength": 400]
    static let sample = FigureID(report: "opening", year: .sample, on: nil, unit: .sample, indicator: "pupils")
    static let complaint = Bilingual(
        en: "must be the name of a figure, as a report gives it", vi: "phải là mã con số do báo cáo đưa ra")
}
