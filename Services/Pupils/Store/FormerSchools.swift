public import Contracts
import Messaging
public import SQLite
import Vocabulary

/// The schools that had pupils before the ones that have them now; with these they are one after the other, without a gap.
enum FormerSchools {
    /// The earliest first.
    static func all(
        of pupil: PupilCode, in store: Reader
    ) throws(SQLiteError) -> [TransferPackage.Custody] {
        try store.all(
            "SELECT school, from_day, to_day FROM former_school WHERE pupil = ?1 ORDER BY to_day", pupil)
    }

    /// Since when the school has kept the file; nothing where it was the first to do so.
    static func keptFrom(_ pupil: PupilCode, in store: Reader) throws(SQLiteError) -> LocalDate? {
        try store.value("SELECT kept_from FROM pupil WHERE code = ?1 AND kept_from IS NOT NULL", pupil)
    }

    /// Notes schools that are not known yet of one who comes, in order.
    static func learn(
        _ schools: [TransferPackage.Custody], of pupil: PupilCode, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let known = try all(of: pupil, in: transaction.reader).last?.to
        for custody in schools where known.map({ $0 < custody.to }) ?? true {
            try transaction.run(
                "INSERT INTO former_school(pupil, school, from_day, to_day) VALUES (?1, ?2, ?3, ?4)", pupil,
                custody.school, custody.from, custody.to)
        }
    }

    /// Gives a file into another school's hands: from that day on it is there, up to it here.
    static func hand(
        _ file: Pupil, to school: UnitCode, from day: LocalDate, isAway: Bool = false,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        let since = try keptFrom(file.code, in: transaction.reader)
        try learn(
            [TransferPackage.Custody(school: file.school, from: since, to: day)], of: file.code, in: &transaction)
        try receive(file.code, at: school, from: day, isAway: isAway, in: &transaction)
    }

    /// Notes that a school has the pupil from that day on; away where it is of another installation.
    static func receive(
        _ pupil: PupilCode, at school: UnitCode, from day: LocalDate, isAway: Bool = false,
        in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.run(
            "UPDATE pupil SET school = ?2, kept_from = ?3, away = ?4 WHERE code = ?1", pupil, school, day, isAway)
    }
}

extension TransferPackage.Custody: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(school: try row[0], from: try row[1], to: try row[2])
    }
}
