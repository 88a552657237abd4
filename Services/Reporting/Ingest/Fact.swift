import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What figures need of one entity, read from its public state; one row for each version.
protocol Fact: Equatable {
    associatedtype State: PublicState

    static var table: FactTable { get }

    init(_ state: State)

    /// Reads the form that our own services write; throws at anything else, good or bad.
    init(house form: inout HouseForm) throws(UnusualForm)

    /// Says what contradicts itself in a state that is well formed.
    static func contradictions(in state: State) -> [Violation]

    /// What follows the entity's name in the subject.
    var key: String { get }
    var unit: UnitCode { get }
    var keyValues: [Value] { get }
    func columnValues(at moment: Moment) -> [Value]

    /// Keeps what belongs to the row but stands in tables of its own.
    func foldParts(at moment: Moment, in transaction: inout Transaction) throws(SQLiteError)
}

/// Where a fact comes from, and when we learned it.
struct Moment {
    /// Number of the event.
    var event: Int64
    var version: Int64
    /// The day in Việt Nam on which it happened.
    var occurred: LocalDate
    /// Milliseconds since 1970.
    var arrived: Int64
}

extension Fact {
    init(house form: inout HouseForm) throws(UnusualForm) { throw UnusualForm() }
    static func contradictions(in state: State) -> [Violation] { [] }
    func foldParts(at moment: Moment, in transaction: inout Transaction) throws(SQLiteError) {}

    /// Reads the event's data: quickly where it has the house form, else as every message is read.
    ///
    /// The quick way takes only what the other would take, with the same values; the other decides every doubt, also
    /// whether the state is of the subject and unit that the envelope names.
    static func read(_ event: IncomingEvent) -> Result<Self, Violations> {
        let envelope = event.envelope
        var form = HouseForm(JSONSlice(event.bytes, in: envelope.data.startIndex..<envelope.data.endIndex))
        if let fact = try? Self(house: &form), form.isAtEnd, fact.key == envelope.subject.id,
            State.entity == envelope.subject.entity, fact.unit == event.unit
        {
            return .success(fact)
        }
        switch event.state(State.self) {
        case .failure(let violations): return .failure(violations)
        case .success(let state):
            if let violations = Violations(contradictions(in: state)) { return .failure(violations) }
            return .success(Self(state))
        }
    }
}

extension Violation {
    /// A member that repeats what another says, and says it otherwise.
    static func contradiction(_ member: String, with other: String) -> Violation {
        Violation(
            at: "/data/" + member, .invalid,
            Bilingual(en: "contradicts \(other)", vi: "mâu thuẫn với \(other)"))
    }
}
