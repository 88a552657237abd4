import Crypto
import Wire

/// The broker's side of the suite: its definitions file, and a table to read.
enum TopologyVerb: Verb {
    static let name = "topology"
    static let summary = Bilingual(
        en: "make the broker's definitions file", vi: "tạo tệp định nghĩa cho máy chủ thông điệp")
    static let forms = ["definitions DESCRIBE.json… [--users FILE] [--to FILE] [--one-node]", "print DESCRIBE.json…"]
    static let options = [
        Option(
            "users", "FILE", en: "lines SERVICE=PASSWORD, console=PASSWORD, integrator:NAME:SCHOOL=PASSWORD",
            vi: "các dòng DỊCH-VỤ=MẬT-KHẨU, console=MẬT-KHẨU, integrator:TÊN:TRƯỜNG=MẬT-KHẨU"),
        Option(
            "to", "FILE", en: "write to this file, for its owner alone", vi: "ghi vào tệp này, chỉ chủ tệp đọc được"),
        Option(
            "one-node", en: "for a broker of a single node: questions do not wait for the disk",
            vi: "máy chủ thông điệp chỉ có một nút: câu hỏi không phải chờ ghi đĩa"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(2...64)
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
        default: throw .usage(en: "topology can definitions and print", vi: "topology có definitions và print")
        }
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
