public import Access
public import Messaging
public import SQLite
import Vocabulary
public import Wire

/// Messages that were set aside: in groups of one cause, and one by one in the order in which they came.
///
/// The text of a message is not among them; ``DeadLetterText`` shows it.
public struct DeadLetterList<S: Service>: Query {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).dead-letters") }
    public static var permission: Permission? { .operateMessages }

    /// Dead ones, where nothing is said.
    public var state: SetAside.State?
    public var type: String?
    public var user: String?
    public var limit: Int?
    /// The number after which to go on.
    public var after: Int64?

    public struct Answer: Codable, Sendable {
        /// The hundred largest.
        public var groups: [LetterGroup]
        public var items: [Letter]
        public var next: Int64?
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.root) }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let limit = min(max(limit ?? 50, 1), 500)
        let selection = SetAside.Selection(state ?? .dead, type: type, user: user)
        let found = try SetAside.list(selection, after: after ?? 0, limit: limit + 1, in: store)
        let page = found.prefix(limit)
        let groups = try SetAside.groups(selection, limit: 100, in: store)
        return .done(
            Answer(
                groups: groups.map(LetterGroup.init), items: page.map(Letter.init),
                next: found.count > limit ? page.last?.number : nil))
    }
}

/// One message that was set aside, with its whole text.
public struct DeadLetterText<S: Service>: Query {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).dead-letter") }
    public static var permission: Permission? { .operateMessages }

    public var number: RowNumber

    public struct Answer: Codable, Sendable {
        public var letter: Letter
        /// The text as it came; bytes that are not UTF-8 show as U+FFFD.
        public var body: String
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.root) }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let original = try SetAside.message(number.value, in: store) else { return .refused(.notFound) }
        return .done(
            Answer(letter: Letter(original.kept), body: String(decoding: original.body, as: UTF8.self)))
    }
}

/// Messages that wait for something which is not here yet, by what they wait for.
public struct ParkedMessages<S: Service>: Query {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).parked") }
    public static var permission: Permission? { .operateMessages }

    public init() {}

    public struct Answer: Codable, Sendable {
        /// The hundred largest groups.
        public var groups: [LetterGroup]
        public var messages: Int
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.root) }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let groups = try SetAside.groups(SetAside.Selection(.parked), limit: 100, in: store)
        return .done(
            Answer(groups: groups.map(LetterGroup.init), messages: try SetAside.count(.parked, in: store)))
    }
}

/// A message that was set aside, as an operator sees it in a list.
public struct Letter: Codable, Sendable {
    public var number: Int64
    public var state: SetAside.State
    public var waitsFor: String?
    public var reason: String
    public var attempts: Int
    public var arrived: Instant
    public var changed: Instant
    public var queue: String
    public var type: String
    public var message: String
    public var user: String
    public var bytes: Int

    init(_ kept: SetAside.Kept) {
        number = kept.number
        state = kept.state
        waitsFor = kept.root
        reason = kept.reason
        attempts = kept.attempts
        arrived = kept.arrived
        changed = kept.changed
        queue = kept.queue
        type = kept.type
        message = kept.messageID
        user = kept.user
        bytes = kept.bytes
    }
}

/// Messages of one type and sender that were set aside for the same reason.
public struct LetterGroup: Codable, Sendable {
    public var type: String
    public var user: String
    public var waitsFor: String?
    public var reason: String
    public var count: Int
    public var first: Int64
    public var oldest: Instant
    public var newest: Instant

    init(_ group: SetAside.Group) {
        type = group.type
        user = group.user
        waitsFor = group.root
        reason = group.reason
        count = group.count
        first = group.first
        oldest = group.oldest
        newest = group.newest
    }
}
