import Messaging
import Wire

/// Gives any command.
enum Send: Verb {
    static let name = "send"
    static let summary = Bilingual(en: "give a command", vi: "gửi một lệnh")
    static let forms = ["NAME [JSON|-] [--id UUID]"]
    static let options = [
        Option(
            "id", "UUID", en: "the message's id: the same id again gets the same answer",
            vi: "mã thông điệp: gửi lại cùng mã thì nhận lại cùng câu trả lời")
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        var id: MessageID?
        if let text = call.options["id"] {
            guard let read = MessageID(text) else { throw .usage(MessageID.complaint.after("--id ")) }
            id = read
        }
        let body = try Body.read(words.dropFirst().first, call)
        call.terminal.print(try call.sender().command(words[0], body, id: id).shown(call))
        return .done
    }
}

/// Asks any question.
enum Ask: Verb {
    static let name = "ask"
    static let summary = Bilingual(en: "ask a question", vi: "hỏi một câu")
    static let forms = ["NAME [JSON|-] [--after SOURCE:SEQ]"]
    static let options = [
        Option(
            "after", "SOURCE:SEQ", en: "wait until the service has read this far (the position of an earlier answer)",
            vi: "chờ đến khi dịch vụ đọc tới vị trí này (vị trí trong câu trả lời trước)")
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...2)
        var after: JournalPosition?
        if let text = call.options["after"] {
            guard let position = JournalPosition(text) else {
                throw .usage(en: "--after looks like pupils:1234", vi: "--after có dạng pupils:1234")
            }
            after = position
        }
        let body = try Body.read(words.dropFirst().first, call)
        call.terminal.print(try call.sender().ask(words[0], body, after: after).shown(call))
        return .done
    }
}

/// The JSON of a command line.
private enum Body {
    /// Reads the word itself, the standard input for `-`, or `{}` where nothing is said.
    static func read(_ word: String?, _ call: Call) throws(Failure) -> JSON {
        guard let word else { return [:] }
        let bytes = word == "-" ? try call.read("-", limit: 1 << 20) : Array(word.utf8)
        do throws(JSONError) {
            return try JSON.parse(bytes)
        } catch {
            throw .usage(error.sentence.after("JSON: "))
        }
    }
}

extension JSON {
    fileprivate func shown(_ call: Call) -> String { call.isJSON ? text : prettyText }
}

extension Bilingual {
    fileprivate func after(_ lead: String) -> Bilingual { Bilingual(en: lead + en, vi: lead + vi) }
}
