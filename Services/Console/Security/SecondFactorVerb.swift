import Wire

/// Sets up an authenticator app as the second factor, or takes somebody's away.
enum SecondFactorVerb: Verb {
    static let name = "second-factor"
    static let summary = Bilingual(
        en: "set up a second factor, or remove somebody's",
        vi: "thiết lập yếu tố thứ hai, hoặc gỡ của người khác")
    static let forms = ["[--password-file FILE] [--code-from FILE|-]", "remove ACCOUNT --reason TEXT"]
    static let options = [
        Option(
            "password-file", "FILE", en: "read the password from the first line of FILE",
            vi: "đọc mật khẩu từ dòng đầu của TỆP"),
        Option(
            "code-from", "FILE|-", en: "read the first code from FILE, or from the standard input",
            vi: "đọc mã đầu tiên từ TỆP, hoặc từ đầu vào chuẩn"),
        Option("reason", "TEXT", en: "remove: why", vi: "remove: lí do"),
    ]

    /// How often somebody may mistype the first code.
    private static let attempts = 3

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(0...2)
        guard let first = words.first else { return try enrol(call, try call.sender()) }
        guard first == "remove" else {
            throw .usage(
                en: "second-factor can remove; say nothing to set up your own",
                vi: "second-factor chỉ có remove; không ghi gì thêm để thiết lập cho mình")
        }
        return try remove(call, try call.sender())
    }

    static func enrol(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let password = try call.secret(Bilingual(en: "Password", vi: "Mật khẩu"), orFrom: "password-file")
        let answer = try sender.command("identity.enrol-second-factor", ["password": .string(password)])
        guard let uri = answer["uri"]?.string, let secret = answer["secret"]?.string else {
            throw .notUnderstood("identity")
        }
        if call.isJSON {
            call.terminal.print(answer.text)
        } else {
            show(uri, secret, call)
        }
        let confirmed = try confirm(call, sender, left: attempts)
        guard let recovery = confirmed["recovery"]?.array?.compactMap(\.string), !recovery.isEmpty else {
            throw .notUnderstood("identity")
        }
        if call.isJSON {
            call.terminal.print(confirmed.text)
        } else {
            tell(recovery, call)
        }
        try Duty.settled("enrol-second-factor", call, sender)
        return .done
    }

    /// The URI as text and as a picture, where there is room for one.
    private static func show(_ uri: String, _ secret: String, _ call: Call) {
        let terminal = call.terminal
        terminal.print(
            call.language(
                en: "Scan this with an authenticator app, or enter the secret by hand.\n",
                vi: "Hãy quét mã này bằng ứng dụng xác thực, hoặc nhập khoá bí mật bằng tay.\n"))
        if let code = QRCode(uri) {
            let picture = TerminalQR(code: code)
            if terminal.out.width.map({ picture.columns <= $0 }) ?? true {
                terminal.print(picture.text(inColour: terminal.mayColour && terminal.out.isWatched))
            } else {
                terminal.complain(
                    call.language(
                        en: "The terminal is too narrow for the picture: it needs \(picture.columns) columns.",
                        vi: "Cửa sổ quá hẹp để hiện mã: cần \(picture.columns) cột."))
            }
        }
        terminal.print("\(uri.printable)\n\(call.language(en: "secret", vi: "khoá bí mật")): \(secret.printable)\n")
    }

    /// Sends the first code; at a keyboard a wrong one may be typed again.
    private static func confirm(_ call: Call, _ sender: any Sender, left: Int) throws(Failure) -> JSON {
        let prompt = Bilingual(en: "Code that the app shows", vi: "Mã ứng dụng đang hiện")
        let isTyped = call.keyboard.isWatched && !call.options.has("code-from")
        let text: String
        if let file = call.options["code-from"] {
            text = try call.firstLine(of: file, for: prompt)
        } else {
            text = try call.answer(to: prompt)
        }
        do throws(Failure) {
            return try sender.command("identity.confirm-second-factor", ["code": .string(call.code(text))])
        } catch {
            guard isTyped, left > 1, case .refused(let problem) = error, problem.isAboutTheCode else { throw error }
            _ = Excuse(error, language: call.language, terminal: call.terminal, isJSON: false).tell(of: nil)
        }
        return try confirm(call, sender, left: left - 1)
    }

    private static func tell(_ recovery: [String], _ call: Call) {
        call.terminal.print(
            call.language(
                en:
                    "The second factor is set up. These recovery codes are told this once; each lets you in once when the "
                    + "app is lost. Write them on paper and keep it apart from this machine.\n",
                vi:
                    "Đã thiết lập yếu tố thứ hai. Các mã khôi phục dưới đây chỉ hiện một lần; mỗi mã dùng được một lần khi "
                    + "mất ứng dụng. Hãy chép ra giấy và cất riêng, không để cùng máy này.\n"))
        for code in recovery { call.terminal.print("    \(code.printable)") }
    }

    static func remove(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let account = try call.words(2...2)[1]
        let answer = try sender.command(
            "identity.remove-second-factor", ["account": .string(account), "reason": .string(try call.reason())])
        call.terminal.print(
            call.isJSON
                ? answer.prettyText
                : call.language(
                    en: "\(account) has no second factor any more.", vi: "\(account) không còn yếu tố thứ hai."))
        return .done
    }
}

extension Problem {
    /// Says that what was typed is wrong, and not that it may not be tried.
    fileprivate var isAboutTheCode: Bool { errors.contains { $0.pointer == "/code" } }
}
