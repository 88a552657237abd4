import CPlatform
import Glibc

/// Another program, run to its end.
public enum Program {
    /// How it ended.
    public enum Ending: Sendable, Equatable {
        case exited(Int32)
        case killed(signal: Int32)
        /// It took longer than it may, and was killed.
        case overran
    }

    /// Runs a program found by `PATH`, with a file as its standard input, and waits for its end.
    ///
    /// - Parameters:
    ///   - arguments: the program's name and what it is given.
    ///   - input: a file that it may read; what it prints goes where ours goes.
    ///   - additions: variables beside those of this process.
    ///   - limit: milliseconds after which it is killed.
    /// - Returns: how it ended.
    /// - Throws: what the system says where it cannot be started.
    public static func run(
        _ arguments: [String], input: String, adding additions: [String: String] = [:], limit: Int64
    ) throws(FileError) -> Ending {
        guard let name = arguments.first else { throw FileError("run", "", code: EINVAL) }
        var variables = Environment.current().variables
        for (name, value) in additions { variables[name] = value }
        let process = try start(name, arguments, variables.map { "\($0.key)=\($0.value)" }, input: input)
        let deadline = Clock.monotonicMilliseconds() + limit
        let nothing = Wake()
        var status: Int32 = 0
        while true {
            let ended = unsafe waitpid(process, &status, WNOHANG)
            if ended == process { break }
            if ended < 0 && errno != EINTR { throw FileError("wait for", name) }
            guard Clock.monotonicMilliseconds() < deadline else {
                kill(process, SIGKILL)
                while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
                return .overran
            }
            _ = nothing.wait(milliseconds: 10)
        }
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
    }

    private static func start(
        _ name: String, _ arguments: [String], _ variables: [String], input: String
    ) throws(FileError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        // Signals that we hold back for ourselves must reach it.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process = pid_t()
        let code = unsafe withStrings(arguments) { arguments in
            unsafe withStrings(variables) { variables in
                unsafe posix_spawnp(&process, name, &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw FileError("run", name, code: code) }
        return process
    }

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
