public import Contracts
import Messaging
public import SQLite
public import Vocabulary
import Wire

/// A service's own copy of the tree of units, the keys of tokens, and who is believed about what.
///
/// Identity writes it as it decides; the others keep it by reaction, so that nobody asks anybody in order to decide.
public enum Directory {
    static let migrations = [
        Migration("directory/V001_create_directory", PackageResources.V001_create_directory_sql),
        Migration("directory/V002_create_bar", PackageResources.V002_create_bar_sql),
    ]

    /// Keeps a unit, unless a later state of it is known.
    public static func keep(_ unit: Unit, version: Int64, in transaction: inout Transaction) throws(SQLiteError) {
        let news = try transaction.run(
            """
            INSERT INTO known_unit(code, kind, name, state, version) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET kind = ?2, name = ?3, state = ?4, version = ?5 WHERE version < ?5
            """, unit.code, unit.kind, unit.name, WireEncoder.encode(unit), version)
        guard news == 1 else { return }
        try transaction.run("DELETE FROM known_parent WHERE unit = ?1", unit.code)
        for parent in unit.parents {
            try transaction.run(
                "INSERT INTO known_parent(unit, parent, from_day, to_day) VALUES (?1, ?2, ?3, ?4)",
                unit.code, parent.unit, parent.from, parent.to)
        }
    }

    /// Keeps a key; one that has been retired stays so, in whatever order its facts come.
    public static func keep(_ key: TokenKey, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_token_key(id, public_key, to_time) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET to_time = coalesce(to_time, ?3)
            """, key.id, key.publicKey, key.to)
    }

    public static func keep(
        _ authority: Authority, version: Int64, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO known_authority(school, context, integrator, version) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET integrator = ?3, version = ?4 WHERE version < ?4
            """, authority.school, authority.of, authority.integrator, version)
    }

    public static func unit(_ code: UnitCode, in store: Reader) throws(SQLiteError) -> Unit? {
        let state: [UInt8]? = try store.value("SELECT state FROM known_unit WHERE code = ?1", code)
        return state.flatMap(UnitMemory.shared.unit)
    }

    /// Every unit, by code.
    public static func units(in store: Reader) throws(SQLiteError) -> [Unit] {
        let states: [[UInt8]] = try store.values("SELECT state FROM known_unit ORDER BY code")
        return states.compactMap { state in
            guard case .success(let unit) = WireDecoder.decode(Unit.self, from: state) else { return nil }
            return unit
        }
    }

    public static func knows(_ code: UnitCode, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM known_unit WHERE code = ?1", code)
    }

    /// The unit, all above it on the day, and the root.
    public static func lineage(
        of unit: UnitCode, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [UnitCode] {
        // Step by step: a recursive query would set up tables of its own, for each of the many decisions this is asked for.
        var line = [unit]
        while line.count <= 16,
            let parent: UnitCode = try store.value(
                """
                SELECT parent FROM known_parent
                WHERE unit = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day) ORDER BY from_day DESC
                """, line[line.count - 1], day)
        {
            line.append(parent)
        }
        return line + [.root]
    }

    static func publicKey(_ id: String, at now: Instant, in store: Reader) throws(SQLiteError) -> String? {
        try store.value(
            "SELECT public_key FROM known_token_key WHERE id = ?1 AND (to_time IS NULL OR ?2 < to_time)", id, now)
    }

    static func integrator(
        for context: Context, of school: UnitCode, in store: Reader
    ) throws(SQLiteError) -> IntegratorName? {
        try store.value(
            "SELECT integrator FROM known_authority WHERE school = ?1 AND context = ?2", school, context)
    }
}

/// Keeps the tree of units.
enum KeepUnits: Reaction {
    static func react(to event: Event<Unit>, in transaction: inout Transaction) throws(SQLiteError) {
        try Directory.keep(event.state, version: event.version, in: &transaction)
    }
}

/// Keeps the keys that tokens are checked with.
enum KeepTokenKeys: Reaction {
    static func react(to event: Event<TokenKey>, in transaction: inout Transaction) throws(SQLiteError) {
        try Directory.keep(event.state, in: &transaction)
    }
}

/// Keeps who is believed about what.
enum KeepAuthorities: Reaction {
    static func react(to event: Event<Authority>, in transaction: inout Transaction) throws(SQLiteError) {
        try Directory.keep(event.state, version: event.version, in: &transaction)
    }
}
