import Platform
import Wire

/// Opens a session and keeps its token.
enum SignIn: Verb {
    static let name = "sign-in"
    static let summary = Bilingual(en: "open a session", vi: "đăng nhập")
    static let forms = ["NAME [--password-file FILE]"]
    static let options = [
        Option(
            "password-file", "FILE", en: "read the password from the first line of FILE",
            vi: "đọc mật khẩu từ dòng đầu của TỆP")
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let account = try call.words(1...1)[0]
        let password = try password(for: account, call)
        let answer = try call.sender(signedIn: false).command(
            "identity.sign-in", ["account": .string(account), "password": .string(password)])
        guard let session = Session(signIn: answer, account: account) else {
            throw .failed(
                en: "Identity's answer holds no token; the versions of khuevan and the services may differ",
                vi: "câu trả lời của dịch vụ định danh không có mã phiên; có thể khác phiên bản")
        }
        try session.save(call.environment)
        if call.isJSON {
            call.terminal.print(
                JSON.object([
                    Member("account", .string(session.account)),
                    Member("expires", session.expires.map { .string($0.text) } ?? .null),
                    Member("roles", answer["roles"] ?? .array([])),
                ]).prettyText)
        } else {
            let until = session.expires.map { $0.text } ?? "?"
            call.terminal.print(
                call.language(
                    en: "Signed in as \(session.account) until \(until).",
                    vi: "Đã đăng nhập với tên \(session.account), đến \(until)."))
            if !session.roles.isEmpty {
                call.terminal.print(
                    call.language(en: "Roles: ", vi: "Vai trò: ") + session.roles.joined(separator: ", "))
            }
        }
        return .done
    }

    private static func password(for account: String, _ call: Call) throws(Failure) -> String {
        if let file = call.options["password-file"] {
            let text = String(decoding: try call.read(file, limit: 65_536), as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        }
        let input = Input.standard
        if input.isTerminal {
            call.terminal.err.write(call.language(en: "Password of \(account): ", vi: "Mật khẩu của \(account): "))
            defer { call.terminal.err.write("\n") }
            return input.readHiddenLine() ?? ""
        }
        return input.readLine() ?? ""
    }
}

extension Session {
    /// Reads the answer of `identity.sign-in`.
    init?(signIn answer: JSON, account: String) {
        guard let token = answer["token"]?.string else { return nil }
        self.init(
            account: answer["account"]?.string ?? account, token: token,
            expires: answer["expires"]?.string.flatMap { Instant($0) },
            roles: (answer["roles"]?.array ?? []).map(Self.role))
    }

    /// A role as a word: `principal`, or `principal 99000…` where it is said for which unit.
    private static func role(_ stated: JSON) -> String {
        if let word = stated.string { return word }
        return [stated["role"]?.string, stated["unit"]?.string].compactMap { $0 }.joined(separator: " ")
    }
}
