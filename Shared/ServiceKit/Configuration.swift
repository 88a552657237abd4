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
/// | `log` | least severity that is logged: debug, notice, warning, error | `notice` |
///
/// A key `KEY-file` reads the value of `KEY` from a file, for secrets that containers mount.
public struct Configuration: Sendable {
    public var broker: Broker
    public var data: String
    public var site: String
    public var logSeverity: String
    /// Keys of one service.
    private var others: [String: String]

    public subscript(_ key: String) -> String? { others[key] }

    public static let common = [
        Setting("broker", "address of the broker, amqp://user:password@host:port/vhost", isRequired: true),
        Setting("data", "directory of the store", isRequired: true),
        Setting("site", "name of this installation in the source of events", standard: "local"),
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
            if let value = environment[setting.variable] { values[setting.key] = value }
            if let path = environment[setting.variable + "_FILE"] ?? values[setting.key + "-file"] {
                do throws(FileError) {
                    values[setting.key] = try Files.readText(path).split(separator: "\n").first.map(String.init) ?? ""
                } catch { complaints.append("\(setting.key)-file: \(error)") }
            }
            if values[setting.key] == nil { values[setting.key] = setting.standard }
            if setting.isRequired && values[setting.key] == nil {
                complaints.append("\(setting.key) is missing: \(setting.meaning) (set \(setting.variable))")
            }
        }
        var broker: Broker?
        if let address = values["broker"] {
            do throws(BrokerAddressError) { broker = try Broker(address: address) } catch { complaints.append("broker: \(error)") }
        }
        let site = values["site"] ?? ""
        if EventSource(site: site, service: "pupils") == nil { complaints.append("site: \(site) is not a plain name") }
        let log = values["log"] ?? ""
        if !["debug", "notice", "warning", "error"].contains(log) {
            complaints.append("log: \(log) is none of debug, notice, warning, error")
        }
        guard complaints.isEmpty, let broker, let data = values["data"] else {
            return .failure(ConfigurationError(complaints: complaints))
        }
        return .success(Configuration(broker: broker, data: data, site: site, logSeverity: log, others: values))
    }

    private static func parse(
        _ text: String, into values: inout [String: String], known settings: [Setting], _ file: String,
        _ complaints: inout [String]
    ) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmed
            guard !line.isEmpty, line.first != "#" else { continue }
            let parts = line.split(separator: "=", maxSplits: 1)
            let key = parts.first.map { $0.trimmed } ?? ""
            guard parts.count == 2, settings.contains(where: { $0.key == key || "\($0.key)-file" == key }) else {
                complaints.append("\(file), line \(number + 1): expected a known key, =, and a value")
                continue
            }
            values[key] = parts[1].trimmed
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
        guard let first = firstIndex(where: { !blank.contains($0) }), let last = lastIndex(where: { !blank.contains($0) })
        else { return "" }
        return String(self[first...last])
    }
}
