import AMQP
import CFloor
import Glibc

/// The C floor, as Swift calls it; the only file here that hands out pointers.
struct Floor {
    let broker: Broker

    func relay(_ path: String, exchange: String, events: Int) throws(BenchmarkError) -> Rate {
        unsafe try measure { unsafe floor_relay($0, path, exchange, events) }
    }

    func ingest(_ path: String, queue: String, events: Int) throws(BenchmarkError) -> Rate {
        unsafe try measure { unsafe floor_ingest($0, path, queue, events) }
    }

    func roundTrips(
        _ path: String, queue: String, body: [UInt8], count: Int, inFlight: Int
    ) throws(BenchmarkError) -> Rate {
        unsafe try measure { unsafe floor_round_trips($0, path, queue, body, body.count, count, Int32(inFlight)) }
    }

    private func measure(_ body: (floor_broker) -> floor_result) throws(BenchmarkError) -> Rate {
        guard let endpoint = broker.endpoints.first else { throw BenchmarkError("the broker's address names no host") }
        var result = unsafe endpoint.host.withCString { host in
            unsafe broker.user.withCString { user in
                unsafe broker.password.withCString { password in
                    unsafe body(
                        floor_broker(host: host, port: Int32(endpoint.port), user: user, password: password))
                }
            }
        }
        guard result.code == 0 else {
            throw unsafe BenchmarkError("the C floor: \(String(cString: floor_text(&result)))")
        }
        return Rate(events: result.events, seconds: result.seconds)
    }
}

/// Other programs, run by the C target since we have no Foundation.
enum Shell {
    /// Runs a script in bash to its end; gives the first line it printed.
    @discardableResult
    static func run(_ script: String) throws(BenchmarkError) -> String {
        var line = [CChar](repeating: 0, count: 4096)
        let status = unsafe floor_shell("exec bash -c \(quoted(script))", &line, line.count)
        let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        guard status == 0 else { throw BenchmarkError("a script ended with \(status): \(script)") }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// Starts a program with that environment alone; gives its process id.
    static func start(_ program: String, _ environment: [String: String], log: String) throws(BenchmarkError) -> Int32 {
        var strings: [UnsafePointer<CChar>?] = unsafe environment.map { name, value in
            unsafe UnsafePointer(strdup("\(name)=\(value)"))
        }
        unsafe strings.append(nil)
        defer { unsafe strings.forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) } }
        let process = unsafe floor_start(program, strings, log)
        guard process > 0 else { throw BenchmarkError("cannot start \(program)") }
        return process
    }

    static func end(_ process: Int32) throws(BenchmarkError) {
        let status = floor_end(process)
        guard status == 0 else { throw BenchmarkError("process \(process) ended with \(status)") }
    }
}

/// Why there is no figure.
struct BenchmarkError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
