public import Access
public import AMQP
public import Platform
import Vocabulary
import Wire

/// What an operator says to a service, from a file and the environment; the environment wins.
///
/// | key | meaning | standard |
/// | --- | --- | --- |
/// | `broker` | `amqp://user:password@host:port/vhost`, `amqps://…`; several hosts with commas | required |
/// | `data` | directory of the store | required |
/// | `site` | name of this installation in the events' `source` | `local` |
/// | `policy` | file that says who may do what | the one shipped with the suite |
/// | `log` | least severity that is logged: debug, notice, warning, error | `notice` |
///
/// A key `KEY-file` reads the value of `KEY` from a file, for secrets that containers mount. An empty variable says
/// nothing.
public struct Configuration: Sendable, CustomStringConvertible, CustomReflectable {
    public var broker: Broker
    public var data: String
    public var site: String
    public var logSeverity: String
    public var policy: Policy
    /// Keys of one service.
    private var others: [String: String]

    public subscript(_ key: String) -> String? { others[key] }

    /// Where the broker and the store are, and no secret.
    public var description: String { "\(broker), store in \(data), site \(site), log \(logSeverity)" }

    /// The keys of a service may be secrets; a mirror would show them.
    public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }

    public static let common = [
        Setting("broker", "address of the broker, amqp://user:password@host:port/vhost", isRequired: true),
        Setting("data", "directory of the store", isRequired: true),
        Setting("site", "name of this installation in the source of events", standard: "local"),
        Setting("policy", "file that says who may do what; the policy shipped with the suite if not said"),
        Setting("log", "least severity that is logged: debug, notice, warning, error", standard: "notice"),
    ]

    /// Reads and checks everything; says all that is wrong at once.
    public static func read(
        _ settings: [Setting], file: String?, environment: Environment
    ) -> Result<Configuration, ConfigurationError> {
        var complaints: [String] = []
        var values: [String: String] = [:]
        if let file {
            do throws(FileError) {
                parse(try Files.readText(file), into: &values, known: settings, file, &complaints)
            } catch { complaints.append("\(error)") }
        }
        for setting in settings {
            let stated = statement(of: setting, in: values, environment)
            do throws(FileError) {
                values[setting.key] = try stated.map(read) ?? setting.standard
            } catch { complaints.append("\(setting.key)-file: \(error)") }
            if setting.isRequired && stated == nil {
                complaints.append("\(setting.key) is missing: \(setting.meaning) (set \(setting.variable))")
            }
        }
        var broker: Broker?
        if let address = values["broker"] {
            do throws(BrokerAddressError) { broker = try Broker(address: address) } catch {
                complaints.append("broker: \(error)")
            }
        }
        let site = values["site"] ?? ""
        if EventSource(site: site, service: "pupils") == nil { complaints.append("site: \(site) is not a plain name") }
        let log = values["log"] ?? ""
        if !["debug", "notice", "warning", "error"].contains(log) {
            complaints.append("log: \(log) is none of debug, notice, warning, error")
        }
        let policy = policy(values["policy"], &complaints)
        guard complaints.isEmpty, let broker, let data = values["data"] else {
            return .failure(ConfigurationError(complaints: complaints))
        }
        return .success(
            Configuration(broker: broker, data: data, site: site, logSeverity: log, policy: policy, others: values))
    }

    private static func policy(_ path: String?, _ complaints: inout [String]) -> Policy {
        guard let path else { return .standard }
        do throws(FileError) {
            switch Policy.read(try Files.read(path)) {
            case .success(let policy): return policy
            case .failure(let violations): complaints += violations.all.map { "policy: \($0.pointer): \($0.detail)" }
            }
        } catch { complaints.append("policy: \(error)") }
        return .standard
    }

    /// Where a value is said: itself, or the file that holds it.
    private enum Statement {
        case value(String)
        case file(String)
    }

    /// What is said of a setting; the environment, in either way, before the file.
    private static func statement(
        of setting: Setting, in values: [String: String], _ environment: Environment
    ) -> Statement? {
        if let value = environment[setting.variable], !value.isEmpty { return .value(value) }
        if let path = environment[setting.variable + "_FILE"], !path.isEmpty { return .file(path) }
        if let value = values[setting.key] { return .value(value) }
        return values[setting.key + "-file"].map { .file($0) }
    }

    private static func read(_ statement: Statement) throws(FileError) -> String {
        switch statement {
        case .value(let value): value
        case .file(let path): try Files.readText(path).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        }
    }

    private static func parse(
        _ text: String, into values: inout [String: String], known settings: [Setting], _ file: String,
        _ complaints: inout [String]
    ) {
        // By `isNewline`, for a file from Windows: "\r\n" is one character and not equal to "\n".
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmed
            guard !line.isEmpty, line.first != "#" else { continue }
            let parts = line.split(separator: "=", maxSplits: 1)
            let key = parts.first.map { $0.trimmed } ?? ""
            guard parts.count == 2, settings.contains(where: { $0.key == key || "\($0.key)-file" == key }) else {
                complaints.append("\(file), line \(number + 1): expected a known key, =, and a value")
                continue
            }
            if values.updateValue(parts[1].trimmed, forKey: key) != nil {
                complaints.append("\(file), line \(number + 1): \(key) is said a second time")
            }
        }
    }
}

/// Everything that is wrong with a configuration.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    public var complaints: [String]

    public init(complaints: [String]) { self.complaints = complaints }

    public var description: String { complaints.joined(separator: "\n") }
}

extension Substring {
    fileprivate var trimmed: String {
        let blank: Set<Character> = [" ", "\t", "\r"]
        guard let first = firstIndex(where: { !blank.contains($0) }) else { return "" }
        let last = lastIndex { !blank.contains($0) } ?? first
        return String(self[first...last])
    }
}
