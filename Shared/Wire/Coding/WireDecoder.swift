/// Reads messages: finds **all** that is wrong at once, each with its place, and refuses members nobody asked for.
///
/// A broken or missing field takes a stand-in (its sample, or an empty value) so that the rest is still read; the
/// stand-ins never leave this type, for a decoding with violations yields the violations only.
public struct WireDecoder {
    /// Items a list may have, unless its message is bounded more tightly by its own rules.
    public static let mostItems = 10_000
    /// Values inside one another that a *type* may ask for; the bytes have their own bound in `JSONLimits`.
    static let mostDepth = 128

    public static func decode<T: Decodable>(
        _ type: T.Type, from bytes: [UInt8], limits: JSONLimits = .standard, at pointer: String = ""
    ) -> Result<T, Violations> {
        do throws(JSONError) {
            return decode(type, from: try JSON.parse(bytes, limits: limits), at: pointer)
        } catch {
            return .failure(Violations(Violation(at: pointer, error)))
        }
    }

    public static func decode<T: Decodable>(
        _ type: T.Type, from slice: JSONSlice, at pointer: String = ""
    ) -> Result<T, Violations> {
        do throws(JSONError) {
            return decode(type, from: try slice.parse(), at: pointer)
        } catch {
            return .failure(Violations(Violation(at: pointer, error)))
        }
    }

    /// Decodes a tree that stands at `pointer` of a larger document.
    public static func decode<T: Decodable>(
        _ type: T.Type, from json: JSON, at pointer: String = ""
    ) -> Result<T, Violations> {
        let root = DecodingNode(json: json, step: .root(pointer), parent: nil, report: Report())
        let value = try? root.read(type)
        if let violations = Violations(root.report.violations) { return .failure(violations) }
        guard let value else { return .failure(Violations(Violation(at: pointer, .invalid, Sentences.unusable))) }
        return .success(value)
    }
}
