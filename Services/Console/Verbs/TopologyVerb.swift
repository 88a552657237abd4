import Crypto
import Wire

/// The broker's side of the suite: its definitions file, and a table to read.
enum TopologyVerb: Verb {
    static let name = "topology"
    static let summary = Bilingual(
        en: "make the broker's definitions file", vi: "tạo tệp định nghĩa cho máy chủ thông điệp")
    static let forms = [
        "definitions DESCRIBE.json… [--users FILE] [--to FILE] [--one-node]", "print DESCRIBE.json…",
        "neighbour NAME SCHOOL… --address FILE [--to FILE]",
    ]
    static let options = [
        Option(
            "users", "FILE",
            en: "lines SERVICE=PASSWORD, console=PASSWORD, integrator:NAME:SCHOOL=PASSWORD, neighbour:NAME:SCHOOL=…",
            vi: "các dòng DỊCH-VỤ=MẬT-KHẨU, console=MẬT-KHẨU, integrator:TÊN:TRƯỜNG=MẬT-KHẨU, neighbour:TÊN:TRƯỜNG=…"),
        Option(
            "address", "FILE", en: "the address of the other installation's broker, with our user there",
            vi: "địa chỉ máy chủ thông điệp của nơi kia, kèm người dùng của ta ở đó"),
        Option(
            "to", "FILE", en: "write to this file, for its owner alone", vi: "ghi vào tệp này, chỉ chủ tệp đọc được"),
        Option(
            "one-node", en: "for a broker of a single node: questions do not wait for the disk",
            vi: "máy chủ thông điệp chỉ có một nút: câu hỏi không phải chờ ghi đĩa"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(2...64)
        if words[0] == "neighbour" { return try addNeighbour(words, call) }
        var definitions = Definitions()
        for file in words.dropFirst() {
            let description: JSON
            do throws(JSONError) {
                description = try JSON.parse(try read(file, call), limits: .generous)
            } catch {
                throw .failed(en: "\(file): \(error.sentence.en)", vi: "\(file): \(error.sentence.vi)")
            }
            guard definitions.add(description) else {
                throw .failed(
                    en: "\(file) is not what a service answers to --describe",
                    vi: "\(file) không phải kết quả --describe của một dịch vụ")
            }
        }
        if call.options.has("one-node") { definitions = definitions.onOneNode() }
        switch words[0] {
        case "definitions": try write(definitions, call)
        case "print":
            call.terminal.print(
                call.isJSON ? try json(definitions, for: []).prettyText : TopologyTable(definitions).text(call))
        default:
            throw .usage(
                en: "topology can definitions, print and neighbour", vi: "topology có definitions, print và neighbour")
        }
        return .done
    }

    /// What our broker needs to hear of another installation, to be imported beside the definitions.
    private static func addNeighbour(_ words: [String], _ call: Call) throws(Failure) -> Ending {
        guard words.count > 2, let file = call.options["address"] else {
            throw .usage(
                en: "topology neighbour needs a name, the schools of this installation and --address FILE",
                vi: "topology neighbour cần tên, các trường của nơi này và --address TỆP")
        }
        let text = String(decoding: try call.read(file, limit: 4096), as: UTF8.self)
        let neighbour = try Neighbour(name: words[1], schools: Array(words.dropFirst(2)), address: text)
        guard let path = call.options["to"] else {
            call.terminal.print(neighbour.json.prettyText)
            return .done
        }
        try call.write(neighbour.json.prettyText, to: path, mode: 0o600)
        return .done
    }

    private static func read(_ file: String, _ call: Call) throws(JSONError) -> [UInt8] {
        // A file that cannot be read has no JSON in it; the caller names it.
        do throws(Failure) { return try call.read(file) } catch { return [] }
    }

    private static func write(_ definitions: Definitions, _ call: Call) throws(Failure) {
        var users: [BrokerUser] = []
        if let file = call.options["users"] {
            users = try BrokerUser.read(String(decoding: try call.read(file, limit: 1 << 20), as: UTF8.self))
        }
        let text = try json(definitions, for: users).prettyText
        guard let path = call.options["to"] else { return call.terminal.print(text) }
        try call.write(text, to: path, mode: 0o600)
    }

    private static func json(_ definitions: Definitions, for users: [BrokerUser]) throws(Failure) -> JSON {
        do throws(CryptoError) { return try definitions.json(for: users) } catch { throw .because(error) }
    }
}
