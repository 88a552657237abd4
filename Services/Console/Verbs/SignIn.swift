import Platform
import Vocabulary
import Wire

/// Opens a session and keeps its token.
enum SignIn: Verb {
    static let name = "sign-in"
    static let summary = Bilingual(en: "open a session", vi: "đăng nhập")
    static let forms = ["NAME [--password-file FILE] [--code CODE]"]
    static let options = [
        Option(
            "password-file", "FILE", en: "read the password from the first line of FILE",
            vi: "đọc mật khẩu từ dòng đầu của TỆP"),
        Option(
            "code", "CODE", en: "six digits of the second factor, or a recovery code; asked for otherwise",
            vi: "sáu chữ số của yếu tố thứ hai, hoặc mã khôi phục; nếu không thì sẽ được hỏi"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.words(1...1)
        return try run(call, try call.sender(signedIn: false))
    }

    static func run(_ call: Call, _ sender: any Sender) throws(Failure) -> Ending {
        let account = try call.words(1...1)[0]
        let prompt = Bilingual(en: "Password of \(account)", vi: "Mật khẩu của \(account)")
        let password = try call.secret(prompt, orFrom: "password-file")
        let device = Device.current(call.environment)
        let answer = try admit(call, sender) { code in
            var body = [Member("account", .string(account)), Member("password", .string(password))]
            if let code { body.append(Member("code", .string(code))) }
            if let device { body.append(Member("device", device)) }
            return .object(body)
        }
        guard let session = Session(signIn: answer, account: account, at: call.now) else {
            throw .notUnderstood("identity")
        }
        try SessionLock(call.environment).holding { () throws(Failure) in try session.save(call.environment) }
        if call.isJSON {
            call.terminal.print(json(session, answer).prettyText)
        } else {
            try tell(session, answer, call)
        }
        return .done
    }

    /// Sends the password, and the code too where there is one or one is asked for.
    private static func admit(
        _ call: Call, _ sender: any Sender, _ body: (String?) -> JSON
    ) throws(Failure) -> JSON {
        let given = call.options["code"].map(call.code)
        do throws(Failure) {
            return try sender.command("identity.sign-in", body(given))
        } catch {
            guard given == nil, case .refused(let problem) = error, problem.code == .incomplete,
                problem.errors.contains(where: { $0.pointer == "/code" })
            else { throw error }
            let prompt = Bilingual(
                en: "Code of the second factor, or a recovery code", vi: "Mã của yếu tố thứ hai, hoặc mã khôi phục")
            return try sender.command("identity.sign-in", body(call.code(try call.answer(to: prompt))))
        }
    }

    private static func json(_ session: Session, _ answer: JSON) -> JSON {
        var members = [
            Member("account", .string(session.account)),
            Member("expires", session.expires.map { .string($0.text) } ?? .null),
            Member("roles", answer["roles"] ?? .array([])),
        ]
        if let until = session.until { members.append(Member("until", .string(until.text))) }
        for name in ["must", "passwordExpires"] {
            if let value = answer[name] { members.append(Member(name, value)) }
        }
        return .object(members)
    }

    private static func tell(_ session: Session, _ answer: JSON, _ call: Call) throws(Failure) {
        let until = (session.until ?? session.expires).map { $0.text } ?? "?"
        call.terminal.print(
            call.language(
                en: "Signed in as \(session.account) until \(until).",
                vi: "Đã đăng nhập với tên \(session.account), đến \(until)."))
        if !session.roles.isEmpty {
            call.terminal.print(call.language(en: "Roles: ", vi: "Vai trò: ") + session.roles.joined(separator: ", "))
        }
        if let duty = session.duty { call.terminal.complain(call.language(duty)) }
        if session.must != "set-password", let day = answer["passwordExpires"]?.string.flatMap({ LocalDate($0) }),
            let warning = warning(day, on: try call.today())
        {
            call.terminal.complain(call.language(warning))
        }
    }

    /// A password that runs out within a fortnight is spoken of: time enough for whoever signs in once a week.
    static func warning(_ end: LocalDate, on today: LocalDate) -> Bilingual? {
        let days = end.day - today.day
        guard days <= 14 else { return nil }
        return Bilingual(
            en: days > 0
                ? "The password runs out on \(end.text), in \(days) \(days == 1 ? "day" : "days"): khuevan password"
                : "The password runs out on \(end.text): khuevan password",
            vi: days > 0
                ? "Mật khẩu hết hạn ngày \(end.text), còn \(days) ngày: khuevan password"
                : "Mật khẩu hết hạn ngày \(end.text): khuevan password")
    }
}

extension Session {
    /// What has to be done before anything else, as a sentence.
    var duty: Bilingual? {
        switch must {
        case nil: nil
        case "set-password":
            Bilingual(
                en: "The password must be changed before anything else: khuevan password",
                vi: "Phải đổi mật khẩu trước khi làm việc khác: khuevan password")
        case "enrol-second-factor":
            Bilingual(
                en: "A second factor must be set up before anything else: khuevan second-factor",
                vi: "Phải thiết lập yếu tố thứ hai trước khi làm việc khác: khuevan second-factor")
        case let other?:
            Bilingual(
                en: "Before anything else Identity wants: \(other.printable)",
                vi: "Trước khi làm việc khác, dịch vụ định danh yêu cầu: \(other.printable)")
        }
    }
}
