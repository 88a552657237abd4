import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// Who has read a child's sensitive data, the latest first: what a family may ask the school that keeps the file.
///
/// To give it out is the business of those who take families' requests, not of the teachers it tells about; a pupil asks
/// for his own. That it was read is itself in the next one.
struct AccessStatement: Query {
    static let name: MessageName = "pupils.access-statement"
    static let permission: Permission? = .takeRequests

    var pupil: PupilCode
    var from: LocalDate?
    /// The first day that is not told any more.
    var to: LocalDate?
    var limit: Int?
    var after: String?

    struct Entry: Codable, Hashable {
        /// Among all that this service keeps; where a page goes on.
        var number: Int64
        /// The first time, and the last of the ten minutes after it.
        var from: Instant
        var to: Instant
        /// How often in that time.
        var times: Int
        var account: UserName
        var person: MemberCode?
        /// What the reader was then, besides the duties he had.
        var roles: [Holding]
        var service: String
        var query: MessageName
        var what: Bilingual
        /// The school whose records they were.
        var school: UnitCode
    }

    struct Holding: Codable, Hashable {
        var role: Role
        /// Absent where the policy knows the role no more.
        var label: Bilingual?
        var unit: UnitCode
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        let code = try PupilFiles.inUse(pupil, in: store)
        return try PupilFiles.school(of: pupil, in: store).map { Scope($0, pupil: code) }
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Entry>> {
        var findings = Findings()
        if let from, let to, to <= from {
            findings.add(.invalid, at: "/to", en: "must be later than from", vi: "phải sau ngày bắt đầu")
        }
        var place: Readings.Place?
        if let after {
            place = try Int64(after).flatMap { (number) throws(SQLiteError) in
                try Readings.place(number, of: pupil, in: store)
            }
            if place == nil { findings.addStrangeCursor() }
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        let size = Page<Entry>.size(limit)
        let found = try Readings.list(
            of: pupil, from: from?.start, to: to?.start, after: place, limit: size + 1, in: store)
        return .done(
            Page(found.map { Entry($0, under: occasion.policy) }, size: size) { String($0.number) })
    }

    func disclosure(in answer: Page<Entry>) -> Disclosure? {
        Disclosure(of: [pupil], en: "who has read about the pupil", vi: "ai đã xem thông tin của học sinh")
    }
}

extension AccessStatement.Entry {
    fileprivate init(_ kept: Readings.Kept, under policy: Policy) {
        let reading = kept.reading
        self.init(
            number: kept.number, from: reading.from, to: reading.to, times: reading.times, account: reading.account,
            person: reading.person,
            roles: reading.roles.map { grant in
                AccessStatement.Holding(
                    role: grant.role, label: policy.roles.first { $0.role == grant.role }?.label, unit: grant.unit)
            }, service: reading.query.context, query: reading.query, what: reading.what, school: reading.school)
    }
}
