import Messaging
import Wire

/// Says why a verb failed and what to do next.
struct Excuse {
    let failure: Failure
    let language: Language
    let terminal: Terminal
    let isJSON: Bool

    init(_ failure: Failure, language: Language, terminal: Terminal, isJSON: Bool) {
        self.failure = failure
        self.language = language
        self.terminal = terminal
        self.isJSON = isJSON
    }

    func tell(of verb: (any Verb.Type)?) -> Ending {
        switch failure {
        case .refused(let problem):
            if isJSON {
                terminal.print(String(decoding: WireEncoder.encode(problem), as: UTF8.self))
            } else {
                terminal.complain(text(of: problem))
            }
        case .usage(let sentence):
            complain(sentence)
            guard !isJSON else { break }
            let help = verb.map { "khuevan help \($0.name)" } ?? "khuevan help"
            terminal.complain(language(en: "see: \(help)", vi: "xem: \(help)"))
        case .failed(let sentence): complain(sentence)
        case .unreachable(let error): complain(Self.sentence(error))
        }
        return failure.status
    }

    private func complain(_ sentence: Bilingual) {
        if isJSON {
            terminal.print(
                JSON.object([Member("error", ["en": .string(sentence.en), "vi": .string(sentence.vi)])]).text)
        } else {
            terminal.complain("khuevan: \(language(sentence))")
        }
    }

    /// Title, detail and every violation with its pointer.
    func text(of problem: Problem) -> String {
        let title = terminal.paintComplaint(language(problem.title), .red)
        var text = "\(title): \(language(problem.detail).printable)\n"
        for violation in problem.errors {
            let sentence = language(en: violation.detail, vi: violation.detailVi).printable
            text += "  \(violation.pointer.isEmpty ? "/" : violation.pointer.printable)  \(sentence)\n"
        }
        if problem.code == .unauthenticated {
            text +=
                language(
                    en: "sign in: khuevan sign-in NAME", vi: "hãy đăng nhập: khuevan sign-in TÊN") + "\n"
        }
        return text
    }

    static func sentence(_ error: ClientError) -> Bilingual {
        switch error {
        case .unreachable(let reason):
            Bilingual(
                en:
                    "the suite cannot be reached: \(reason). Is the broker running, and the service? See: khuevan health",
                vi: "không liên lạc được với hệ thống: \(reason). Máy chủ thông điệp và dịch vụ đã chạy chưa? Xem: "
                    + "khuevan health")
        case .notAdmitted(let reason):
            Bilingual(
                en: "the broker does not admit this user: \(reason). Check the name and password in KHUEVAN_BROKER",
                vi: "máy chủ thông điệp không nhận người dùng này: \(reason). Hãy kiểm tra tên và mật khẩu trong "
                    + "KHUEVAN_BROKER")
        case .notAnAddress(let reason):
            Bilingual(
                en: "KHUEVAN_BROKER or --broker is not an address: \(reason)",
                vi: "KHUEVAN_BROKER hoặc --broker không phải địa chỉ: \(reason)")
        }
    }
}
