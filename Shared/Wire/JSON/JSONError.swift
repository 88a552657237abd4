/// Why a text is not JSON, or more of it than we read, and at which byte.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong at the offset.
    public enum Reason: Sendable, Hashable, CaseIterable {
        case unexpectedEnd, unexpectedByte, trailingBytes
        case malformedNumber, numberTooLarge
        case controlCharacter, badEscape, loneSurrogate, badUTF8
        case duplicateMember
        case documentTooLarge, tooDeep, tooManyMembers, tooManyItems, textTooLong
    }

    public let reason: Reason
    /// Bytes from the start of the text.
    public let offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// True when the text may be sound but exceeds a limit.
    public var isLimit: Bool {
        switch reason {
        case .documentTooLarge, .tooDeep, .tooManyMembers, .tooManyItems, .textTooLong: true
        default: false
        }
    }

    public var description: String { sentence.en }

    /// The whole complaint with its place, in both languages.
    public var sentence: Bilingual {
        let what = reason.sentence
        return Bilingual(en: "at byte \(offset): \(what.en)", vi: "tại byte \(offset): \(what.vi)")
    }
}

extension JSONError.Reason {
    /// The complaint without its place.
    public var sentence: Bilingual {
        switch self {
        case .unexpectedEnd: Bilingual(en: "the JSON ends too early", vi: "JSON kết thúc quá sớm")
        case .unexpectedByte:
            Bilingual(
                en: "a character that JSON does not allow here", vi: "ký tự không được phép ở vị trí này của JSON")
        case .trailingBytes: Bilingual(en: "something follows the JSON value", vi: "còn dữ liệu thừa sau giá trị JSON")
        case .malformedNumber: Bilingual(en: "not a JSON number", vi: "không phải số theo JSON")
        case .numberTooLarge: Bilingual(en: "the number is too large", vi: "số quá lớn")
        case .controlCharacter:
            Bilingual(
                en: "a control character must be escaped in a string",
                vi: "ký tự điều khiển trong chuỗi phải được mã hoá")
        case .badEscape: Bilingual(en: "not a JSON escape", vi: "chuỗi thoát không đúng chuẩn JSON")
        case .loneSurrogate: Bilingual(en: "half of a surrogate pair", vi: "chỉ có một nửa cặp thay thế Unicode")
        case .badUTF8: Bilingual(en: "the string is not UTF-8", vi: "chuỗi không phải UTF-8")
        case .duplicateMember: Bilingual(en: "the same member appears twice", vi: "một thành phần xuất hiện hai lần")
        case .documentTooLarge: Bilingual(en: "the text is too large", vi: "nội dung quá lớn")
        case .tooDeep: Bilingual(en: "nested too deeply", vi: "lồng nhau quá sâu")
        case .tooManyMembers: Bilingual(en: "the object has too many members", vi: "đối tượng có quá nhiều thành phần")
        case .tooManyItems: Bilingual(en: "the list is too long", vi: "danh sách quá dài")
        case .textTooLong: Bilingual(en: "the string is too long", vi: "chuỗi quá dài")
        }
    }
}
