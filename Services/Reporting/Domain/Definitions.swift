import Crypto
import Wire

/// Every indicator and report that is shipped, with a version that changes with any letter of them.
struct Definitions: Sendable {
    let indicators: [String: Indicator]
    let reports: [String: ReportForm]
    /// The first twelve digits of the SHA-256 of the files.
    let version: String

    func indicator(_ id: String) -> Indicator? { indicators[id] }
    func report(_ id: String) -> ReportForm? { reports[id] }

    /// The shipped files; a broken one is a programming error, found at start.
    static let standard: Definitions = {
        switch read(
            indicators: PackageResources.indicators_json,
            reports: [PackageResources.opening_json, PackageResources.semester_json, PackageResources.health_json])
        {
        case .success(let definitions): return definitions
        case .failure(let violations): preconditionFailure("the shipped definitions are broken: \(violations)")
        }
    }()

    static func read(indicators: [UInt8], reports: [[UInt8]]) -> Result<Definitions, Violations> {
        var found: [Violation] = []
        var hasher = SHA256()
        hasher.update(indicators)
        var known: [String: Indicator] = [:]
        switch WireDecoder.decode([Indicator].self, from: indicators) {
        case .failure(let violations): found += violations.all
        case .success(let list): for indicator in list { known[indicator.id] = indicator }
        }
        var forms: [String: ReportForm] = [:]
        for bytes in reports {
            hasher.update(bytes)
            switch WireDecoder.decode(ReportForm.self, from: bytes) {
            case .failure(let violations): found += violations.all
            case .success(let form): forms[form.id] = form
            }
        }
        let version = String(Hex.encode(hasher.finalize().bytes).prefix(12))
        let definitions = Definitions(indicators: known, reports: forms, version: version)
        found += definitions.flaws
        if let violations = Violations(found) { return .failure(violations) }
        return .success(definitions)
    }

    /// What names something that is not there, or parts facts by what they do not have.
    private var flaws: [Violation] {
        var found: [Violation] = []
        func complain(_ place: String, _ text: String) {
            found.append(Violation(at: place, .invalid, Bilingual(en: text, vi: text)))
        }
        for indicator in indicators.values where parts(of: indicator) == nil {
            complain("/" + indicator.id, "is measured by an indicator that is not a count")
        }
        for indicator in indicators.values {
            guard case .count(let kind, let filter) = indicator.measure else { continue }
            for condition in filter where kind.expression(condition.by) == nil {
                complain("/" + indicator.id, "\(kind.rawValue) has no \(condition.by.rawValue)")
            }
        }
        for report in reports.values {
            for section in report.sections {
                for column in section.columns {
                    let place = "/\(report.id)/\(section.id)/\(column.id)"
                    guard let indicator = indicator(column.indicator), let parts = parts(of: indicator) else {
                        complain(place, "names no indicator")
                        continue
                    }
                    let wanted = (column.only ?? []).map(\.by) + (section.rows.map { [$0] } ?? [])
                    for breakdown in wanted where parts.contains(where: { $0.kind.expression(breakdown) == nil }) {
                        complain(place, "cannot be parted by \(breakdown.rawValue)")
                    }
                }
            }
        }
        return found
    }
}

/// A count that an indicator is made of: itself, or numerator and denominator.
struct Part: Hashable, Sendable {
    var indicator: String
    var kind: FactKind
    var conditions: [Condition]
}

extension Definitions {
    /// One part for a count, two for a ratio or share; nothing where a ratio is made of what is not a count.
    func parts(of indicator: Indicator) -> [Part]? {
        switch indicator.measure {
        case .count(let kind, let filter): return [Part(indicator: indicator.id, kind: kind, conditions: filter)]
        case .ratio(let numerator, let denominator), .share(let numerator, let denominator):
            var parts: [Part] = []
            for id in [numerator, denominator] {
                guard case .count(let kind, let filter)? = indicators[id]?.measure else { return nil }
                parts.append(Part(indicator: id, kind: kind, conditions: filter))
            }
            return parts
        }
    }
}
