public import AMQP
import Glibc

/// Publishes with confirms over a socket of its own, frame by frame, so that it can say what no client library would.
///
/// It speaks just enough of AMQP 0-9-1 for that; one thread uses it at a time.
public final class RawPublisher {
    /// Why nothing more can be published here.
    public enum Failure: Error, CustomStringConvertible {
        /// The broker closed channel or connection.
        case closed(code: UInt16, text: String)
        case broken(String)

        public var description: String {
            switch self {
            case .closed(let code, let text): "closed by the broker (\(code)): \(text)"
            case .broken(let reason): reason
            }
        }
    }

    private let socket: Int32
    private var input: [UInt8] = []
    private var output: [UInt8] = []
    private var lastTag: UInt64 = 0
    private var unsettled: [UInt64: Int] = [:]
    private var rejected: [Int] = []
    /// Messages that no queue wanted.
    public private(set) var returned = 0

    /// Logs in, opens a channel and asks for confirms.
    public init(_ broker: Broker) throws {
        guard let endpoint = broker.endpoints.first else { throw Failure.broken("the address names no host") }
        socket = try Self.connect(port: UInt16(clamping: endpoint.port))
        output += Array("AMQP".utf8) + [0, 0, 9, 1]
        try expect(10, 10)
        let capabilities: [(name: [UInt8], value: RawField)] = ["publisher_confirms", "basic.nack"].map {
            (Array($0.utf8), .bytes(kind: UInt8(ascii: "t"), [1]))
        }
        let login = [0] + Array(broker.user.utf8) + [0] + Array(broker.password.utf8)
        method(
            0, 10, 11,
            RawField.table([(Array("capabilities".utf8), .table(capabilities))])
                + RawField.short(Array("PLAIN".utf8)) + RawField.long(login) + RawField.short(Array("en_US".utf8)))
        try expect(10, 30)
        method(
            0, 10, 31, UInt16(1).bigEndianBytes + UInt32(Self.frameMaximum).bigEndianBytes + UInt16(0).bigEndianBytes)
        method(0, 10, 40, RawField.short(Array(broker.virtualHost.utf8)) + [0, 0])
        try expect(10, 41)
        method(1, 20, 10, [0])
        try expect(20, 11)
        method(1, 85, 10, [0])
        try expect(85, 11)
    }

    deinit { _ = Glibc.close(socket) }

    /// The largest frame, RabbitMQ's own default.
    public static let frameMaximum = 131_072

    /// Messages whose fate is not known yet, by the caller's numbers.
    public var outstanding: [Int] { unsettled.values.sorted() }
    public var unsettledCount: Int { unsettled.count }

    /// Sends one mandatory message, which the caller knows by that number.
    public func publish(
        _ number: Int, exchange: String, key: [UInt8], _ properties: RawProperties, _ body: [UInt8]
    ) throws {
        method(
            1, 60, 40, [0, 0] + RawField.short(Array(exchange.utf8)) + RawField.short(key) + [1])
        frame(2, 1, [0, 60, 0, 0] + UInt64(body.count).bigEndianBytes + properties.encoded)
        var start = 0
        while start < body.count {
            let end = min(body.count, start + Self.frameMaximum - 8)
            frame(3, 1, body[start..<end])
            start = end
        }
        lastTag += 1
        unsettled[lastTag] = number
        try flush()
    }

    /// Reads the broker's words until at most so many messages are unsettled.
    public func settle(downTo count: Int = 0) throws {
        while unsettled.count > count { try take(try readFrame()) }
    }

    /// What the broker would not take since the last time, because a queue is full.
    public func takeRejected() -> [Int] {
        defer { rejected = [] }
        return rejected
    }
}

extension RawPublisher {
    private static func connect(port: UInt16) throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe Glibc.connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failure.broken("no connection to port \(port): error \(errno)") }
        var isOn: Int32 = 1
        unsafe setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        // Nothing here waits for more than this.
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        return socket
    }

    private func method(_ channel: UInt16, _ family: UInt16, _ number: UInt16, _ arguments: [UInt8]) {
        frame(1, channel, family.bigEndianBytes + number.bigEndianBytes + arguments)
    }

    private func frame(_ kind: UInt8, _ channel: UInt16, _ payload: some Collection<UInt8>) {
        output.append(kind)
        output += channel.bigEndianBytes + UInt32(payload.count).bigEndianBytes
        output += payload
        output.append(0xCE)
    }

    private func flush() throws {
        var sent = 0
        while sent < output.count {
            let count = unsafe output.withUnsafeBytes { bytes in
                unsafe send(
                    socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            // What the broker said before it hung up says why.
            guard count > 0 else {
                while true { try take(try readFrame()) }
            }
            sent += count
        }
        output.removeAll(keepingCapacity: true)
    }

    /// A frame's kind and payload.
    private func readFrame() throws -> (kind: UInt8, payload: ArraySlice<UInt8>) {
        try fill(7)
        let size = input[3..<7].reduce(0) { $0 << 8 | Int($1) }
        try fill(size + 8)
        let frame = (input[0], input[7..<(7 + size)])
        input.removeFirst(size + 8)
        return frame
    }

    private func fill(_ count: Int) throws {
        while input.count < count {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let got = unsafe recv(socket, &buffer, buffer.count, 0)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw Failure.broken("the broker says nothing more (error \(got < 0 ? errno : 0))") }
            input += buffer[..<got]
        }
    }

    private func expect(_ family: UInt16, _ number: UInt16) throws {
        try flush()
        while true {
            let (kind, payload) = try readFrame()
            guard kind == 1 else { continue }
            if Self.method(of: payload) == (family, number) { return }
            try take((kind, payload))
        }
    }

    private static func method(of payload: ArraySlice<UInt8>) -> (UInt16, UInt16) {
        let bytes = Array(payload.prefix(4))
        return (UInt16(bytes[0]) << 8 | UInt16(bytes[1]), UInt16(bytes[2]) << 8 | UInt16(bytes[3]))
    }

    private func take(_ frame: (kind: UInt8, payload: ArraySlice<UInt8>)) throws {
        guard frame.kind == 1 else { return }
        let payload = Array(frame.payload.dropFirst(4))
        switch Self.method(of: frame.payload) {
        case (60, 80): settle(payload, isTaken: true)
        case (60, 120): settle(payload, isTaken: false)
        case (60, 50): returned += 1
        case (20, 40), (10, 50):
            let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
            let text = payload[3..<min(payload.count, 3 + Int(payload[2]))]
            throw Failure.closed(code: code, text: String(decoding: text, as: UTF8.self))
        default: break
        }
    }

    private func settle(_ payload: [UInt8], isTaken: Bool) {
        let tag = payload[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let isMultiple = payload[8] & 1 == 1
        for (each, number) in unsettled where isMultiple ? each <= tag : each == tag {
            if !isTaken { rejected.append(number) }
            unsettled[each] = nil
        }
    }
}
