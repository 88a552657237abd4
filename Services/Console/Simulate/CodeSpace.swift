import Vocabulary

/// The part of the code space that belongs to one unit: province(2), district(3) and unit(8).
///
/// Codes are opaque to everyone who reads them; only who mints one knows its parts. Simulated people carry a letter at
/// the head of their sequence, so that none ever meets a code a service minted.
struct CodeSpace {
    /// No province has this number, so no simulated code is a real one.
    static let province = "99"
    /// There are no districts since 1/7/2025.
    static let district = "000"

    let unit: String

    /// The unit's own code, and one for each pupil and each member of staff.
    var ofUnit: String { code(sequence: "000000") }
    func pupil(_ number: Int) -> String { code(sequence: "S" + Self.padded(number, to: 5)) }
    func member(_ number: Int) -> String { code(sequence: "T" + Self.padded(number, to: 5)) }

    init(prefix: String, number: Int) {
        unit = prefix + Self.padded(number, to: 8 - prefix.utf8.count)
    }

    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private func code(sequence: String) -> String {
        let body = Self.province + Self.district + unit + sequence
        guard body.utf8.count == 19, let check = CodeCheck.check(of: body) else {
            preconditionFailure("a plan larger than its codes: unit \(unit), sequence \(sequence)")
        }
        return body + check
    }
}
