/// The SQL of one fact table, written once; values are always bound.
struct FactTable: Sendable {
    let name: String
    /// `INSERT` of a version; what is believed of it ends where a higher version is already there.
    ///
    /// Parameters: the key, version, event, arrived, then the columns.
    let insert: String
    /// Ends what was believed of lower versions.
    ///
    /// Parameters: the key, version, arrived.
    let supersede: String
    /// The source that stated one version.
    ///
    /// Parameters: the key, version.
    let source: String

    /// The end of what is believed now.
    static let now = Int64.max

    init(_ name: String, key: [String], columns: [String]) {
        self.name = name
        let match = key.enumerated().map { "\($0.element) = ?\($0.offset + 1)" }.joined(separator: " AND ")
        let count = key.count
        let places = (1...(count + 3 + columns.count)).map { "?\($0)" }
        let names = key + ["version", "event", "recorded_from"] + columns + ["recorded_to"]
        insert = """
            INSERT INTO \(name)(\(names.joined(separator: ", "))) VALUES (\(places.joined(separator: ", ")), (
            SELECT coalesce(min(recorded_from), \(Self.now)) FROM \(name) WHERE \(match) AND version > ?\(count + 1)))
            ON CONFLICT DO NOTHING
            """
        supersede = """
            UPDATE \(name) SET recorded_to = ?\(count + 2)
            WHERE \(match) AND version < ?\(count + 1) AND recorded_to > ?\(count + 2)
            """
        source = """
            SELECT source FROM event WHERE number = (
            SELECT event FROM \(name) WHERE \(match) AND version = ?\(count + 1))
            """
    }
}
