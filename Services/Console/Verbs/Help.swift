import ServiceKit
import Wire

/// Says what the command can do.
enum Help: Verb {
    static let name = "help"
    static let summary = Bilingual(en: "say how a verb is used", vi: "cách dùng một động từ")
    static let forms = ["[VERB]"]

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(0...1)
        guard let word = words.first else { return general(call) }
        guard let verb = Console.verbs.first(where: { $0.name == word }) else {
            throw .usage(en: "there is no verb \(word)", vi: "không có động từ \(word)")
        }
        call.terminal.print(verb.usage(in: call.language))
        return .done
    }

    /// What is understood where no verb is named.
    static func ownOptions(_ verb: (any Verb.Type)?) -> [Option] {
        verb == nil ? [Option("version", en: "say which version this is", vi: "cho biết phiên bản")] : []
    }

    static func general(_ call: Call) -> Ending {
        let language = call.language
        if call.options.has("version") {
            call.terminal.print(call.isJSON ? JSON(["version": .string(suiteVersion)]).text : "khuevan \(suiteVersion)")
            return .done
        }
        var text = language(
            en: "khuevan speaks to the services of Khuê Văn.\n\nusage: khuevan VERB …\n\n",
            vi: "khuevan nói chuyện với các dịch vụ của Khuê Văn.\n\ncách dùng: khuevan ĐỘNG-TỪ …\n\n")
        let width = Console.verbs.map { $0.name.count }.max() ?? 0
        for verb in Console.verbs {
            text += "  \(call.terminal.paint(verb.name.padded(to: width), .bold))  \(language(verb.summary))\n"
        }
        text += language(
            en: """

                khuevan help VERB says more. Every verb understands --json, --lang vi|en, --broker URL.
                KHUEVAN_BROKER holds the broker's address, KHUEVAN_SESSION the file of the session.
                Exit status: 0 done, 1 refused, 2 usage, 3 unreachable.

                """,
            vi: """

                khuevan help ĐỘNG-TỪ cho biết thêm. Mọi động từ đều nhận --json, --lang vi|en, --broker URL.
                KHUEVAN_BROKER là địa chỉ máy chủ thông điệp, KHUEVAN_SESSION là tệp phiên làm việc.
                Mã thoát: 0 xong, 1 bị từ chối, 2 sai cách dùng, 3 không liên lạc được.

                """)
        call.terminal.print(text)
        return .done
    }
}

extension JSON {
    /// An object, where the compiler needs to be told.
    fileprivate init(_ members: KeyValuePairs<String, JSON>) {
        self = .object(members.map { Member($0.key, $0.value) })
    }
}
