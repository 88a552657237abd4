import Wire

/// The broker's side of the suite, to read.
struct TopologyTable {
    let definitions: Definitions

    init(_ definitions: Definitions) { self.definitions = definitions }

    func text(_ call: Call) -> String {
        let language = call.language
        var exchanges = TextTable([language(en: "exchange", vi: "điểm trao đổi"), language(en: "type", vi: "loại")])
        for exchange in definitions.exchanges { exchanges.add([word(exchange["name"]), word(exchange["type"])]) }
        var queues = TextTable([
            language(en: "queue", vi: "hàng đợi"), language(en: "type", vi: "loại"),
            language(en: "arguments", vi: "tham số"),
        ])
        for queue in definitions.queues {
            let arguments = queue["arguments"]?.object ?? []
            let others = arguments.filter { $0.name != "x-queue-type" }.map {
                "\($0.name.dropFirst(2))=\(word($0.value))"
            }
            queues.add([
                word(queue["name"]), word(queue["arguments"]?["x-queue-type"]), others.joined(separator: " "),
            ])
        }
        var bindings = TextTable([
            language(en: "from", vi: "từ"), language(en: "key", vi: "khoá"), language(en: "to", vi: "đến"),
        ])
        for binding in definitions.bindings {
            bindings.add([word(binding["source"]), word(binding["routing_key"]), word(binding["destination"])])
        }
        return [exchanges, queues, bindings].map { $0.text { call.terminal.paint($0, .bold) } }.joined(separator: "\n")
    }

    private func word(_ value: JSON?) -> String { value?.string ?? value?.text ?? "" }
}
