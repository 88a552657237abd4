import Crypto
import Glibc
import Platform
import Wire

/// What Identity is told of the machine somebody signs in from, so that he knows his sessions apart.
enum Device {
    /// The id and the machine's own name; nothing where the machine has no id.
    static func current(_ environment: Environment) -> JSON? {
        guard let text = try? Files.readText("/etc/machine-id") else { return nil }
        let machine = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        guard !machine.isEmpty else { return nil }
        var members = [Member("id", .string(id(machine: machine, user: getuid())))]
        let name = String(environment.hostName.printable.prefix(80))
        if !name.isEmpty { members.append(Member("name", .string(name))) }
        return .object(members)
    }

    /// The same for the same person on the same machine, and telling neither: machine-id(5) asks that the id itself be
    /// kept from the network and hashed with a key of the application's own.
    static func id(machine: String, user: UInt32) -> String {
        var hasher = SHA256()
        hasher.update(field: "khuevan")
        hasher.update(field: machine)
        hasher.update(field: UInt64(user))
        return String(Hex.encode(hasher.finalize().bytes).prefix(16))
    }
}
