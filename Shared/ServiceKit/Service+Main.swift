import Glibc
import Messaging
import Platform
import SQLite
import Vocabulary
import Wire

/// The version of the suite; one for all its programs.
public let suiteVersion = "0.1.0"

extension Service {
    static var program: String { "khuevan-\(context.rawValue)" }

    /// Runs the service, or answers one question about it: `--help` lists which.
    public static func main() {
        ProcessMemory.keepSmall()
        let termination = Termination()
        var arguments = CommandLine.arguments.dropFirst()
        var file: String?
        if let index = arguments.firstIndex(of: "--config"), index + 1 < arguments.endIndex {
            file = arguments[index + 1]
            arguments.removeSubrange(index...index + 1)
        }
        switch arguments.first {
        case nil: exit(with: withConfiguration(file) { run(with: $0, until: termination) })
        case "--help": say(help)
        case "--version": say("\(program) \(suiteVersion)")
        case "--describe": say(description.prettyText)
        case "--check-config":
            exit(
                with: withConfiguration(file) {
                    say("\($0.broker)\n\($0.data)/\(context.rawValue).sqlite"); return 0
                })
        case "--migrate": exit(with: withConfiguration(file) { migrate(with: $0) })
        case "--health": exit(with: withConfiguration(file) { askHealth(with: $0) })
        case let option? where tools.contains { $0.option == option }:
            let rest = Array(arguments.dropFirst())
            exit(with: withConfiguration(file) { run(option, rest, with: $0) })
        case let unknown?:
            complain("\(program): \(unknown) is not known; see \(program) --help")
            exit(with: 2)
        }
    }

    private static var help: String {
        var text = """
            \(program): \(summary.en)
            \(String(repeating: " ", count: program.count))  \(summary.vi)

            usage: \(program) [--config FILE] [--help | --version | --describe | --check-config | --migrate | --health]
            \(tools.map { "       \(program) [--config FILE] \($0.option) \($0.usage)\n           \($0.meaning.en)\n" }.joined())

            Settings, in FILE as `key = value` or in the environment:

            """
        for setting in Configuration.common + settings {
            text += "  \(setting.key) (\(setting.variable)): \(setting.meaning)"
            text += setting.standard.map { "; \($0) if not said" } ?? (setting.isRequired ? "; required" : "")
            text += "\n"
        }
        return text + "\nA secret may be in a file: KHUEVAN_BROKER_FILE=PATH, or broker-file = PATH."
    }

    private static func withConfiguration(_ file: String?, _ body: (Configuration) -> Int32) -> Int32 {
        let environment = Environment.current()
        let path = file ?? environment["KHUEVAN_CONFIG"]
        switch Configuration.read(Configuration.common + settings, file: path, environment: environment) {
        case .success(let configuration): return body(configuration)
        case .failure(let error):
            complain("\(program): the configuration is not usable\n\(error)")
            return 2
        }
    }

    private static func migrate(with configuration: Configuration) -> Int32 {
        do {
            let lock = try StoreLock.take(in: configuration.data, for: context.rawValue, waiting: nil)
            defer { lock?.release() }
            guard lock != nil else {
                complain("\(program): the store is in use; stop the service first")
                return 1
            }
            var database = try openStore(configuration)
            say("\(try database.migrate(allMigrations)) migration(s) applied")
            return 0
        } catch {
            complain("\(program): \(error)")
            return 1
        }
    }

    /// Runs a tool on the store, which must be at rest.
    private static func run(_ option: String, _ arguments: [String], with configuration: Configuration) -> Int32 {
        do {
            let lock = try StoreLock.take(in: configuration.data, for: context.rawValue, waiting: nil)
            defer { lock?.release() }
            guard lock != nil, let tool = tools.first(where: { $0.option == option }) else {
                complain("\(program): the store is in use; stop the service first")
                return 1
            }
            return try tool.run(
                Tool.Task(
                    configuration: configuration, arguments: arguments, store: storePath(configuration), say: say))
        } catch {
            complain("\(program): \(error)")
            return 1
        }
    }

    private static func askHealth(with configuration: Configuration) -> Int32 {
        var client = Client(configuration.broker, name: "\(program) --health")
        client.patienceMilliseconds = 5_000
        let request = Client.Request(
            .query, "\(context.rawValue).health", Array("{}".utf8),
            id: MessageID.Source().make(now: Clock.system.now()))
        do throws(ClientError) {
            guard case .done(let result, _) = try client.send(request) else { return 1 }
            say(result.prettyText)
            return result["status"]?.string == "unhealthy" ? 1 : 0
        } catch {
            complain("\(program): \(error)")
            return 3
        }
    }

    /// Opens the store to write it, making it for its owner's eyes alone: SQLite by itself would let everybody read it,
    /// and gives its log the mode of the file (<https://www.sqlite.org/wal.html>).
    static func openStore(_ configuration: Configuration) throws -> Database {
        let path = storePath(configuration)
        if !Files.exists(path) { try Files.append([], to: path, mode: 0o600) }
        return try Database.open(path)
    }

    static func storePath(_ configuration: Configuration) -> String {
        "\(configuration.data)/\(context.rawValue).sqlite"
    }

    private static func say(_ text: String) { _ = Output.standard.writeLine(text) }
    static func complain(_ text: String) { _ = Output.error.writeLine(text) }
    private static func exit(with status: Int32) { Glibc.exit(status) }
}
