public import Contracts
import Messaging
public import SQLite
import Vocabulary
import Wire

/// The stays of pupils in classes; those that are void are only told of where they become so, and counted nowhere.
enum Stays {
    private static let columns = "pupil, year, number, class, from_day, to_day, status, leave_reason, outcome"

    /// Every stay under a code, the earliest first.
    static func all(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [Enrolment] {
        var stays: [Enrolment] = try store.all(
            "SELECT \(columns) FROM place WHERE pupil = ?1 ORDER BY from_day", pupil)
        if stays.isEmpty { return [] }
        let suspensions = try Suspensions.all(of: pupil, in: store)
        if suspensions.isEmpty { return stays }
        for index in stays.indices { stays[index].suspensions = suspensions[stays[index].id] }
        return stays
    }

    /// Every stay of a person under all codes, the earliest first.
    static func all(ofPerson pupil: PupilCode, in store: Reader) throws(SQLiteError) -> [Enrolment] {
        var stays = try all(of: pupil, in: store)
        let merges = try Merges.standing(into: pupil, in: store)
        if merges.isEmpty { return stays }
        for merge in merges { stays += try all(of: merge.alias, in: store) }
        return stays.sorted { $0.from < $1.from }
    }

    /// The latest stay of a person.
    static func latest(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Enrolment? {
        try all(ofPerson: pupil, in: store).last
    }

    /// Whether anybody has ever been or will be in a class, be the stay void.
    static func exist(in schoolClass: ClassID, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM enrolment WHERE class = ?1", schoolClass)
    }

    static func exists(_ pupil: PupilCode, in schoolClass: ClassID, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists("SELECT 1 FROM enrolment WHERE pupil = ?1 AND class = ?2", pupil, schoolClass)
    }

    /// The first stay of a person that a stay from `day` on would overlap.
    static func reaching(
        beyond day: LocalDate, of pupil: PupilCode, in store: Reader
    ) throws(SQLiteError) -> Enrolment? {
        try store.first(
            """
            SELECT \(columns) FROM place WHERE pupil IN \(Merges.codes(of: "?1")) AND (to_day IS NULL OR ?2 < to_day)
            ORDER BY from_day LIMIT 1
            """, pupil, day)
    }

    /// The number that a pupil's next stay of a year gets.
    static func nextNumber(of pupil: PupilCode, in year: SchoolYear, from store: Reader) throws(SQLiteError) -> Int {
        try store.value(
            """
            SELECT max(coalesce((SELECT max(number) FROM enrolment WHERE pupil = ?1 AND year = ?2), 0),
                coalesce((SELECT max(number) FROM stay_elsewhere WHERE pupil = ?1 AND owner = ?1 AND year = ?2), 0)) + 1
            """, pupil, year) ?? 1
    }

    /// Who attends a class on a day; whoever has been let off for a time does not.
    static func codes(of schoolClass: ClassID, on day: LocalDate, in store: Reader) throws(SQLiteError) -> [PupilCode] {
        try store.values(
            """
            SELECT pupil FROM place
            WHERE class = ?1 AND from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day) AND status <> 'suspended'
            """, schoolClass, day)
    }

    /// The stays in a class that share a day with a span, by pupil.
    static func spans(
        of schoolClass: ClassID, from: LocalDate, to: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Span] {
        try store.all(
            """
            SELECT pupil, name, from_day, to_day FROM place JOIN pupil ON code = pupil
            WHERE class = ?1 AND from_day < ?3 AND (to_day IS NULL OR ?2 < to_day) AND status <> 'suspended'
            ORDER BY pupil, from_day
            """, schoolClass, from, to)
    }

    /// When somebody was in a class.
    struct Span {
        var pupil: PupilCode
        var name: PersonName
        var from: LocalDate
        /// The first day no longer there.
        var to: LocalDate?

        func contains(_ day: LocalDate) -> Bool { from <= day && to.map { day < $0 } ?? true }
    }

    static func add(_ stay: Enrolment, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            "INSERT INTO enrolment(\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", stay.pupil,
            stay.year, stay.id.number, stay.schoolClass, stay.from, stay.to, stay.status, stay.leaveReason,
            stay.outcome)
    }

    /// Keeps what became of a stay: its end, or its status.
    static func keep(_ stay: Enrolment, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            UPDATE enrolment SET to_day = ?4, status = ?5, leave_reason = ?6, outcome = ?7
            WHERE pupil = ?1 AND year = ?2 AND number = ?3
            """, stay.pupil, stay.year, stay.id.number, stay.to, stay.status, stay.leaveReason, stay.outcome)
    }

    /// What is to be said of how full a class is from `day` on.
    ///
    /// With each enrolment the index alone is asked: only where the disabled among them might matter are the files read.
    static func warnings(
        about schoolClass: SchoolClass, from day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> [Bilingual] {
        let pupils: Int = try store.value(countSQL, schoolClass.id, day) ?? 0
        let worst = ClassSize(pupils: pupils, disabled: pupils)
        guard !worst.excesses(in: schoolClass.grades).isEmpty else { return [] }
        return try size(of: schoolClass.id, from: day, in: store).warnings(for: schoolClass.id, in: schoolClass.grades)
    }

    static let countSQL = "SELECT count(*) FROM place WHERE class = ?1 AND (to_day IS NULL OR ?2 < to_day)"

    /// How many are or will be in a class from `day` on, and how many of them are disabled.
    static func size(of schoolClass: ClassID, from day: LocalDate, in store: Reader) throws(SQLiteError) -> ClassSize {
        try store.first(
            """
            SELECT count(*), count(disability) FROM place JOIN pupil ON pupil.code = place.pupil
            WHERE class = ?1 AND (to_day IS NULL OR ?2 < to_day)
            """, schoolClass, day) ?? ClassSize(pupils: 0, disabled: 0)
    }

    /// Who is in a class on a day, in Vietnamese order.
    static func roll(
        of schoolClass: ClassID, on day: LocalDate, after code: PupilCode?, limit: Int, in store: Reader
    ) throws(SQLiteError) -> [ClassRoll.Entry] {
        try store.all(
            """
            SELECT code, name, sex, birth_date, EXISTS (
                SELECT 1 FROM suspension
                WHERE suspension.pupil = code AND suspension.from_day <= ?2
                    AND (suspension.to_day IS NULL OR ?2 < suspension.to_day))
            FROM place JOIN pupil ON pupil.code = place.pupil
            WHERE class = ?1 AND place.from_day <= ?2 AND (place.to_day IS NULL OR ?2 < place.to_day)
                AND (?3 IS NULL OR \(PupilSearch.after("?3")))
            ORDER BY sort_key, code LIMIT ?4
            """, schoolClass, day, code, limit)
    }
}

extension Enrolment: RowReadable {
    public init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: EnrolmentID(owner: try row[0], year: try row[1], number: try row[2]), schoolClass: try row[3],
            from: try row[4], to: try row[5], status: try row[6], leaveReason: try row[7],
            outcome: try row[8])
    }
}

extension Stays.Span: RowReadable {
    init(row: borrowing Row) throws(SQLiteError) {
        self.init(pupil: try row[0], name: try row[1], from: try row[2], to: try row[3])
    }
}

extension ClassSize: RowReadable {
    init(row: borrowing Row) throws(SQLiteError) {
        self.init(pupils: try row[0], disabled: try row[1])
    }
}

extension ClassRoll.Entry: RowReadable {
    init(row: borrowing Row) throws(SQLiteError) {
        let isSuspended: Bool = try row[4]
        self.init(
            code: try row[0], name: try row[1], sex: try row[2], birthDate: try row[3],
            suspended: isSuspended ? true : nil)
    }
}
