import Crypto

/// Where a sender wants his answer: a queue's name, or the broker's own name for a consumer of direct replies.
///
/// The second is a trap. `amq.rabbitmq.reply-to.<process>.<key>` is written by the broker, but anybody may send one he
/// made up, and RabbitMQ (3.10.8 at least) ends the connection of whoever publishes to one it cannot take apart, with
/// 541 INTERNAL_ERROR. The message would come again, and end the next connection. So a name that cannot be the
/// broker's is not answered.
struct ReplyAddress {
    let queue: String

    init?(_ name: String?) {
        guard let name, !name.isEmpty, name.utf8.count <= 255 else { return nil }
        let isDirect = name.utf8.starts(with: Self.direct.utf8)
        if isDirect, !Self.isOfTheBroker(name.utf8.dropFirst(Self.direct.utf8.count)) { return nil }
        queue = name
    }

    private static let direct = "amq.rabbitmq.reply-to"

    /// Whether it is `.<process>.<key>`, the process an Erlang pid in base 64.
    private static func isOfTheBroker(_ rest: Substring.UTF8View) -> Bool {
        let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, !parts[2].isEmpty,
            let pid = try? Base64.decode(String(decoding: parts[1], as: UTF8.self))
        else { return false }
        return isPid(pid)
    }

    /// A pid in Erlang's external term format: 131, NEW_PID_EXT or PID_EXT, the node as an atom, three numbers
    /// (https://www.erlang.org/doc/apps/erts/erl_ext_dist).
    private static func isPid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 5, bytes[0] == 131, bytes[1] == 88 || bytes[1] == 103 else { return false }
        let numbers = bytes[1] == 88 ? 12 : 9
        switch bytes[2] {
        // ATOM_EXT and ATOM_UTF8_EXT have two bytes of length, SMALL_ATOM_UTF8_EXT one.
        case 100, 118: return bytes.count == 5 + (Int(bytes[3]) << 8 | Int(bytes[4])) + numbers
        case 119: return bytes.count == 4 + Int(bytes[3]) + numbers
        default: return false
        }
    }
}
