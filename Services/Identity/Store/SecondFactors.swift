import SQLite
import Vocabulary
import Wire

/// The tables `second_factor` and `recovery_code`.
enum SecondFactors {
    /// What an account's codes are computed with.
    struct Factor: RowReadable {
        var secret: [UInt8]
        /// Nothing while its holder has not shown a first code.
        var confirmed: Instant?
        /// The last step whose code was taken.
        var lastStep: Int64

        init(row: borrowing Row) throws(SQLiteError) {
            secret = try row.blob(0)
            confirmed = try row.get(1)
            lastStep = try row.integer(2)
        }
    }

    static func of(_ account: UserName, in store: Reader) throws(SQLiteError) -> Factor? {
        try store.first("SELECT secret, confirmed, last_step FROM second_factor WHERE account = ?1", account)
    }

    /// Begins an enrolment, or begins it anew; one that counts already is not touched.
    static func begin(
        _ secret: [UInt8], for account: UserName, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO second_factor(account, secret) VALUES (?1, ?2)
            ON CONFLICT DO UPDATE SET secret = ?2, last_step = 0 WHERE confirmed IS NULL
            """, account, secret)
    }

    static func confirm(_ account: UserName, at now: Instant, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE second_factor SET confirmed = ?2 WHERE account = ?1", account, now)
    }

    static func note(step: Int64, of account: UserName, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("UPDATE second_factor SET last_step = ?2 WHERE account = ?1", account, step)
    }

    static func remove(_ account: UserName, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run("DELETE FROM second_factor WHERE account = ?1", account)
        try transaction.run("DELETE FROM recovery_code WHERE account = ?1", account)
    }

    static func keep(
        recovery codes: [String], of account: UserName, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run("DELETE FROM recovery_code WHERE account = ?1", account)
        for code in codes {
            try transaction.run(
                "INSERT INTO recovery_code(account, digest) VALUES (?1, ?2)", account,
                RecoveryCode.digest(code, of: account.text))
        }
    }

    /// Takes a recovery code, which is good once; gives whether it was.
    static func spend(
        recovery code: String, of account: UserName, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        try transaction.run(
            "UPDATE recovery_code SET used = ?3 WHERE account = ?1 AND digest = ?2 AND used IS NULL", account,
            RecoveryCode.digest(code, of: account.text), now) == 1
    }
}
