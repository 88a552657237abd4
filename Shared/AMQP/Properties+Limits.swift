extension Properties {
    /// Why these cannot be said in AMQP 0-9-1, or `nil` if they can.
    ///
    /// Asked before every publish: librabbitmq finds out only when the method frame has left already, and then the
    /// channel is out of step; and a header name beyond 255 bytes it cuts short without a word.
    func complaint(frameMaximum: Int) -> String? {
        var size = 64
        let texts = [
            ("content type", contentType), ("content encoding", contentEncoding), ("type", type),
            ("message id", messageID), ("correlation id", correlationID), ("reply-to", replyTo),
            ("expiration", expiration), ("user id", userID), ("app id", appID),
        ]
        for case (let name, let text?) in texts {
            if text.utf8.count > 255 { return "the \(name) is longer than 255 bytes" }
            size += text.utf8.count + 1
        }
        for header in headers {
            guard let bytes = header.encodedSize(depth: 0) else {
                return "header \"\(header.name.prefix(64))\" has a name longer than 255 bytes or is nested too deep"
            }
            size += bytes
        }
        return size <= frameMaximum ? nil : "properties and headers are \(size) bytes; \(frameMaximum) fit"
    }
}

extension Header {
    /// Tables in tables beyond this are neither written nor read: nobody means them, and each level is a C stack frame.
    static let deepest = 32

    /// Bytes in a table; `nil` if the name is too long or the value nested too deep.
    func encodedSize(depth: Int) -> Int? {
        guard name.utf8.count <= 255, let value = value.encodedSize(depth: depth) else { return nil }
        return 1 + name.utf8.count + value
    }
}

extension HeaderValue {
    /// Bytes with the kind in front; `nil` if nested too deep.
    func encodedSize(depth: Int) -> Int? {
        switch self {
        case .null, .other: return 1
        case .boolean: return 2
        case .integer, .real, .timestamp: return 9
        case .string(let text): return 5 + text.utf8.count
        case .bytes(let bytes): return 5 + bytes.count
        case .array(let values):
            guard depth < Header.deepest else { return nil }
            var size = 5
            for value in values {
                guard let bytes = value.encodedSize(depth: depth + 1) else { return nil }
                size += bytes
            }
            return size
        case .table(let headers):
            guard depth < Header.deepest else { return nil }
            var size = 5
            for header in headers {
                guard let bytes = header.encodedSize(depth: depth + 1) else { return nil }
                size += bytes
            }
            return size
        }
    }
}
