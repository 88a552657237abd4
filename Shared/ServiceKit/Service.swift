public import Access
public import Messaging
public import SQLite
public import Vocabulary
public import Wire

/// One service: its table of contents, and nothing else.
///
/// `@main enum Pupils: Service` with its lists is a whole executable.
public protocol Service: Sendable {
    /// The part of the sector's work it owns; also its name.
    static var context: Context { get }
    /// What it is, in a sentence, for `--help`.
    static var summary: Bilingual { get }
    static var migrations: [Migration] { get }
    static var commands: [any Command.Type] { get }
    static var queries: [any Query.Type] { get }
    static var reactions: [any Reaction.Type] { get }
    /// What it answers to others' facts with facts of its own.
    static var responses: [any Response.Type] { get }
    /// Takes every event of every context, where the service folds them all.
    static var ingest: (any Ingest.Type)? { get }
    /// Where it keeps who has read what of which child.
    static var readings: (any ReadingRegister.Type)? { get }
    /// Settings beyond those that every service has.
    static var settings: [Setting] { get }

    /// What else the program can do.
    static var tools: [Tool] { get }

    /// What it does by itself when it is time.
    static var routines: [any Routine.Type] { get }

    /// Whether a dated duty gives somebody rights over a scope on a day.
    static func holds(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool

    /// Whether such a duty did so on a day before, and has ended.
    static func held(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool

    /// Makes the store ready at each start, before anything is received; what it throws keeps the service from
    /// starting and is told to the operator.
    static func prepare(
        with configuration: Configuration, on occasion: Occasion, in transaction: inout Transaction
    ) throws
}

extension Service {
    public static var reactions: [any Reaction.Type] { [] }
    public static var responses: [any Response.Type] { [] }
    public static var ingest: (any Ingest.Type)? { nil }
    public static var readings: (any ReadingRegister.Type)? { nil }
    public static var settings: [Setting] { [] }
    public static var tools: [Tool] { [] }
    public static var routines: [any Routine.Type] { [] }

    public static func holds(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool { false }

    public static func held(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool { false }

    public static func prepare(
        with configuration: Configuration, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {}

    /// Everything the service answers to, what every service answers to included.
    public static var catalogue: Catalogue {
        Catalogue(
            of: context, commands: commands + operatorsCommands, queries: queries + operatorsQueries,
            reactions: reactions + directoryReactions, responses: responses, ingest: ingest,
            routines: routines + [ForgetBars.self], readings: readings)
    }

    private static var operatorsCommands: [any Command.Type] {
        [
            ReplayJournal<Self>.self, SealJournal<Self>.self, ReplayDeadLetter<Self>.self,
            DiscardDeadLetter<Self>.self,
        ]
    }

    private static var operatorsQueries: [any Query.Type] {
        [
            ServiceHealth<Self>.self, JournalRows<Self>.self, MissingEvents<Self>.self, DeadLetterList<Self>.self,
            DeadLetterText<Self>.self, ParkedMessages<Self>.self, SecurityFacts<Self>.self,
        ]
    }

    /// Identity owns the directory; everybody else hears of it.
    private static var directoryReactions: [any Reaction.Type] {
        context == .identity ? [] : [KeepUnits.self, KeepTokenKeys.self, KeepAuthorities.self, KeepBars.self]
    }

    /// Who decides what is believed and allowed.
    public static var gate: any Gatekeeper { Gate<Self>(policy: .standard) }

    /// Every migration of the store, in order: the journal's, the directory's, the service's own.
    public static var allMigrations: [Migration] { Messaging.migrations + Directory.migrations + migrations }
}
