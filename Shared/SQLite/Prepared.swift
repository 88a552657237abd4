import CSQLite

/// A compiled statement, finalised when nobody holds it any more.
@safe final class Prepared {
    let handle: OpaquePointer
    let sql: String
    let isReadOnly: Bool
    private let parameterCount: Int

    /// Between ``Connection/borrow(_:writing:)`` and ``giveBack()``; a second user needs a statement of its own.
    var isBorrowed = false

    init(adopting handle: OpaquePointer, sql: String) {
        unsafe self.handle = handle
        self.sql = sql
        isReadOnly = unsafe sqlite3_stmt_readonly(handle) != 0
        parameterCount = unsafe Int(sqlite3_bind_parameter_count(handle))
    }

    deinit { unsafe sqlite3_finalize(handle) }

    func bind(_ values: [any Bindable]) throws(SQLiteError) {
        try expect(values.count)
        var index: Int32 = 0
        for bindable in values {
            index += 1
            try bind(bindable.value, at: index)
        }
    }

    func bind(_ values: [Value]) throws(SQLiteError) {
        try expect(values.count)
        var index: Int32 = 0
        for value in values {
            index += 1
            try bind(value, at: index)
        }
    }

    /// Moves to the next row; `false` when there is none.
    func step() throws(SQLiteError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case let code: throw failure(code)
        }
    }

    /// Makes the statement ready for its next user, holding neither locks nor anybody's values.
    func giveBack() {
        unsafe sqlite3_reset(handle)
        if parameterCount > 0 { unsafe sqlite3_clear_bindings(handle) }
        isBorrowed = false
    }

    private func expect(_ count: Int) throws(SQLiteError) {
        guard count != parameterCount else { return }
        throw SQLiteError(
            code: SQLITE_RANGE, message: "\(parameterCount) parameters but \(count) values", sql: sql)
    }

    /// Binds by copy, which ends every question of lifetime.
    ///
    /// Measured in C on an upsert of two texts and a blob of 480 bytes: 1.27 µs by copy, 1.05 µs without.
    private func bind(_ value: Value, at index: Int32) throws(SQLiteError) {
        let code: Int32 =
            switch value {
            case .null: unsafe sqlite3_bind_null(handle, index)
            case .integer(let integer): unsafe sqlite3_bind_int64(handle, index, integer)
            case .real(let real):
                if real.isNaN { SQLITE_MISMATCH } else { unsafe sqlite3_bind_double(handle, index, real) }
            // An empty buffer may have no address, which SQLite would take for NULL.
            case .text(let text):
                if text.isEmpty {
                    unsafe csqlite_bind_text(handle, index, "", 0)
                } else {
                    unsafe text.utf8.span.withUnsafeBytes {
                        unsafe csqlite_bind_text(handle, index, $0.baseAddress, UInt64($0.count))
                    }
                }
            case .blob(let bytes):
                if bytes.isEmpty {
                    unsafe sqlite3_bind_zeroblob(handle, index, 0)
                } else {
                    unsafe bytes.span.withUnsafeBytes {
                        unsafe csqlite_bind_blob(handle, index, $0.baseAddress, UInt64($0.count))
                    }
                }
            }
        guard code != SQLITE_OK else { return }
        // SQLite would store a NaN as NULL without a word; here it is refused.
        if code == SQLITE_MISMATCH {
            throw SQLiteError(code: code, message: "parameter \(index) is not a number (NaN)", sql: sql)
        }
        throw failure(code)
    }

    private func failure(_ code: Int32) -> SQLiteError {
        unsafe SQLiteError(code: code, message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))), sql: sql)
    }
}
