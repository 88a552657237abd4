import Vocabulary
import Wire

/// What is measured, as data: an entity, which of its facts count, and how.
struct Indicator: Codable, Sendable {
    var id: String
    var name: Bilingual
    /// What one of them is called: `pupils`, `%`.
    var unit: Bilingual
    /// What it says, in a sentence, for whoever asks why.
    var meaning: Bilingual
    var measure: Measure
    /// The number in the Ministry's list of indicators (TT 03/2024), where there is one.
    var code: String?
    /// The regulation it is taken from.
    var source: String?
    var from: LocalDate
    var to: LocalDate?

    /// How it is measured.
    enum Measure: Sendable {
        /// Facts of a kind that meet every condition.
        case count(FactKind, [Condition])
        /// One indicator for each of another.
        case ratio(numerator: String, denominator: String)
        /// One indicator in a hundred of another.
        case share(numerator: String, denominator: String)
    }

    func holds(on day: LocalDate) -> Bool { from <= day && to.map { day < $0 } ?? true }
}

/// A breakdown and the values that meet it.
struct Condition: Codable, Sendable, Hashable {
    var by: Breakdown
    var oneOf: [String]
}

extension Indicator.Measure: Codable {
    private enum Kind: String, WireEnum { case count, ratio, share }
    private enum Key: String, CodingKey { case kind, entity, filter, numerator, denominator }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        switch try members.decode(Kind.self, forKey: .kind) {
        case .count:
            self = .count(
                try members.decode(FactKind.self, forKey: .entity),
                try members.decodeIfPresent([Condition].self, forKey: .filter) ?? [])
        case .ratio:
            self = .ratio(
                numerator: try members.decode(String.self, forKey: .numerator),
                denominator: try members.decode(String.self, forKey: .denominator))
        case .share:
            self = .share(
                numerator: try members.decode(String.self, forKey: .numerator),
                denominator: try members.decode(String.self, forKey: .denominator))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Key.self)
        switch self {
        case .count(let entity, let filter):
            try members.encode(Kind.count, forKey: .kind)
            try members.encode(entity, forKey: .entity)
            try members.encode(filter, forKey: .filter)
        case .ratio(let numerator, let denominator):
            try members.encode(Kind.ratio, forKey: .kind)
            try members.encode(numerator, forKey: .numerator)
            try members.encode(denominator, forKey: .denominator)
        case .share(let numerator, let denominator):
            try members.encode(Kind.share, forKey: .kind)
            try members.encode(numerator, forKey: .numerator)
            try members.encode(denominator, forKey: .denominator)
        }
    }
}
