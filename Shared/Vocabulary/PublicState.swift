public import Wire

/// A part of the sector's work, and the service that owns it.
public enum Context: String, WireEnum { case identity, pupils, staff, assessment, campus, reporting }

/// What a journal can hold: the state of something, and what can happen to it.
public protocol Recordable: Codable, Sendable {
    /// The entity's name on the wire: `pupil`.
    static var entity: String { get }
    /// What can happen to it: `registered`, `changed`.
    static var facts: [String] { get }
    static var classification: DataClassification { get }
    /// What tells this entity from others of its kind.
    var key: String { get }
    /// The school or office it concerns: the first word of the routing key.
    var unit: UnitCode { get }
}

extension Recordable {
    /// `pupil/79764000010000000014`.
    public var subject: String { "\(Self.entity)/\(key)" }
}

/// The whole public state of one entity of one context: what an event carries in `data`.
///
/// An event is a fact with the state it led to, so a reader folds by keeping the highest version of each
/// subject, and neither duplicates nor disorder nor replays can harm it.
public protocol PublicState: Recordable {
    static var context: Context { get }
}
