/// Every way in which a message can be turned away, everywhere the same.
public enum ProblemCode: String, WireEnum {
    case malformed
    case unknownMember = "unknown-member"
    case invalid
    case unauthenticated
    case forbidden
    case notFound = "not-found"
    case conflict
    case locked
    case duplicate
    case incomplete
    case tooLarge = "too-large"
    case unavailable

    /// The HTTP status that says most nearly the same, for gateways.
    public var status: Int {
        switch self {
        case .malformed: 400
        case .unknownMember, .invalid, .incomplete: 422
        case .unauthenticated: 401
        case .forbidden: 403
        case .notFound: 404
        case .conflict, .duplicate: 409
        case .locked: 423
        case .tooLarge: 413
        case .unavailable: 503
        }
    }

    public var title: Bilingual {
        switch self {
        case .malformed: Bilingual(en: "Malformed message", vi: "Thông điệp sai cấu trúc")
        case .unknownMember: Bilingual(en: "Unknown member", vi: "Thành phần không được định nghĩa")
        case .invalid: Bilingual(en: "Invalid content", vi: "Nội dung không hợp lệ")
        case .unauthenticated: Bilingual(en: "Not signed in", vi: "Chưa đăng nhập")
        case .forbidden: Bilingual(en: "Not permitted", vi: "Không có quyền thực hiện")
        case .notFound: Bilingual(en: "Not found", vi: "Không tìm thấy")
        case .conflict: Bilingual(en: "Changed by someone else", vi: "Dữ liệu đã được người khác thay đổi")
        case .locked: Bilingual(en: "Locked", vi: "Đã khoá")
        case .duplicate: Bilingual(en: "Already exists", vi: "Đã tồn tại")
        case .incomplete: Bilingual(en: "Incomplete", vi: "Chưa đầy đủ")
        case .tooLarge: Bilingual(en: "Too large", vi: "Quá lớn")
        case .unavailable: Bilingual(en: "Temporarily unavailable", vi: "Tạm thời không phục vụ được")
        }
    }
}
