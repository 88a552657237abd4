import CPlatform
import Glibc

/// What the process was told from outside, read once.
public struct Environment: Sendable, Equatable {
    public var variables: [String: String]
    public var processID: Int32
    public var hostName: String

    public init(variables: [String: String], processID: Int32 = 0, hostName: String = "localhost") {
        self.variables = variables
        self.processID = processID
        self.hostName = hostName
    }

    public subscript(_ name: String) -> String? { variables[name] }

    /// A snapshot of now.
    ///
    /// The first of two variables of one name wins, as it does for `getenv`.
    public static func current() -> Environment {
        var variables: [String: String] = [:]
        if var next = unsafe cplatform_environment() {
            while let entry = unsafe next.pointee {
                let text = unsafe String(cString: entry)
                if let equals = text.firstIndex(of: "=") {
                    let name = String(text[..<equals])
                    if variables[name] == nil { variables[name] = String(text[text.index(after: equals)...]) }
                }
                unsafe next += 1
            }
        }
        return Environment(variables: variables, processID: getpid(), hostName: machineName())
    }

    private static func machineName() -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
