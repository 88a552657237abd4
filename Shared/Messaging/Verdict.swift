import Wire

/// What a desk finds of an event.
enum Verdict {
    /// Folded, or known already; whatever waited for its subject may go on.
    case taken(EventSubject)
    /// Not for this service.
    case ignored
    /// Can never be taken in as it is.
    case refused(Refusal)
    /// Good, but refers to something that is not here yet.
    case waits(for: EventSubject)
}

extension Refusal {
    /// All of it in one line, for an operator.
    var reason: String {
        let all = violations.map { "\($0.pointer.isEmpty ? "/" : $0.pointer): \($0.detail)" }
        return "\(code.rawValue): \(all.isEmpty ? detail.en : all.joined(separator: "; "))"
    }

    static func unknownType(_ type: EventType) -> Refusal {
        Refusal(.invalid, at: "/type", en: "unknown type \(type)", vi: "không có loại sự kiện \(type)")
    }

    static func contradictoryKey(_ key: String) -> Refusal {
        Refusal(
            .invalid, at: "/school", en: "the routing key \(key) contradicts school and type",
            vi: "khoá định tuyến \(key) không khớp với trường và loại sự kiện")
    }

    static let absurdSequence = Refusal(
        .invalid, at: "/sequence", en: "must be the next number of its source, and below 2^53",
        vi: "phải là số kế tiếp của nguồn và nhỏ hơn 2^53")

    static func notTheUser(_ source: EventSource) -> Refusal {
        Refusal(
            .forbidden, at: "/source", en: "the source \(source) is not the user that the broker has validated",
            vi: "nguồn \(source) không phải người dùng mà máy chủ thông điệp đã xác thực")
    }

    static func notTheAuthority(_ source: EventSource, _ context: String, _ unit: String) -> Refusal {
        Refusal(
            .forbidden, at: "/source", en: "\(source) is not the authority for \(context) of \(unit)",
            vi: "\(source) không phải nguồn có thẩm quyền về \(context) của \(unit)")
    }
}
