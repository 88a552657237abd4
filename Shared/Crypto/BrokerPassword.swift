/// A password as RabbitMQ's definitions file wants it: `rabbit_password_hashing_sha256`.
///
/// Base 64 of a four-byte salt and the SHA-256 of salt and password
/// (<https://www.rabbitmq.com/docs/passwords#computing-password-hash>). One fast hash is no guard for a password people
/// choose; these are long and random, made by the installer.
public enum BrokerPassword {
    public static func hash(password: String) throws(CryptoError) -> String {
        try hash(password: password, salt: SecureRandom.bytes(4))
    }

    /// The hash of `password` with a known salt of four bytes.
    public static func hash(password: String, salt: [UInt8]) throws(CryptoError) -> String {
        guard salt.count == 4 else { throw .wrongLength(of: "salt", expected: 4, found: salt.count) }
        return Base64.encode(salt + SHA256.hash(salt + Array(password.utf8)).bytes)
    }
}
