public import Access
public import SQLite
public import Vocabulary
public import Wire

/// What a service is asked to do: imperative, handled once, in one transaction with its inbox and journal.
///
/// A command declares what it is: its name, the permission it needs, its fields, where it applies, what it does
/// and what it answers. One command is one file, one line in the service's table of contents, and one test.
public protocol Command: Codable, Sendable {
    associatedtype Answer: Codable & Sendable

    /// The wire name, `pupils.register-pupil`; never changes once sent.
    static var name: MessageName { get }

    /// What the sender must be allowed to do; nothing where anybody may ask (`identity.sign-in`).
    static var permission: Permission? { get }

    /// Whether the answer is kept, so that the same command sent again is answered alike; not so for secrets.
    static var keepsAnswer: Bool { get }

    /// Whether what the handler wrote before it refused stands: so only where the refusal itself is counted.
    static var remembersRefusal: Bool { get }

    /// Whether part of its work takes long, and is done beside the writer before the writer's turn.
    static var isLaborious: Bool { get }

    /// Where the permission is checked; nothing when what the command names does not exist here.
    func scope(in store: Reader) throws(SQLiteError) -> Scope?

    /// The part of a laborious command's work that takes long and changes nothing: a password's hash.
    ///
    /// It runs on another thread, for a sender who may, and ``handle(on:in:)`` finds what came of it in
    /// `occasion.labour`; where that holds nothing, or what no longer fits, the handler does the work itself.
    func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)?

    /// Why the sender may not; nothing when he may. The default checks ``permission`` over ``scope(in:)``.
    func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal?

    /// Does it, or says why not.
    ///
    /// Throwing rolls back and the command comes again; returning settles it for good, whichever the outcome.
    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer>
}

extension Command {
    public static var keepsAnswer: Bool { true }
    public static var remembersRefusal: Bool { false }
    public static var isLaborious: Bool { false }
    public func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? { nil }

    public func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        guard let permission = Self.permission else { return nil }
        return try occasion.objection(to: permission, over: scope(in: store), in: store)
    }
}

/// A question: answered from a read-only connection, never from the writer.
public protocol Query: Codable, Sendable {
    associatedtype Answer: Codable & Sendable

    /// The wire name, `pupils.class-roll`.
    static var name: MessageName { get }

    /// What the sender must be allowed to do; nothing where anybody may ask.
    static var permission: Permission? { get }

    /// Where the permission is checked; nothing when what the query names does not exist here.
    func scope(in store: Reader) throws(SQLiteError) -> Scope?

    /// The answer, or why there is none.
    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer>

    /// Whose sensitive data the answer shows: that it was read is a fact, and in the journal before the answer goes out.
    func disclosure(in answer: Answer) -> Disclosure?
}

extension Query {
    public func disclosure(in answer: Answer) -> Disclosure? { nil }
}

/// What a service does about somebody else's fact.
public protocol Reaction: Sendable {
    associatedtype State: PublicState

    /// Keeps what the service needs to know; never refuses, since the fact has happened.
    static func react(to event: Event<State>, in transaction: inout Transaction) throws(SQLiteError)
}

/// What a service answers to somebody's fact with facts of its own, in the transaction that takes the fact in.
///
/// So a long affair between services, or between installations, goes on step by step: each step is done once, and none
/// without what it follows from.
public protocol Response: Sendable {
    associatedtype State: PublicState

    /// Does the next step, or nothing; never refuses, since the fact has happened.
    static func respond(
        to event: Event<State>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError)
}

/// A fact as a reaction sees it: what happened, and the state it led to.
public struct Event<State: PublicState>: Sendable {
    /// `registered`, one of the state's facts.
    public var fact: String
    public var state: State
    /// The revision of the subject, from 1.
    public var version: Int64
    /// When it happened in the world.
    public var occurred: Instant
    public var source: EventSource
    public var actor: ActorName

    public init(
        fact: String, state: State, version: Int64, occurred: Instant, source: EventSource, actor: ActorName
    ) {
        self.fact = fact
        self.state = state
        self.version = version
        self.occurred = occurred
        self.source = source
        self.actor = actor
    }
}
