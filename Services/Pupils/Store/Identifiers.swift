import Contracts
import Messaging
import SQLite
import Vocabulary

/// The codes that others gave to pupils.
enum Identifiers {
    /// A code with whose it is.
    struct Owned: RowReadable {
        var pupil: PupilCode
        var identifier: Pupil.Identifier

        init(row: borrowing Row) throws(SQLiteError) {
            pupil = try row[0]
            identifier = Pupil.Identifier(scheme: try row[1], value: try row[2], from: try row[3], to: try row[4])
        }
    }

    private static let columns = "pupil, scheme, value, from_day, to_day"

    /// Whose number a local one is; nobody's in particular where a scheme is one for all.
    private static func issuer(_ scheme: IdentifierScheme, _ school: UnitCode) -> String {
        scheme == .local ? school.text : ""
    }

    static func all(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [Pupil.Identifier] {
        let owned: [Owned] = try store.all(
            "SELECT \(columns) FROM identifier WHERE pupil = ?1 ORDER BY scheme, from_day, value", pupil)
        return owned.map(\.identifier)
    }

    static func find(
        _ scheme: IdentifierScheme, _ value: IdentifierValue, at school: UnitCode, in store: Reader
    ) throws(SQLiteError) -> Owned? {
        try store.first(
            "SELECT \(columns) FROM identifier WHERE scheme = ?1 AND issuer = ?2 AND value = ?3", scheme,
            issuer(scheme, school), value)
    }

    /// Another code of the same scheme that the pupil has on one of the days.
    static func overlapping(
        _ asked: Pupil.Identifier, of pupil: PupilCode, at school: UnitCode, in store: Reader
    ) throws(SQLiteError) -> Pupil.Identifier? {
        let owned: Owned? = try store.first(
            """
            SELECT \(columns) FROM identifier
            WHERE pupil = ?1 AND scheme = ?2 AND issuer = ?3 AND value <> ?4 AND (to_day IS NULL OR ?5 < to_day)
                AND (?6 IS NULL OR from_day < ?6)
            ORDER BY from_day LIMIT 1
            """, pupil, asked.scheme, issuer(asked.scheme, school), asked.value, asked.from, asked.to)
        return owned?.identifier
    }

    static func add(
        _ asked: Pupil.Identifier, to pupil: PupilCode, at school: UnitCode, because reason: LongText?,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO identifier(scheme, issuer, value, pupil, from_day, to_day, reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, asked.scheme, issuer(asked.scheme, school), asked.value, pupil, asked.from, asked.to, reason)
    }

    static func end(
        _ known: Pupil.Identifier, at school: UnitCode, on day: LocalDate, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE identifier SET to_day = ?4 WHERE scheme = ?1 AND issuer = ?2 AND value = ?3", known.scheme,
            issuer(known.scheme, school), known.value, day)
    }
}
