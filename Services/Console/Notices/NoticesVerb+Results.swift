import Vocabulary
import Wire

extension NoticesVerb {
    /// What became of a class's results on their way to the families, by pupil.
    struct Announcement: Equatable {
        var sent: [String] = []
        /// Told the same before, so not again.
        var told: [String] = []
        /// A subject is not complete.
        var incomplete: [String] = []
        /// No guardian has a telephone: the family must be told another way.
        var unreachable: [String] = []
        var refused: [String] = []
    }

    /// Tells each family of a class its own child's results of a term, and no other's (004 Đ11.1).
    ///
    /// It may be run again: who has been told the same is left alone, so that only what is new or has changed goes out.
    static func results(
        of schoolClass: String, _ call: Call, _ sender: () throws(Failure) -> any Sender
    ) throws(Failure) -> Ending {
        guard let schoolClass = ClassID(schoolClass) else { throw .usage(ClassID.complaint.about("CLASS")) }
        guard let term = call.options["term"].flatMap(Term.init(rawValue:)) else {
            throw .usage(
                en: "which term? Say --term semester-1, semester-2 or year",
                vi: "kì nào? Ghi --term semester-1, semester-2 hoặc year")
        }
        let sender = try sender()
        var announcement = Announcement()
        let answer = try sender.ask(
            "assessment.class-results", ["schoolClass": .string(schoolClass.text), "term": .string(term.rawValue)])
        if answer["approved"] == nil {
            // Approved results are told to every family without this; what is not may still change (004 Đ11.1).
            guard call.options.has("dry-run") else {
                throw .failed(
                    en: "The principal has not approved these results yet, so nobody is told.",
                    vi: "Hiệu trưởng chưa duyệt kết quả này nên chưa báo cho gia đình.")
            }
            call.terminal.complain(
                call.language(
                    en: "The principal has not approved these results yet.", vi: "Hiệu trưởng chưa duyệt kết quả này."))
        }
        var texts: [(pupil: String, text: String)] = []
        for result in answer["items"]?.array ?? [] {
            guard let pupil = result["pupil"]?.string else { continue }
            if let text = ResultText.of(result) {
                if try isTold(text, to: pupil, of: schoolClass.school, sender) {
                    announcement.told.append(pupil)
                } else {
                    texts.append((pupil, text))
                }
            } else {
                announcement.incomplete.append(pupil)
            }
        }
        if call.options.has("dry-run") {
            announcement.sent = texts.map(\.pupil)
        } else if !texts.isEmpty {
            try send(texts, of: term, sender, &announcement)
        }
        say(announcement, call)
        return announcement.refused.isEmpty ? .done : .refused
    }

    /// Whether a notice that says so is on its way or has come.
    private static func isTold(
        _ text: String, to pupil: String, of school: UnitCode, _ sender: any Sender
    ) throws(Failure) -> Bool {
        let notices = try Pages(sender).items(
            "pupils.notices",
            [Member("school", .string(school.text)), Member("pupil", .string(pupil)), Member("limit", 500)])
        return notices.contains { notice in
            let status = notice["status"]?.string.flatMap(NoticeStatus.init(rawValue:))
            guard status == .waiting || status == .delivered else { return false }
            return notice["text"]?["vi"]?.string?.contains(text) == true
        }
    }

    private static func send(
        _ texts: [(pupil: String, text: String)], of term: Term, _ sender: any Sender,
        _ announcement: inout Announcement
    ) throws(Failure) {
        let items = texts.map { pupil, text -> JSON in
            [
                "pupil": .string(pupil), "template": .string("\(term.rawValue)-result"),
                "values": [["name": "results", "text": .string(text)]],
            ]
        }
        let answer = try sender.command("pupils.send-notice-many", ["items": .array(items)])
        let answers = answer["items"]?.array ?? []
        for (index, one) in texts.enumerated() {
            guard answers.indices.contains(index), let done = answers[index]["done"] else {
                announcement.refused.append(one.pupil)
                continue
            }
            if done["unreachable"]?.array?.isEmpty == false {
                announcement.unreachable.append(one.pupil)
            } else {
                announcement.sent.append(one.pupil)
            }
        }
    }

    private static func say(_ announcement: Announcement, _ call: Call) {
        let isDry = call.options.has("dry-run")
        let parts: [(member: String, name: Bilingual, pupils: [String])] = [
            (
                "sent", isDry ? Bilingual(en: "to be told", vi: "sẽ báo") : Bilingual(en: "told", vi: "đã báo"),
                announcement.sent
            ),
            ("told", Bilingual(en: "told the same before", vi: "đã báo trước đó"), announcement.told),
            ("incomplete", Bilingual(en: "not complete yet", vi: "chưa đủ kết quả"), announcement.incomplete),
            (
                "unreachable", Bilingual(en: "without a telephone", vi: "không có số điện thoại"),
                announcement.unreachable
            ),
            ("refused", Bilingual(en: "refused", vi: "bị từ chối"), announcement.refused),
        ]
        guard !call.isJSON else {
            return call.terminal.print(
                JSON.object(parts.map { Member($0.member, .array($0.pupils.map(JSON.string))) }).text)
        }
        for part in parts where part.member == "sent" || !part.pupils.isEmpty {
            // Whom somebody must still see to is named; who has been told is not a list to be left lying about.
            let names = part.member == "sent" || part.member == "told" ? "" : ": " + part.pupils.joined(separator: ", ")
            call.terminal.print("\(call.language(part.name)): \(part.pupils.count)\(names)".printable)
        }
    }
}
