import Access
public import Contracts
import Messaging
public import SQLite
public import Vocabulary
public import Wire

extension Directory {
    /// Keeps which tokens are withdrawn; of two words on the same ones the later holds.
    public static func keep(_ revocation: SessionRevocation, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_bar(subject, before, until) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET before = max(before, ?2), until = max(until, ?3)
            """, revocation.key, revocation.before, revocation.until)
    }

    /// Tokens of an account that were issued up to then are refused; nothing where none are.
    public static func barred(_ account: UserName, in store: Reader) throws(SQLiteError) -> Instant? {
        try store.value(
            "SELECT max(before) FROM known_bar WHERE subject IN (?1, ?2)", SessionRevocation.key(of: account),
            SessionRevocation.everybody)
    }

    /// Whether a token with these claims has been withdrawn since it was given.
    static func isBarred(_ claims: Claims, in store: Reader) throws(SQLiteError) -> Bool {
        // One after the other: `IN` would fill a table of its own for each message.
        for subject in [claims.sid, SessionRevocation.key(of: claims.sub), SessionRevocation.everybody]
        where try store.exists(
            "SELECT 1 FROM known_bar WHERE subject = ?1 AND ?2 <= before", subject, claims.iat * 1000)
        {
            return true
        }
        return false
    }
}

/// Keeps which tokens are withdrawn.
enum KeepBars: Reaction {
    static func react(to event: Event<SessionRevocation>, in transaction: inout Transaction) throws(SQLiteError) {
        try Directory.keep(event.state, in: &transaction)
    }
}

/// Forgets the bars of tokens that have run out.
enum ForgetBars: Routine {
    static let name: StaticString = "forget bars"
    static let pause: Int64 = 600_000

    /// As late as two clocks may disagree, and a day more, since nothing is gained by haste.
    private static func end(_ now: Instant) -> Instant { now.advanced(byMilliseconds: -86_400_000) }

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM known_bar WHERE until < ?1", end(now))
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("DELETE FROM known_bar WHERE until < ?1", end(occasion.now))
    }
}
