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

    static let all = [
        NoticeTemplate(
            name: "weekly-learning", topic: .learning, pace: .weekly,
            title: Bilingual(en: "The week of {pupil}", vi: "Tình hình học tập tuần của {pupil}"),
            text: Bilingual(
                en: "To the family of {pupil}, class {class}: {remark}",
                vi: "Kính gửi gia đình em {pupil}, lớp {class}: {remark}")),
        NoticeTemplate(
            name: "monthly-learning", topic: .learning, pace: .monthly,
            title: Bilingual(en: "The month of {pupil}", vi: "Kết quả học tập tháng của {pupil}"),
            text: Bilingual(
                en: "To the family of {pupil}, class {class}. Learning: {learning}. Conduct: {conduct}.",
                vi: "Kính gửi gia đình em {pupil}, lớp {class}. Học tập: {learning}. Rèn luyện: {conduct}.")),
        NoticeTemplate(
            name: "absence", topic: .absence, pace: .urgent,
            title: Bilingual(en: "{pupil} is not at school", vi: "Em {pupil} vắng mặt"),
            text: Bilingual(
                en: "On {date} {pupil}, class {class}, was not at school and nobody has told us why. Please call us.",
                vi:
                    "Ngày {date} em {pupil}, lớp {class}, vắng mặt không rõ lí do. Gia đình vui lòng liên hệ nhà trường."
            )),
        NoticeTemplate(
            name: "health-advice", topic: .health, pace: .monthly,
            title: Bilingual(en: "On the health of {pupil}", vi: "Về sức khoẻ của em {pupil}"),
            text: Bilingual(
                en: "The school nurse writes to the family of {pupil}, class {class}: {advice}",
                vi: "Y tế nhà trường gửi gia đình em {pupil}, lớp {class}: {advice}")),
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
    static func filled(_ text: Bilingual, with values: [String: String]) -> Bilingual {
        Bilingual(en: filled(text.en, with: values), vi: filled(text.vi, with: values))
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
