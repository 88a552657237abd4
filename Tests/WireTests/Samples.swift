@testable import Wire

/// Twenty digits or capital letters, as the contract's keys are.
struct Code: TextValue {
    let text: String

    init?(_ text: String) {
        guard text.utf8.count == 20, text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) else {
            return nil
        }
        self.text = text
    }

    static var schema: JSON { ["type": "string", "pattern": "^[0-9A-Z]{20}$"] }
    static let sample = Code(trusted: String(repeating: "0", count: 20))
    static var complaint: Bilingual {
        Bilingual(en: "has 20 digits or capital letters", vi: "gồm 20 chữ số hoặc chữ in hoa")
    }

    private init(trusted: String) { text = trusted }
}

enum Sex: String, WireEnum { case male, female }

/// A plain enumeration, which knows nothing of the wire.
enum Weekday: String, Codable, CaseIterable { case monday, tuesday }

struct Guardian: Codable, Hashable {
    var name: String
    var phone: String?
}

struct Register: Codable, Hashable {
    var code: Code
    var sex: Sex
    var name: String
    var age: Int
    var nickname: String?
    var guardians: [Guardian]
    var height: Double?
}

struct Empty: Codable, Hashable {}

struct Tree: Codable, Hashable {
    var name: String
    var children: [Tree]
}

struct Bulk: Codable {
    var items: [Lenient<Guardian>]
    var dryRun: Bool?
}

/// A small, seedable generator (SplitMix64), so that every fuzzed failure can be had again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Result {
    var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
    var success: Success? {
        if case .success(let value) = self { value } else { nil }
    }
}

func read<T: Decodable>(_ type: T.Type, _ text: String) -> Result<T, Violations> {
    WireDecoder.decode(type, from: Array(text.utf8))
}

/// The violations as `pointer code`, in their order.
func complaints<T: Decodable>(_ type: T.Type, _ text: String) -> [String] {
    (read(type, text).failure?.all ?? []).map { "\($0.pointer) \($0.code)" }
}

func written(_ value: some Encodable) -> String { String(decoding: WireEncoder.encode(value), as: UTF8.self) }
