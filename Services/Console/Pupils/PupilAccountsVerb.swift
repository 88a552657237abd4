import Messaging
import Platform
import Vocabulary
import Wire

/// Gives the pupils of a class accounts, or new passwords, and prints a slip for each (QĐ 513/2024 Đ19.4).
enum PupilAccountsVerb: Verb {
    static let name = "pupil-accounts"
    static let summary = Bilingual(
        en: "give a class's pupils accounts or new passwords, with a slip for each",
        vi: "cấp tài khoản hoặc mật khẩu mới cho học sinh một lớp, kèm phiếu cho từng em")
    static let forms = [
        "list CLASS", "open CLASS --to FILE [--pupil CODE]", "reset CLASS --reason TEXT --to FILE [--pupil CODE]",
    ]
    static let options = [
        Option("to", "FILE", en: "write the slips to this new file", vi: "ghi các phiếu vào tệp mới này"),
        Option(
            "pupil", "CODE", en: "this pupil only, by the code in use; may be repeated",
            vi: "chỉ học sinh này, theo mã đang dùng; có thể ghi nhiều lần", mayRepeat: true),
        Option("reason", "TEXT", en: "reset: why", vi: "reset: lí do"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        try run(call) { () throws(Failure) in try call.sender() }
    }

    static func run(_ call: Call, _ sender: () throws(Failure) -> any Sender) throws(Failure) -> Ending {
        let words = try call.words(2...2)
        guard let schoolClass = ClassID(words[1]) else { throw .usage(ClassID.complaint.about("CLASS")) }
        switch words[0] {
        case "list": return try list(schoolClass, call, try sender())
        case "open":
            let path = try path(call)
            return try give(.open, schoolClass, path, call, try sender())
        case "reset":
            let (path, reason) = (try path(call), try call.reason())
            return try give(.reset(reason: reason), schoolClass, path, call, try sender())
        default:
            throw .usage(
                en: "pupil-accounts can list, open and reset", vi: "pupil-accounts có list, open và reset")
        }
    }

    /// What is to be done to the accounts.
    private enum Deed {
        case open
        case reset(reason: String)

        /// The bulk command, and its item for a pupil; nothing for whom there is nothing to do.
        var command: String {
            switch self {
            case .open: "identity.open-pupil-account-many"
            case .reset: "identity.reset-password-many"
            }
        }

        func item(for entry: PupilEntry) -> JSON? {
            switch self {
            case .open: entry.account == nil ? ["pupil": .string(entry.pupil)] : nil
            case .reset(let reason):
                entry.account.map { ["account": .string($0), "reason": .string(reason)] }
            }
        }

        /// Where there is nobody to do it for.
        var nobody: Bilingual {
            switch self {
            case .open:
                Bilingual(
                    en: "Nobody here is without an account; a new password comes with `reset`.",
                    vi: "Không còn học sinh nào chưa có tài khoản; muốn cấp mật khẩu mới hãy dùng `reset`.")
            case .reset:
                Bilingual(
                    en: "Nobody here has an account yet; `open` gives one.",
                    vi: "Chưa học sinh nào có tài khoản; hãy cấp bằng `open`.")
            }
        }
    }

    /// Slips that nobody has printed yet are not written over.
    private static func path(_ call: Call) throws(Failure) -> String {
        guard let path = call.options["to"] else {
            throw .usage(en: "where to? Say --to FILE", vi: "ghi vào đâu? Ghi --to TỆP")
        }
        guard !Files.exists(path) else {
            throw .failed(
                en: "\(path) is there already, and may hold slips that nobody has printed; name another file",
                vi: "\(path) đã có, có thể chứa các phiếu chưa in; hãy chọn tệp khác")
        }
        return path
    }

    /// Passwords are told once: that they can be written down is made sure of before they are made.
    private static func probe(_ path: String, _ call: Call) throws(Failure) {
        try call.write("", to: path, mode: 0o600)
        do throws(FileError) { try Files.remove(path) } catch { throw .because(error) }
    }

    private static func entries(
        of schoolClass: ClassID, _ sender: any Sender
    ) throws(Failure) -> (answer: JSON, entries: [PupilEntry]) {
        let answer = try sender.ask("identity.pupil-accounts", ["schoolClass": .string(schoolClass.text)])
        guard let items = answer["items"]?.array else { throw .notUnderstood("identity") }
        let entries = items.compactMap(PupilEntry.init)
        guard entries.count == items.count else { throw .notUnderstood("identity") }
        return (answer, entries.sorted { $0.order.lexicographicallyPrecedes($1.order) })
    }

    private static func list(
        _ schoolClass: ClassID, _ call: Call, _ sender: any Sender
    ) throws(Failure) -> Ending {
        let (answer, entries) = try entries(of: schoolClass, sender)
        if call.isJSON {
            call.terminal.print(answer.prettyText)
            return .done
        }
        var table = TextTable(
            call.language(
                en: "pupil,name,account,status,last sign-in", vi: "mã,họ tên,tài khoản,tình trạng,đăng nhập gần nhất"
            ).split(separator: ",").map(String.init))
        for entry in entries {
            table.add([entry.pupil, entry.name, entry.account ?? "", entry.status ?? "", entry.lastSignIn ?? ""])
        }
        call.terminal.print(table.text { call.terminal.paint($0, .bold) })
        return .done
    }

    private static func give(
        _ deed: Deed, _ schoolClass: ClassID, _ path: String, _ call: Call, _ sender: any Sender
    ) throws(Failure) -> Ending {
        let wanted = Set(call.options.all("pupil"))
        let entries = try entries(of: schoolClass, sender).entries.filter {
            wanted.isEmpty || wanted.contains($0.pupil)
        }
        if let stranger = wanted.subtracting(entries.map(\.pupil)).sorted().first {
            throw .failed(
                en: "\(stranger) is not in class \(schoolClass.code) today",
                vi: "\(stranger) hôm nay không học lớp \(schoolClass.code)")
        }
        // With a slip for it nobody could sign in, and who is without an account is another question.
        let suspended = entries.filter(\.isSuspended)
        for entry in suspended { complain(of: entry, call) }
        let items = entries.filter { !$0.isSuspended }.compactMap { entry in
            deed.item(for: entry).map { (entry, $0) }
        }
        guard !items.isEmpty else {
            if call.isJSON {
                call.terminal.print(#"{"slips":0,"refused":\#(suspended.count)}"#)
            } else if suspended.isEmpty {
                call.terminal.print(call.language(deed.nobody))
            }
            return suspended.isEmpty ? .done : .refused
        }
        try probe(path, call)
        let answer = try sender.command(deed.command, ["items": .array(items.map(\.1))])
        guard let answers = answer["items"]?.array, answers.count == items.count else {
            throw .notUnderstood("identity")
        }
        var slips: [SlipSheet.Slip] = []
        var refused = suspended.count
        for ((entry, _), one) in zip(items, answers) {
            if let password = one["done"]?["password"]?.string, let account = one["done"]?["account"]?.string {
                slips.append(SlipSheet.Slip(name: entry.name, account: account, password: password))
            } else if let problem = one["refused"], !problem.isNull {
                refused += 1
                let language = call.language
                let sentence = language(
                    en: problem["detail"]?.string ?? "", vi: problem["detailVi"]?.string ?? "")
                call.terminal.complain("\(entry.pupil) \(entry.name): \(sentence)".printable)
            }
        }
        do throws(Failure) {
            try call.write(
                SlipSheet(schoolClass: schoolClass, slips: slips, made: call.now).text, to: path, mode: 0o600)
        } catch {
            throw .failed(
                en: "\(path) cannot be written, and the passwords stand nowhere else; make new ones with "
                    + "pupil-accounts reset",
                vi: "không ghi được \(path) và mật khẩu không lưu ở nơi nào khác; hãy cấp lại bằng "
                    + "pupil-accounts reset")
        }
        say(slips.count, refused, path, call)
        return refused == 0 ? .done : .refused
    }

    private static func complain(of entry: PupilEntry, _ call: Call) {
        let account = entry.account ?? ""
        let language = call.language
        let sentence = language(
            en: "the account \(account) is suspended; let its holder in again first: "
                + "khuevan send identity.reinstate-account '{\"account\":\"\(account)\",\"reason\":\"…\"}'",
            vi: "tài khoản \(account) đang tạm ngưng; hãy mở lại trước: "
                + "khuevan send identity.reinstate-account '{\"account\":\"\(account)\",\"reason\":\"…\"}'")
        call.terminal.complain("\(entry.pupil) \(entry.name): \(sentence)".printable)
    }

    private static func say(_ slips: Int, _ refused: Int, _ path: String, _ call: Call) {
        if call.isJSON {
            call.terminal.print(
                JSON.object([
                    Member("file", .string(path)), Member("slips", .integer(Int64(slips))),
                    Member("refused", .integer(Int64(refused))),
                ]).text)
            return
        }
        call.terminal.print(
            call.language(
                en: "\(slips) slips are in \(path). The passwords stand nowhere else: print it, hand out the slips, "
                    + "and delete it.",
                vi: "Đã ghi \(slips) phiếu vào \(path). Mật khẩu không lưu ở nơi nào khác: hãy in, phát cho học sinh "
                    + "rồi xoá tệp."))
    }
}

/// A pupil of the class, as Identity lists him.
private struct PupilEntry {
    var pupil: String
    var name: String
    var account: String?
    var status: String?
    var lastSignIn: String?
    /// As class lists are ordered.
    var order: [UInt8]

    var isSuspended: Bool { status == "suspended" }

    init?(_ json: JSON) {
        guard let pupil = json["pupil"]?.string, let name = json["name"]?.string else { return nil }
        (self.pupil, self.name) = (pupil, name)
        account = json["account"]?.string
        status = json["status"]?.string
        lastSignIn = json["lastSignIn"]?.string
        order = Vietnamese.sortKey(name) + Array(pupil.utf8)
    }
}
