public import Access
public import SQLite
public import Vocabulary
public import Wire

/// Whose sensitive data an answer shows, and what of it.
///
/// Sensitive is what the published states say is so: a child's file, its notices, marks, results and growth. Lists that
/// say no more than name, sex, birth date, class and attendance show nothing of it, and nobody writes down that they were
/// read.
public struct Disclosure: Sendable, Hashable {
    /// Each of them once, by code.
    public var pupils: [PupilCode]
    /// What was shown, in words for the family.
    public var what: Bilingual

    /// Gives nothing where the answer shows nobody.
    public init?(of pupils: some Sequence<PupilCode>, en: String, vi: String) {
        self.pupils = Set(pupils).sorted()
        what = Bilingual(en: en, vi: vi)
        if self.pupils.isEmpty { return nil }
    }
}

/// Somebody has read sensitive data of children: one fact for the same account, question and children in ten minutes.
///
/// As every state it is whole: the fact that ends the ten minutes says again what the first said, with how often in all.
public struct AccessReading: Recordable, Hashable {
    public static let entity = "access-reading"
    public static let facts = ["read"]
    public static let classification = DataClassification.sensitive

    public var id: MessageID
    public var account: UserName
    /// The reader's staff file, where the token named it.
    public var person: MemberCode?
    /// What the reader was, by the token, on the day it was made; duties are not among it.
    public var roles: [Claims.Grant]
    public var query: MessageName
    public var what: Bilingual
    /// Where; the installation itself where the question names no place.
    public var school: UnitCode
    /// By code.
    public var pupils: [PupilCode]
    /// The first time and the last.
    public var from: Instant
    public var to: Instant
    public var times: Int

    public var key: String { id.text }
    public var unit: UnitCode { school }

    public init(
        id: MessageID, account: UserName, person: MemberCode?, roles: [Claims.Grant], query: MessageName,
        what: Bilingual, school: UnitCode, pupils: [PupilCode], from: Instant, to: Instant, times: Int
    ) {
        self.id = id
        self.account = account
        self.person = person
        self.roles = roles
        self.query = query
        self.what = what
        self.school = school
        self.pupils = pupils
        self.from = from
        self.to = to
        self.times = times
    }

    /// One reading, now.
    init(of disclosure: Disclosure, by claims: Claims, with query: MessageName, at school: UnitCode, now: Instant) {
        self.init(
            id: readings.make(now: now.milliseconds), account: claims.sub, person: claims.person, roles: claims.roles,
            query: query, what: disclosure.what, school: school, pupils: disclosure.pupils, from: now, to: now,
            times: 1)
    }

    /// What makes two readings one.
    struct Sight: Hashable, Sendable {
        var account: UserName
        var query: MessageName
        var pupils: [PupilCode]
    }

    var sight: Sight { Sight(account: account, query: query, pupils: pupils) }

    /// The same children were shown again; a clock that was set back turns no time round.
    mutating func extend(to moment: Instant, times more: Int = 0) {
        to = max(to, moment)
        times += more
    }
}

/// Never the message's own id: whoever used that twice could have one reading pass for another.
private let readings = MessageID.Source()

/// Where a service keeps who has read what of which child: what it has shown itself, and what others say they have.
///
/// Its own it keeps in the transaction that writes the fact, so that it need not hear itself.
public protocol ReadingRegister: Sendable {
    /// Whose readings it keeps besides the service's own.
    static var contexts: Set<Context> { get }

    /// Keeps a reading; of two states of one the later counts more, whichever comes first.
    static func keep(_ reading: AccessReading, in transaction: inout Transaction) throws(SQLiteError)
}
