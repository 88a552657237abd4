import Messaging
import SQLite
import ServiceKit

extension Pupils {
    /// Fills the sort keys of names that were written before there were any, so that no list ever lacks somebody.
    static func prepare(
        with configuration: Configuration, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try PupilFiles.sortOldNames(in: &transaction)
    }
}
