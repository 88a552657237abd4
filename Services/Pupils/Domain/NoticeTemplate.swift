import Access
import Vocabulary
import Wire

/// A notice with blanks, in both languages: `{pupil}`, `{class}` and `{date}` are filled in for each pupil, the others by
/// who sends it.
struct NoticeTemplate: Sendable {
    var name: String
    var topic: NoticeTopic
    var pace: NoticePace
    var title: Bilingual
    var text: Bilingual
    /// Whether it says what is true of one child alone: it goes to one family at a time, each with its own words, and
    /// never the same to a class, which would make a public list of it.
    var isPersonal = false
    /// What its sender must be allowed besides, so that nobody says more of a child than he may know.
    var alsoNeeds: Permission?

    static let all =
        learning + health + [
            NoticeTemplate(
                name: "absence", topic: .absence, pace: .urgent,
                title: Bilingual(en: "{pupil} is not at school", vi: "Em {pupil} vắng mặt"),
                text: Bilingual(
                    en:
                        "On {date} {pupil}, class {class}, was not at school and nobody has told us why. Please call us.",
                    vi:
                        "Ngày {date} em {pupil}, lớp {class}, vắng mặt không rõ lí do. Gia đình vui lòng liên hệ nhà trường."
                )),
            NoticeTemplate(
                name: "urgent", topic: .general, pace: .urgent,
                title: Bilingual(en: "Urgent: {subject}", vi: "Khẩn: {subject}"),
                text: Bilingual(en: "{message}", vi: "{message}")),
        ]

    static func named(_ name: String) -> NoticeTemplate? { all.first { $0.name == name } }

    /// What is filled in for each pupil.
    static let own: Set<String> = ["pupil", "class", "date"]

    /// The blanks that the sender must fill in.
    var blanks: Set<String> {
        Set([title.vi, title.en, text.vi, text.en].flatMap(Self.blanks(in:))).subtracting(Self.own)
    }

    /// The text with its blanks filled in; one for which there is nothing stays as it is.
    static func filled(_ text: Bilingual, with values: [String: Bilingual]) -> Bilingual {
        Bilingual(en: filled(text.en, with: values.mapValues(\.en)), vi: filled(text.vi, with: values.mapValues(\.vi)))
    }

    /// What is filled in is not looked at for blanks again.
    private static func filled(_ text: String, with values: [String: String]) -> String {
        var result = ""
        for piece in pieces(of: text) {
            switch piece {
            case .text(let text): result += text
            case .blank(let name): result += values[name] ?? "{\(name)}"
            }
        }
        return result
    }

    private static func blanks(in text: String) -> [String] {
        pieces(of: text).compactMap { piece in
            guard case .blank(let name) = piece else { return nil }
            return name
        }
    }

    private enum Piece {
        case text(String)
        case blank(String)
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.text(String(rest[..<open])))
            pieces.append(.blank(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + [.text(String(rest))]
    }
}
