import CSQLite

/// A type that can be read from a row of its own query.
public protocol RowReadable {
    init(row: borrowing Row) throws(SQLiteError)
}

/// The row a query stands on at this moment.
///
/// Borrowed only: its bytes belong to SQLite and are gone at the next step, so it can be neither copied nor kept.
/// Columns count from 0. A value of the wrong kind throws `SQLITE_MISMATCH`, naming the column; SQLite's own silent
/// conversions are not used.
@safe public struct Row: ~Copyable {
    let prepared: Prepared

    public subscript<C: Column>(_ index: Int) -> C {
        get throws(SQLiteError) { try get(index) }
    }

    public func get<C: Column>(_ index: Int) throws(SQLiteError) -> C {
        guard let column = C(value(index)) else { throw misfit(index, C.self) }
        return column
    }

    /// The value as it is stored; NULL for a column the query does not have.
    public func value(_ index: Int) -> Value {
        switch kind(index) {
        case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(prepared.handle, Int32(truncatingIfNeeded: index)))
        case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(prepared.handle, Int32(truncatingIfNeeded: index)))
        case SQLITE_TEXT: .text(withBytes(index) { String(bytes: $0) })
        case SQLITE_BLOB: .blob(withBytes(index) { [UInt8](bytes: $0) })
        default: .null
        }
    }

    public func isNull(_ index: Int) -> Bool { kind(index) == SQLITE_NULL }

    public func integer(_ index: Int) throws(SQLiteError) -> Int64 {
        guard kind(index) == SQLITE_INTEGER else { throw misfit(index, Int64.self) }
        return unsafe sqlite3_column_int64(prepared.handle, Int32(truncatingIfNeeded: index))
    }

    /// The text, whole even where it holds a NUL; bytes that are not UTF-8 come back as U+FFFD.
    public func text(_ index: Int) throws(SQLiteError) -> String {
        guard kind(index) == SQLITE_TEXT else { throw misfit(index, String.self) }
        return withBytes(index) { String(bytes: $0) }
    }

    public func blob(_ index: Int) throws(SQLiteError) -> [UInt8] {
        guard kind(index) == SQLITE_BLOB else { throw misfit(index, [UInt8].self) }
        return withBytes(index) { [UInt8](bytes: $0) }
    }

    /// Lends the bytes of a text or a blob without copying them; no bytes for NULL.
    public func withBytes<R, E: Error>(_ index: Int, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        let column = Int32(truncatingIfNeeded: index)
        // The pointer first, then the length: the other order may measure a different encoding
        // (<https://www.sqlite.org/c3ref/column_blob.html>).
        let start = unsafe sqlite3_column_blob(prepared.handle, column)?.assumingMemoryBound(to: UInt8.self)
        let count = unsafe Int(sqlite3_column_bytes(prepared.handle, column))
        let bytes = unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
        return try body(unsafe bytes.span)
    }

    private func kind(_ index: Int) -> Int32 {
        unsafe sqlite3_column_type(prepared.handle, Int32(truncatingIfNeeded: index))
    }

    private func misfit<C>(_ index: Int, _ wanted: C.Type) -> SQLiteError {
        let name = unsafe sqlite3_column_name(prepared.handle, Int32(truncatingIfNeeded: index))
        let column = unsafe name.map { unsafe "'\(String(cString: $0))'" } ?? "which the query does not have"
        return SQLiteError(
            code: SQLITE_MISMATCH,
            message: "column \(index) \(column) holds \(value(index).kind), which is no \(wanted)", sql: prepared.sql)
    }
}

extension String {
    fileprivate init(bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}

extension [UInt8] {
    fileprivate init(bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) }
    }
}
