import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Notices of a school, or of one pupil under whichever code, with what became of each.
struct NoticeList: Query {
    static let name: MessageName = "pupils.notices"
    static let permission: Permission? = .readPupils

    var school: UnitCode
    var pupil: PupilCode?
    var status: NoticeStatus?
    var limit: Int?
    var after: String?

    /// The class of the pupil now, so that its homeroom teacher may look, and the pupil.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        guard let pupil, let place = try Whereabouts.scope(of: pupil, in: store), place.unit == school else {
            return Scope(school)
        }
        return place
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Notice>> {
        let size = Page<Notice>.size(limit)
        let code = try pupil.flatMap { (pupil) throws(SQLiteError) in try PupilFiles.inUse(pupil, in: store) }
        let found = try Notices.list(
            of: school, pupil: code ?? pupil, status: status, after: after.flatMap { Int64($0) } ?? 0, limit: size + 1,
            in: store)
        return .done(Page(found, size: size) { String($0.number) })
    }

    func disclosure(in answer: Page<Notice>) -> Disclosure? {
        Disclosure(of: answer.items.map(\.pupil), en: "notices to the family", vi: "thông báo gửi gia đình")
    }
}

/// What a channel should deliver now, the longest due first.
struct DueNotices: Query {
    static let name: MessageName = "pupils.due-notices"
    static let permission: Permission? = .deliverNotices

    var school: UnitCode
    var limit: Int?

    struct Answer: Codable, Sendable {
        var items: [Notice]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(
            Answer(
                items: try Notices.due(
                    at: school, now: occasion.now, limit: Page<Notice>.size(limit), in: store)))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(
            of: answer.items.map(\.pupil), en: "notices to the family, for delivery",
            vi: "thông báo gửi gia đình, để chuyển đi")
    }
}

/// Classes to whose families nobody has written of learning or conduct in a week or a month (004 Đ19.5).
struct SilentClasses: Query {
    static let name: MessageName = "pupils.silent-classes"
    static let permission: Permission? = .readPupils

    var school: UnitCode
    var year: SchoolYear
    var from: LocalDate
    /// The first day that is not looked at any more.
    var to: LocalDate

    struct Answer: Codable, Sendable {
        var classes: [ClassID]
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard from < to else {
            return .refused(
                Refusal(.invalid, at: "/to", en: "must be later than from", vi: "phải sau ngày bắt đầu"))
        }
        return .done(
            Answer(classes: try Notices.silentClasses(of: school, year: year, from: from, to: to, in: store)))
    }
}

/// The templates of notices, with the blanks that who sends one must fill in.
struct NoticeTemplates: Query {
    static let name: MessageName = "pupils.notice-templates"
    static let permission: Permission? = nil

    struct Answer: Codable, Sendable {
        var items: [Item]
    }

    struct Item: Codable, Sendable {
        var name: String
        var topic: NoticeTopic
        var pace: NoticePace
        var title: Bilingual
        var text: Bilingual
        var blanks: [String]
        /// Whether it goes to one pupil at a time and never to a class; absent where it may go to both.
        var personal: Bool?
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(
            Answer(
                items: NoticeTemplate.all.map {
                    Item(
                        name: $0.name, topic: $0.topic, pace: $0.pace, title: $0.title, text: $0.text,
                        blanks: $0.blanks.sorted(), personal: $0.isPersonal ? true : nil)
                }))
    }
}
