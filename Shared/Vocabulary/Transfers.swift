public import Wire

/// A pupil's way from one school to another: `<receiving school>/<number>`.
///
/// The receiving school counts them, so that two installations that know nothing of each other never mean two by one.
public struct TransferID: TextValue, Comparable {
    public let receiver: UnitCode
    public let number: Int

    public init(receiver: UnitCode, number: Int) {
        self.receiver = receiver
        self.number = number
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let receiver = UnitCode(String(parts[0])), let number = Int(parts[1]),
            (1...Self.last).contains(number), String(number) == parts[1]
        else { return nil }
        self.init(receiver: receiver, number: number)
    }

    public static let last = 999_999

    public var text: String { "\(receiver.text)/\(number)" }
    public static var schema: JSON { ["type": "string", "pattern": "^[0-9A-Z]{20}/[1-9][0-9]{0,5}$"] }
    public static var sample: TransferID { TransferID(receiver: .sample, number: 1) }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must name a transfer as receiving school/number, for example 79764000010000000006/17",
            vi: "phải ghi theo mẫu mã trường tiếp nhận/số thứ tự, ví dụ 79764000010000000006/17")
    }
    public static func < (left: TransferID, right: TransferID) -> Bool {
        (left.receiver, left.number) < (right.receiver, right.number)
    }
}

/// Where a transfer stands for the school that has asked for the pupil.
public enum TransferStatus: String, WireEnum {
    case requested, accepted, rejected, cancelled, received
    /// What came is not what was sealed; the pupil is ours, and the other school sends the package again.
    case disputed
}

/// Where a transfer stands for the school that has the pupil.
public enum ReleaseStatus: String, WireEnum {
    /// Asked for, and somebody has to answer.
    case noted
    case accepted, rejected
    /// The receiving school took its request back in time.
    case withdrawn
    /// The day has come: what the other services know of the pupil is being gathered.
    case closing
    /// The pupil is the other school's; its receipt has not come yet.
    case released
    /// The other school has what was sealed.
    case confirmed
}
