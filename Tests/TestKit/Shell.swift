import Glibc
import Platform

/// Runs bash, for tests that need whole processes.
public enum Shell {
    /// How a script ended, and what it said.
    public struct Ending: Sendable {
        public var status: Int32
        public var output: String
        public var errors: String
    }

    /// Runs a script from the project's root and waits for its end.
    public static func run(_ script: String, environment: [String: String] = [:]) throws -> Ending {
        let scratch = try TemporaryDirectory()
        let output = "\(scratch.path)/output"
        let errors = "\(scratch.path)/errors"
        var variables = Environment.current().variables
        for (name, value) in environment { variables[name] = value }
        let whole = "cd '\(root)' && exec >'\(output)' 2>'\(errors)'; \(script)"
        var process = pid_t()
        let arguments = ["bash", "-c", whole]
        let spawned = unsafe withStrings(arguments) { arguments in
            unsafe withStrings(variables.map { "\($0.key)=\($0.value)" }) { variables in
                unsafe posix_spawnp(&process, "bash", nil, nil, arguments, variables)
            }
        }
        guard spawned == 0 else { throw FileError("run", "bash", code: spawned) }
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Ending(
            status: (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
            output: try Files.readText(output), errors: try Files.readText(errors))
    }

    /// The project's root: three levels above this file.
    public static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

    private static func withStrings<R>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        var pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.indices.forEach { unsafe free(pointers[$0]) } }
        return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("the list ends with nil: not empty") }
            return unsafe body(start)
        }
    }
}
