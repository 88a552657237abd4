import CCrypto

/// HMAC with SHA-256 (RFC 2104, RFC 4231).
public enum HMACSHA256 {
    public static func code(_ message: [UInt8], key: [UInt8]) -> Digest {
        let key = key.count > 64 ? SHA256.hash(key).bytes : key
        var inner = SHA256()
        inner.update(padded(key, with: 0x36))
        inner.update(message)
        var outer = SHA256()
        outer.update(padded(key, with: 0x5c))
        outer.update(inner.finalize().bytes)
        return outer.finalize()
    }
}

/// HMAC with SHA-1 (RFC 2104, RFC 2202): for one-time passwords, whose standard (RFC 6238) asks for it, and nothing else.
public enum HMACSHA1 {
    public static func code(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        let key = key.count > 64 ? hash(key) : key
        return hash(padded(key, with: 0x5c) + hash(padded(key, with: 0x36) + message))
    }

    private static func hash(_ bytes: [UInt8]) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            unsafe bytes.span.withUnsafeBytes { unsafe ccrypto_sha1($0.baseAddress, $0.count, start) }
            count = 20
        }
    }
}

/// The key filled up with zeros to the 64 bytes of a block, and masked.
private func padded(_ key: [UInt8], with mask: UInt8) -> [UInt8] {
    var block = [UInt8](repeating: mask, count: 64)
    for index in key.indices { block[index] ^= key[index] }
    return block
}
