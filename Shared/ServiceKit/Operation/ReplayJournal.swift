public import Access
public import Messaging
public import SQLite
import Vocabulary
public import Wire

/// Publishes a range of the journal again, to one queue only: for a reader that has missed it or begins anew.
///
/// A service may ask for its own queues, by the name under which the broker admits it; anybody else needs the
/// permission over the whole installation.
public struct ReplayJournal<S: Service>: Command {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).replay-journal") }
    public static var permission: Permission? { nil }

    public var first: RowNumber
    /// The last row that there is, where nothing is said.
    public var last: RowNumber?
    public var queue: EventQueue

    public struct Answer: Codable, Sendable {
        /// How many rows will be published.
        public var rows: Int64
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.root) }

    public func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        if let user = occasion.user, Context(rawValue: user) != nil, queue.owner.rawValue == user { return nil }
        return try occasion.objection(to: .operateMessages, over: scope(in: store), in: store)
    }

    public func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer>
    {
        let last = self.last?.value ?? Int64.max
        guard first.value <= last else {
            return .refused(
                Refusal(.invalid, at: "/last", en: "must not be below first", vi: "không được nhỏ hơn first"))
        }
        return .done(Answer(rows: try Journal.replay(first.value...last, to: queue.text, in: &transaction)))
    }
}

/// Seals the journal now: tells everybody its head, so that what is recorded so far can no longer be altered unnoticed.
public struct SealJournal<S: Service>: Command {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).seal-journal") }
    public static var permission: Permission? { .operateMessages }

    public init() {}

    public struct Answer: Codable, Sendable {
        /// The seal; nothing where nothing was recorded since the last one.
        public var seal: JournalSeal?
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.root) }

    public func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer>
    {
        .done(Answer(seal: try Seals.seal(on: occasion, in: &transaction)))
    }
}

/// What is missing of the sources that the service reads; anybody the broker admits may ask.
public struct MissingEvents<S: Service>: Query {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).gaps") }
    public static var permission: Permission? { nil }

    public init() {}

    public struct Answer: Codable, Sendable {
        /// The first 500 of them.
        public var gaps: [Gaps.Open]
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(gaps: try Gaps.open(at: occasion.now, limit: 500, in: store)))
    }
}
