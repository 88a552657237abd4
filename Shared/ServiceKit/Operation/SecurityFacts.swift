public import Access
public import Messaging
public import SQLite
public import Vocabulary
public import Wire

/// What concerns access to a unit's records (000 Đ8.1, 001 Đ3.b, 004 Đ7).
///
/// That is refusals, accounts and roles, sessions, signs of sharing, broken glass, dead letters handled; for the
/// principal, the auditor and the office.
public struct SecurityFacts<S: Service>: Query {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).security-facts") }
    public static var permission: Permission? { .readJournal }

    public var unit: UnitCode
    /// The number after which to go on.
    public var after: Int64?
    /// Facts recorded then and later.
    public var since: Instant?
    public var limit: Int?

    public struct Answer: Codable, Sendable {
        /// In the order in which they were recorded.
        public var items: [SecurityFact]
        /// What to send as `after` for the rest.
        public var next: Int64?
    }

    /// The words of the condition on entities are those of the index: else it would not be used.
    static var text: String {
        """
        SELECT seq, recorded, entity, fact, subject, unit, actor, reason, body FROM journal
        WHERE unit = ?1 AND seq > ?2 AND recorded >= ?3
            AND entity IN ('access', 'account', 'session', 'sharing', 'break-glass', 'access-review', 'alarm',
                'authority', 'responsibility', 'integrator', 'token-key', 'dead-letter')
        ORDER BY seq LIMIT ?4
        """
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    public func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let size = min(max(limit ?? 100, 1), 500)
        let found: [SecurityFact] = try store.all(
            Self.text, unit, after ?? 0, since?.milliseconds ?? 0, size + 1)
        let items = Array(found.prefix(size))
        return .done(Answer(items: items, next: found.count > size ? items.last?.seq : nil))
    }
}

/// One fact that concerns access.
public struct SecurityFact: Codable, Sendable, RowReadable {
    public var seq: Int64
    public var time: Instant
    /// `access.refused`.
    public var fact: String
    public var subject: String
    public var unit: UnitCode
    /// Who did it.
    public var actor: String
    public var reason: String?
    /// The state that it led to.
    public var body: JSON

    public init(row: borrowing Row) throws(SQLiteError) {
        seq = try row.integer(0)
        time = try row[1]
        fact = try "\(row.text(2)).\(row.text(3))"
        subject = try row.text(4)
        unit = try row[5]
        actor = try row.text(6)
        reason = try row.get(7)
        body = (try? JSON.parse(try row.blob(8))) ?? .null
    }
}
