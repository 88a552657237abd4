import Access
import Crypto
import Vocabulary
import Wire

private let key: Ed25519.SigningKey = {
    guard let key = try? Ed25519.SigningKey(seed: Array(1...32)) else { fatalError("no key") }
    return key
}()

/// Takes text as a whole token, and as header and claims that are signed with our key: nothing traps, and nothing is a
/// token that the key has not signed.
func check(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let claims = Token.verify(text, at: .sample) { _ in key.verifyingKey }
    // The seeds are not signed by this key, and nobody finds a signature by trying.
    expect(claims == nil, "only the key's holder makes tokens")
    guard let bar = bytes.firstIndex(of: UInt8(ascii: "|")) else { return }
    let signed = "\(Base64URL.encode(Array(bytes[..<bar]))).\(Base64URL.encode(Array(bytes[(bar + 1)...])))"
    guard let signature = try? key.sign(Array(signed.utf8)) else { fatalError("cannot sign") }
    let token = "\(signed).\(Base64URL.encode(signature))"
    guard let read = Token.verify(token, at: .sample, key: { _ in key.verifyingKey }) else { return }
    expect(Token.isCurrent(read, at: .sample), "a token is of its time")
}
