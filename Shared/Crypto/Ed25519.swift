import CCrypto

/// Signatures by Ed25519 (RFC 8032): 32-byte keys, 64-byte signatures, no choices to get wrong.
public enum Ed25519 {
    /// Signs, in the name of whoever has its seed.
    ///
    /// A plain value; the C key lives only during a call, which costs one more point multiplication a signature.
    public struct SigningKey: Sendable, Hashable {
        /// The secret.
        public let seed: [UInt8]
        public let verifyingKey: VerifyingKey

        /// Makes a new key.
        public init() throws(CryptoError) {
            try self.init(seed: SecureRandom.bytes(32))
        }

        /// Takes a key back from its 32 secret bytes.
        public init(seed: [UInt8]) throws(CryptoError) {
            let key = try Key(secret: seed)
            verifyingKey = try VerifyingKey(key.publicBytes())
            self.seed = seed
        }

        public func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
            try Key(secret: seed).sign(message)
        }
    }

    /// Tells whether a signature was made by the one who holds the signing key.
    public struct VerifyingKey: Sendable, Hashable {
        public let bytes: [UInt8]

        /// Takes the 32 bytes of a public key.
        public init(_ bytes: [UInt8]) throws(CryptoError) {
            guard bytes.count == 32 else {
                throw .wrongLength(of: "verifying key", expected: 32, found: bytes.count)
            }
            self.bytes = bytes
        }

        /// False also for a signature of the wrong length and a key that is no point of the curve.
        public func verify(_ signature: [UInt8], of message: [UInt8]) -> Bool {
            guard signature.count == 64, let key = try? Key(point: bytes) else { return false }
            return key.verify(signature, of: message)
        }
    }
}

extension Ed25519.SigningKey: CustomStringConvertible {
    /// Names the public half only, so that a key in a log line gives nothing away.
    public var description: String { "signing key of \(verifyingKey)" }
}

extension Ed25519.VerifyingKey: CustomStringConvertible {
    public var description: String { Base64URL.encode(bytes) }
}

/// The C key, freed with its owner.
@safe private struct Key: ~Copyable {
    private let handle: OpaquePointer

    init(secret: [UInt8]) throws(CryptoError) {
        guard secret.count == 32 else { throw .wrongLength(of: "seed", expected: 32, found: secret.count) }
        guard let handle = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, secret, secret.count) else {
            throw .refused("EVP_PKEY_new_raw_private_key")
        }
        unsafe self.handle = handle
    }

    init(point: [UInt8]) throws(CryptoError) {
        guard let handle = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, point, point.count) else {
            throw .refused("EVP_PKEY_new_raw_public_key")
        }
        unsafe self.handle = handle
    }

    deinit { unsafe EVP_PKEY_free(handle) }

    func publicBytes() throws(CryptoError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 32)
        var count = bytes.count
        guard unsafe EVP_PKEY_get_raw_public_key(handle, &bytes, &count) == 1, count == 32 else {
            throw .refused("EVP_PKEY_get_raw_public_key")
        }
        return bytes
    }

    func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        let context = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var count = signature.count
        guard unsafe EVP_DigestSignInit(context, nil, nil, nil, handle) == 1,
            unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
        else { throw .refused("EVP_DigestSign") }
        return signature
    }

    func verify(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        let context = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(context) }
        return unsafe EVP_DigestVerifyInit(context, nil, nil, nil, handle) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
