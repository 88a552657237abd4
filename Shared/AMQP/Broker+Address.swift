extension Broker {
    /// Reads `amqp://user:password@host:port/vhost` or `amqps://…`.
    ///
    /// Several nodes of a cluster are separated by commas. No path, or `/` alone, is the virtual host `/`, as everybody
    /// expects and the RabbitMQ URI specification leaves open. Options: `cacert`, `cert`, `key` (files), `verify=no`,
    /// `heartbeat` (seconds).
    public init(address: String) throws(BrokerAddressError) {
        guard let mark = address.firstRange(of: "://") else { throw .scheme(address) }
        let scheme = address[..<mark.lowerBound].lowercased()
        guard scheme == "amqp" || scheme == "amqps" else { throw .scheme(scheme) }
        self.init(endpoints: [], tls: scheme == "amqps" ? TLS() : nil)

        var rest = address[mark.upperBound...]
        var options: Substring = ""
        if let question = rest.firstIndex(of: "?") {
            options = rest[rest.index(after: question)...]
            rest = rest[..<question]
        }
        if let slash = rest.firstIndex(of: "/") {
            let path = rest[rest.index(after: slash)...]
            if !path.isEmpty { virtualHost = try Self.decoded(path, of: "virtual host") }
            rest = rest[..<slash]
        }
        // The last @: a password may hold one that was not encoded, a host cannot.
        if let at = rest.lastIndex(of: "@") {
            let credentials = rest[..<at]
            rest = rest[rest.index(after: at)...]
            let colon = credentials.firstIndex(of: ":") ?? credentials.endIndex
            user = try Self.decoded(credentials[..<colon], of: "user name")
            password = try Self.decoded(credentials[colon...].dropFirst(), of: "password")
        }
        for node in rest.split(separator: ",", omittingEmptySubsequences: false) {
            endpoints.append(try Self.endpoint(node, defaultPort: tls == nil ? 5672 : 5671))
        }
        for option in options.split(separator: "&") { try apply(option: option) }
        if let tls, (tls.certificate == nil) != (tls.key == nil) {
            throw .option("cert", value: tls.certificate ?? "")
        }
    }

    private mutating func apply(option: Substring) throws(BrokerAddressError) {
        let equals = option.firstIndex(of: "=") ?? option.endIndex
        let name = String(option[..<equals])
        let value = try Self.decoded(option[equals...].dropFirst(), of: "option \(name)")
        switch name {
        case "heartbeat":
            guard let seconds = Int32(value), (1...600).contains(seconds) else { throw .option(name, value: value) }
            heartbeat = seconds
        case "cacert", "cert", "key", "verify":
            guard var files = tls else { throw .option(name, value: value) }
            switch name {
            case "cacert": files.authority = value
            case "cert": files.certificate = value
            case "key": files.key = value
            default:
                guard let verifies = Self.flag(value) else { throw .option(name, value: value) }
                files.verifies = verifies
            }
            tls = files
        default:
            throw .unknownOption(name)
        }
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true", "1": true
        case "no", "false", "0": false
        default: nil
        }
    }

    private static func endpoint(_ text: Substring, defaultPort: Int32) throws(BrokerAddressError) -> Endpoint {
        var host = text
        var port: Substring?
        if text.first == "[" {
            guard let bracket = text.firstIndex(of: "]") else { throw .host(String(text)) }
            host = text[text.index(after: text.startIndex)..<bracket]
            let tail = text[text.index(after: bracket)...]
            guard tail.isEmpty || tail.first == ":" else { throw .host(String(text)) }
            if !tail.isEmpty { port = tail.dropFirst() }
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
            if port?.contains(":") == true { throw .host(String(text)) }
        }
        if host.isEmpty { throw .noHost }
        guard !host.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { throw .host(String(host)) }
        guard let port else { return Endpoint(host: String(host), port: defaultPort) }
        guard let number = Int32(port), (1...65_535).contains(number) else { throw .port(String(port)) }
        return Endpoint(host: String(host), port: number)
    }

    /// Undoes percent-encoding (RFC 3986 §2.1).
    private static func decoded(_ text: Substring, of part: String) throws(BrokerAddressError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal)
            else { throw .percentEncoding(in: part) }
            bytes.append(high << 4 | low)
        }
        // A NUL would cut the text short where C reads it.
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw .percentEncoding(in: part)
        }
        return text
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
