import Crypto
import Vocabulary
import Wire

/// What a password must be, and how it is hashed.
enum PasswordRule {
    /// Characters, while there is no second factor (TCVN 14423:2026).
    static let shortest = 14

    /// Characters beside a second factor.
    static let shortestWithSecondFactor = 8

    /// Different characters, so that a keyboard held down is no password.
    static let fewestDifferent = 5

    /// 16 MiB and some 15 ms a guess on one core of a 2020s server; each step more doubles both.
    static let cost = PasswordHash.Cost.standard

    /// A hash of a password nobody knows: checked for names that do not exist, so that they take as long as the others.
    static let nobody = PasswordHash(
        stored: "$y$j9T$NI6sIrzSE/79n/xAuMeoJ.$Cj9ULA.1I/ATEqgM.NvrQ43rCLs96BF3s2/.uJd4eG.")

    /// Why a password may not be taken for the account; nothing when it may.
    static func objection(
        to password: Password, of account: UserName, hasSecondFactor: Bool = false
    ) -> Bilingual? {
        let text = written(password)
        if hasSecondFactor, text.count < shortestWithSecondFactor {
            return Bilingual(
                en: "has \(text.count) characters; at least \(shortestWithSecondFactor) are needed",
                vi: "có \(text.count) kí tự; cần ít nhất \(shortestWithSecondFactor) kí tự")
        }
        if !hasSecondFactor, text.count < shortest {
            return Bilingual(
                en: "has \(text.count) characters; a password without a second factor needs at least \(shortest)",
                vi: "có \(text.count) kí tự; mật khẩu không kèm yếu tố xác thực thứ hai cần ít nhất \(shortest) kí tự")
        }
        if Set(text).count < fewestDifferent {
            return Bilingual(
                en: "repeats the same few characters; use at least \(fewestDifferent) different ones",
                vi: "lặp lại vài kí tự; hãy dùng ít nhất \(fewestDifferent) kí tự khác nhau")
        }
        if letters(text) == letters(account.text) {
            return Bilingual(
                en: "is the account's own name; choose words that nobody connects with the account",
                vi: "trùng với tên tài khoản; hãy chọn những từ không liên quan đến tài khoản")
        }
        if KnownPasswords.contain(text, besides: account.text) {
            return Bilingual(
                en: "is one of the passwords that are tried first; choose several words of your own",
                vi: "nằm trong số mật khẩu hay bị dò thử; hãy tự chọn vài từ của riêng mình")
        }
        return nil
    }

    static func hash(_ password: Password) throws(CryptoError) -> PasswordHash {
        try PasswordHash(of: written(password), cost: cost)
    }

    static func matches(_ password: Password, _ hash: PasswordHash) -> Bool { hash.verify(written(password)) }

    /// A password for somebody who has none yet: 100 random bits in letters and digits that are not mistaken for others.
    static func mint() throws(CryptoError) -> Password? {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let drawn = try SecureRandom.bytes(20).map { letters[Int($0 & 31)] }
        let groups = stride(from: 0, to: 20, by: 5).map { String(drawn[$0..<$0 + 5]) }
        return Password(groups.joined(separator: "-"))
    }

    /// One keyboard writes ế as one character, another as two; both are the same password.
    private static func written(_ password: Password) -> String { Vietnamese.composed(password.text) }

    private static func letters(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
}
