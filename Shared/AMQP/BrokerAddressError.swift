/// What is wrong with an `amqp://…` address; never repeats the password.
public enum BrokerAddressError: Error, Sendable, Equatable, CustomStringConvertible {
    case scheme(String)
    case noHost
    case host(String)
    case port(String)
    case percentEncoding(in: String)
    case unknownOption(String)
    case option(String, value: String)

    public var description: String {
        switch self {
        case .scheme:
            "a broker address begins with amqp:// or amqps://"
        case .noHost:
            "the broker address names no host; write amqp://user:password@host:5672/vhost"
        case .host(let host):
            "\"\(host)\" is no host name; an IPv6 address stands in brackets, as in [::1]:5672"
        case .port(let port):
            "\"\(port)\" is no port; write a number from 1 to 65535"
        case .percentEncoding(let part):
            "the \(part) of the broker address has a % that two hexadecimal digits do not follow; write %25 for %"
        case .unknownOption(let name):
            "unknown option \"\(name)\" in the broker address; known are cacert, cert, key, verify and heartbeat"
        case .option("heartbeat", let value):
            "heartbeat=\(value): write seconds from 1 to 600"
        case .option("verify", let value):
            "verify=\(value): write yes or no"
        case .option(let name, let value):
            "\(name)=\(value) makes sense with amqps:// only, and cert and key go together"
        }
    }
}
