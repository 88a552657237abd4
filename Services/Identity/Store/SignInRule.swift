import SQLite

/// The table `sign_in_rule`: what the operator has set about signing in, as of the last start.
enum SignInRule {
    static func tokenMinutes(in store: Reader) throws(SQLiteError) -> Int64 {
        try store.value("SELECT token_minutes FROM sign_in_rule") ?? 15
    }

    static func keep(tokenMinutes: Int, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO sign_in_rule(one, token_minutes) VALUES (1, ?1) ON CONFLICT DO UPDATE SET token_minutes = ?1",
            tokenMinutes)
    }
}
