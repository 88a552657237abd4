import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// A command as small as a real one: one row, one fact, one answer.
struct NoteThing: Command {
    static let name: MessageName = "campus.note-thing"
    static let permission: Permission? = nil
    static let migration = Migration(
        "benchmarks/V001_create_thing",
        Array(
            "CREATE TABLE thing(key TEXT PRIMARY KEY, school TEXT NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID"
                .utf8))

    var key: ShortText
    var school: UnitCode
    var name: ShortText
    var from: LocalDate

    struct Answer: Codable, Sendable {
        var key: ShortText
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        try transaction.run("INSERT INTO thing(key, school, name) VALUES (?1, ?2, ?3)", key, school, name)
        try transaction.record("noted", Thing(key: key.text, unit: school, name: name, from: from), on: occasion)
        return .done(Answer(key: key))
    }

    /// The body of the command with that number.
    static func body(_ number: Int) -> [UInt8] {
        WireEncoder.encode(
            NoteThing(key: ShortText(unchecked: "thing-\(number)"), school: .sample, name: .sample, from: .sample))
    }
}

/// What is noted.
struct Thing: PublicState {
    static let context = Context.campus
    static let entity = "thing"
    static let facts = ["noted"]
    static let classification = DataClassification.open

    var key: String
    var unit: UnitCode
    var name: ShortText
    var from: LocalDate
}
