import Vocabulary
import Wire

/// Somebody who may log in to the broker.
struct BrokerUser: Equatable {
    enum Kind: Equatable {
        case service(Context)
        case console
        /// Publishes about these schools for another vendor's system.
        case integrator(schools: [String])
        /// Another installation's broker, which fetches what concerns these schools of its own.
        case neighbour(schools: [String])
    }

    var name: String
    var kind: Kind
    var password: String

    /// What a user may do, as RabbitMQ's regular expressions; an empty one allows nothing.
    struct Rights: Equatable {
        var configure = ""
        var write = ""
        var read = ""
        var topicWrite = ""
        var topicRead = ""
    }

    var rights: Rights {
        switch kind {
        case .service(let service):
            Rights(
                write: #"^(khuevan\.commands|khuevan\.events|khuevan\.rejections|amq\.default)$"#,
                read: #"^\#(service.rawValue)\.(commands|events|queries|dead|rebuild)$"#,
                topicWrite: #"^[0-9A-Z]{20}\.\#(service.rawValue)\."#)
        case .console:
            Rights(
                configure: #"^khuevan\.tap\..*$"#, write: #"^(khuevan\.commands|khuevan\.queries|khuevan\.tap\..*)$"#,
                read: #"^(khuevan\.tap\..*|khuevan\.events)$"#, topicRead: ".*")
        case .integrator(let schools):
            Rights(
                write: #"^khuevan\.events$"#, read: #"^\#(Self.quoted(name))\.rejections$"#,
                topicWrite: #"^(\#(schools.joined(separator: "|")))\.(pupils|staff|assessment|campus)\."#)
        case .neighbour(let schools):
            // A federation link keeps a queue and an exchange of its own here, and binds them to what it may read.
            Rights(
                configure: Self.link, write: Self.link,
                read: #"^(khuevan\.events|federation: khuevan\.events -> .*)$"#,
                topicRead: #"^(\#(schools.joined(separator: "|")))\.pupils\.transfer(-release)?\."#)
        }
    }

    private static let link = #"^federation: khuevan\.events -> .*$"#

    /// Reads a users file: `pupils=…`, `console=…`, `integrator:NAME:SCHOOL[,SCHOOL…]=…`,
    /// `neighbour:NAME:SCHOOL[,SCHOOL…]=…`; `#` begins a comment.
    static func read(_ text: String) throws(Failure) -> [BrokerUser] {
        var users: [BrokerUser] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.isEmpty, line.first != "#" else { continue }
            guard let equals = line.firstIndex(of: "="),
                let user = read(String(line[..<equals]), password: String(line[line.index(after: equals)...]))
            else {
                throw .failed(
                    en: "line \(index + 1) of the users file must be SERVICE=PASSWORD, console=PASSWORD, "
                        + "integrator:NAME:SCHOOL=PASSWORD or neighbour:NAME:SCHOOL=PASSWORD",
                    vi: "dòng \(index + 1) của tệp người dùng phải là DỊCH-VỤ=MẬT-KHẨU, console=MẬT-KHẨU, "
                        + "integrator:TÊN:TRƯỜNG=MẬT-KHẨU hoặc neighbour:TÊN:TRƯỜNG=MẬT-KHẨU")
            }
            guard !users.contains(where: { $0.name == user.name }) else {
                throw .failed(
                    en: "\(user.name) is named twice in the users file", vi: "tệp người dùng ghi \(user.name) hai lần")
            }
            users.append(user)
        }
        return users
    }

    private static func read(_ who: String, password: String) -> BrokerUser? {
        guard !password.isEmpty else { return nil }
        if who == "console" { return BrokerUser(name: who, kind: .console, password: password) }
        if let service = Context(rawValue: who) {
            return BrokerUser(name: who, kind: .service(service), password: password)
        }
        let parts = who.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, ["integrator", "neighbour"].contains(parts[0]), let name = IntegratorName(parts[1]),
            name.text != "console", Context(rawValue: name.text) == nil
        else { return nil }
        let schools = parts[2].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard schools.allSatisfy({ UnitCode($0) != nil }) else { return nil }
        let kind: Kind = parts[0] == "integrator" ? .integrator(schools: schools) : .neighbour(schools: schools)
        return BrokerUser(name: name.text, kind: kind, password: password)
    }

    /// A name as a regular expression: the only special character names have is the point.
    private static func quoted(_ name: String) -> String { name.split(separator: ".").joined(separator: #"\."#) }
}
