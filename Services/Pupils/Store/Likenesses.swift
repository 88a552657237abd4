import Contracts
import Messaging
import SQLite
import Vocabulary

/// Pairs of rows of the `pupil` and `identifier` tables that look like one pupil's and have not been merged.
enum Likenesses {
    private struct Couple: RowReadable {
        var one: PupilCode
        var other: PupilCode
        var names: (PersonName, PersonName)
        var bornAlike: Bool
        var phonesMeet: Bool

        init(row: borrowing Row) throws(SQLiteError) {
            (one, other) = (try row[0], try row[1])
            names = (try row[2], try row[3])
            bornAlike = try row[4]
            let guardians: (StoredList<Pupil.Guardian>, StoredList<Pupil.Guardian>) = (try row[5], try row[6])
            let phones = Set(guardians.0.items.compactMap(\.phone?.text))
            phonesMeet = guardians.1.items.contains { $0.phone.map { phones.contains($0.text) } ?? false }
        }
    }

    /// What two files are asked for, the smaller code first.
    private static let columns = """
        one.code, other.code, one.name, other.name, one.birth_date = other.birth_date, one.guardians, other.guardians
        """

    /// In order of codes.
    static func pairs(at school: UnitCode, in store: Reader) throws(SQLiteError) -> [Duplicates.Pair] {
        var likeness: [PairKey: (Couple, [Duplicates.Likeness])] = [:]
        for couple in try namesakes(at: school, in: store) {
            var found: [Duplicates.Likeness] = []
            if couple.bornAlike { found.append(.nameAndBirthDate) }
            if couple.phonesMeet { found.append(.nameAndPhone) }
            if !found.isEmpty { likeness[PairKey(couple.one, couple.other)] = (couple, found) }
        }
        for couple in try clashes(at: school, in: store) {
            likeness[PairKey(couple.one, couple.other), default: (couple, [])].1.append(.identifier)
        }
        return likeness.values.map { couple, found in
            Duplicates.Pair(
                one: couple.one, other: couple.other, oneName: couple.names.0, otherName: couple.names.1,
                likeness: found)
        }.sorted { ($0.one.text, $0.other.text) < ($1.one.text, $1.other.text) }
    }

    private struct PairKey: Hashable {
        var one: PupilCode
        var other: PupilCode
        init(_ one: PupilCode, _ other: PupilCode) { (self.one, self.other) = (one, other) }
    }

    private static func namesakes(at school: UnitCode, in store: Reader) throws(SQLiteError) -> [Couple] {
        try store.all(namesakesSQL, school)
    }

    static let namesakesSQL = """
        SELECT \(columns)
        FROM pupil AS one JOIN pupil AS other
            ON other.school = one.school AND other.search = one.search AND one.code < other.code
        WHERE one.school = ?1 AND one.search <> '' AND one.merged_into IS NULL AND other.merged_into IS NULL
        """

    private static func clashes(at school: UnitCode, in store: Reader) throws(SQLiteError) -> [Couple] {
        try store.all(clashesSQL, school)
    }

    static let clashesSQL = """
        SELECT \(columns)
        FROM (
            SELECT coalesce(pupil.merged_into, pupil.code) AS a, coalesce(owner.merged_into, owner.code) AS b
            FROM pupil JOIN identifier AS mine ON mine.pupil = pupil.code
                JOIN identifier AS yours ON yours.value = mine.value AND yours.pupil <> mine.pupil
                JOIN pupil AS owner ON owner.code = yours.pupil
            WHERE pupil.school = ?1 AND mine.scheme <> 'LOCAL' AND yours.scheme <> 'LOCAL'
            UNION
            SELECT coalesce(pupil.merged_into, pupil.code), coalesce(yours.merged_into, yours.code)
            FROM pupil JOIN identifier AS mine ON mine.pupil = pupil.code
                JOIN pupil AS yours ON yours.code = mine.value AND yours.code <> mine.pupil
            WHERE pupil.school = ?1 AND mine.scheme <> 'LOCAL'
        ) AS clash
        JOIN pupil AS one ON one.code = min(clash.a, clash.b)
        JOIN pupil AS other ON other.code = max(clash.a, clash.b)
        WHERE clash.a <> clash.b AND one.school = ?1 AND other.school = ?1
        GROUP BY one.code, other.code
        """
}
