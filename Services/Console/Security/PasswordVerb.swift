import Wire

/// Changes one's own password, or gives somebody a new one.
enum PasswordVerb: Verb {
    static let name = "password"
    static let summary = Bilingual(
        en: "change your password, or give somebody a temporary one",
        vi: "đổi mật khẩu của mình, hoặc cấp mật khẩu tạm cho người khác")
    static let forms = ["[--old-file FILE] [--new-file FILE]", "reset ACCOUNT --reason TEXT"]
    static let options = [
        Option(
            "old-file", "FILE", en: "read the old password from the first line of FILE",
            vi: "đọc mật khẩu cũ từ dòng đầu của TỆP"),
        Option(
            "new-file", "FILE", en: "read the new password from the first line of FILE",
            vi: "đọc mật khẩu mới từ dòng đầu của TỆP"),
        Option("reason", "TEXT", en: "reset: why", vi: "reset: lí do"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(0...2)
        guard let first = words.first else { return try change(call, try call.sender()) }
        guard first == "reset" else {
            throw .usage(
                en: "password can reset; say nothing to change your own",
                vi: "password chỉ có reset; không ghi gì thêm để đổi mật khẩu của mình")
        }
        return try reset(call, try call.sender())
    }

    static func change(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let old = try call.secret(Bilingual(en: "Old password", vi: "Mật khẩu cũ"), orFrom: "old-file")
        let new = try call.secret(Bilingual(en: "New password", vi: "Mật khẩu mới"), orFrom: "new-file")
        // Only what was typed unseen can have been typed wrong.
        if call.keyboard.isWatched && !call.options.has("new-file") {
            let again = Bilingual(en: "New password again", vi: "Nhập lại mật khẩu mới")
            guard try call.secret(again, orFrom: "new-file") == new else {
                throw .failed(
                    en: "the two new passwords differ; nothing was changed",
                    vi: "hai lần nhập mật khẩu mới khác nhau; chưa thay đổi gì")
            }
        }
        _ = try sender.command("identity.set-password", ["password": .string(old), "newPassword": .string(new)])
        call.terminal.print(
            call.isJSON ? #"{"changed":true}"# : call.language(en: "The password is changed.", vi: "Đã đổi mật khẩu."))
        try Duty.settled("set-password", call, sender)
        return .done
    }

    static func reset(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let account = try call.words(2...2)[1]
        let answer = try sender.command(
            "identity.reset-password", ["account": .string(account), "reason": .string(try call.reason())])
        guard let password = answer["password"]?.string else { throw .notUnderstood("identity") }
        if call.isJSON {
            call.terminal.print(answer.prettyText)
        } else {
            call.terminal.print(password.printable)
            call.terminal.complain(
                call.language(
                    en: "This is the temporary password of \(account), told this once; it must be changed at the next "
                        + "sign-in.",
                    vi: "Đây là mật khẩu tạm của \(account), chỉ hiện một lần; phải đổi ở lần đăng nhập tới."))
        }
        return .done
    }
}

/// What a session was held to do first.
enum Duty {
    /// Has a token that allows more, once what was asked for is done, and says what is to be done next.
    ///
    /// The token of such a session allows nothing else, and would go on doing so until it is renewed.
    static func settled(_ duty: String, _ call: Call, _ sender: any Sender) throws(Failure) {
        guard let session = try Session.read(call.environment), session.must == duty, session.refresh != nil else {
            return
        }
        try sender.renew()
        guard !call.isJSON, let next = try Session.read(call.environment)?.duty else { return }
        call.terminal.complain(call.language(next))
    }
}

extension Call {
    /// The text of `--reason`, without which nothing is done to somebody's account.
    func reason() throws(Failure) -> String {
        guard let reason = options["reason"] else {
            throw .usage(en: "why? Say --reason TEXT", vi: "vì sao? Ghi --reason LÍ-DO")
        }
        return reason
    }
}
