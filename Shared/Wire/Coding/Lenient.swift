/// One item of a bulk command: reads itself or says all that is wrong with it, without sinking its neighbours.
public enum Lenient<T: Codable & Sendable>: Codable, Sendable {
    case value(T)
    case broken([Violation])

    public var value: T? {
        if case .value(let value) = self { value } else { nil }
    }

    public var violations: [Violation] {
        if case .broken(let violations) = self { violations } else { [] }
    }

    public init(from decoder: any Decoder) throws {
        if let node = decoder as? DecodingNode {
            self = node.lenient(T.self)
        } else if let recorder = decoder as? SchemaRecorder {
            self = .value(try recorder.same(T.self))
        } else {
            do {
                self = .value(try T(from: decoder))
            } catch {
                self = .broken([Violation(at: "", .invalid, Sentences.unusable)])
            }
        }
    }

    /// The value's own JSON, or `null` for a broken one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .value(let value): try container.encode(value)
        case .broken: try container.encodeNil()
        }
    }
}

extension Lenient: Equatable where T: Equatable {}
extension Lenient: Hashable where T: Hashable {}

extension DecodingNode {
    /// Reads with a report of its own; the pointers still lead from the top of the document.
    func lenient<T: Decodable>(_ type: T.Type) -> Lenient<T> {
        let report = Report(partOf: self.report.account)
        let node = DecodingNode(json: takeAll(), step: .root(pointer), parent: nil, report: report)
        let value = try? node.read(type)
        if let value, report.violations.isEmpty { return .value(value) }
        guard let violations = Violations(report.violations) else {
            return .broken([Violation(at: pointer, .invalid, Sentences.unusable)])
        }
        return .broken(violations.all)
    }
}
