import Contracts
import Messaging
import SQLite
import Vocabulary

/// The `measurement` table; of one pupil in one checkup the last row counts.
enum Measurements {
    /// The last measurement of a pupil in a checkup.
    static func last(of pupil: PupilCode, in checkup: CheckupID, store: Reader) throws(SQLiteError) -> Measurement? {
        try store.first(
            """
            SELECT \(Measurement.columns) FROM measurement
            WHERE checkup = ?1 AND pupil = ?2 ORDER BY number DESC LIMIT 1
            """, checkup, pupil)
    }

    /// What counts of a class in a checkup, by pupil.
    static func counting(
        in checkup: CheckupID, of schoolClass: ClassID, store: Reader
    ) throws(SQLiteError) -> [Measurement] {
        try store.all(countingOfClass, checkup, schoolClass)
    }

    static let countingOfClass = """
        SELECT \(Measurement.columns) FROM measurement AS m
        WHERE checkup = ?1 AND school_class = ?2
            AND number = (SELECT max(number) FROM measurement WHERE checkup = ?1 AND pupil = m.pupil)
        ORDER BY pupil
        """

    /// What counts of one pupil, the earliest first.
    static func counting(of pupil: PupilCode, store: Reader) throws(SQLiteError) -> [Measurement] {
        try store.all(countingOfPupil, pupil)
    }

    static let countingOfPupil = """
        SELECT \(Measurement.columns) FROM measurement AS m
        WHERE pupil = ?1 AND number = (SELECT max(number) FROM measurement WHERE checkup = m.checkup AND pupil = ?1)
        ORDER BY measured_on, checkup
        """

    static func insert(_ measurement: Measurement, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO measurement(\(Measurement.columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """,
            measurement.checkup, measurement.pupil, measurement.schoolClass, measurement.measuredOn,
            measurement.grams, measurement.millimetres, measurement.position.rawValue, measurement.oedema,
            measurement.scores.haz, measurement.scores.waz, measurement.scores.baz, measurement.scores.whz,
            measurement.classes.map { $0.map(\.rawValue).joined(separator: " ") })
    }
}

/// One row: a child measured once, in the units of storage, with what the tables say of it.
struct Measurement: RowReadable, Hashable {
    var checkup: CheckupID
    var pupil: PupilCode
    var schoolClass: ClassID
    var measuredOn: LocalDate
    var grams: Int?
    var millimetres: Int?
    var position: GrowthMeasurement.Position
    var oedema: Bool
    var scores: Scores
    /// Empty means normal; nothing means that no table could judge the child.
    var classes: [GrowthClass]?

    /// Standard deviations from WHO's median, by index.
    struct Scores: Codable, Sendable, Hashable {
        var haz: Double?
        var waz: Double?
        var baz: Double?
        var whz: Double?
    }

    static let columns = """
        checkup, pupil, school_class, measured_on, grams, millimetres, position, oedema, haz, waz, baz, whz, classes
        """

    init(row: borrowing Row) throws(SQLiteError) {
        checkup = try row[0]
        pupil = try row[1]
        schoolClass = try row[2]
        measuredOn = try row[3]
        grams = try row[4]
        millimetres = try row[5]
        position = try row.text(6) == GrowthMeasurement.Position.lying.rawValue ? .lying : .standing
        oedema = try row[7]
        scores = Scores(haz: try row[8], waz: try row[9], baz: try row[10], whz: try row[11])
        let codes: String? = try row[12]
        classes = codes?.split(separator: " ").compactMap { GrowthClass(rawValue: String($0)) }
    }

    init(
        checkup: CheckupID, pupil: PupilCode, schoolClass: ClassID, measuredOn: LocalDate,
        growth: GrowthMeasurement, assessment: GrowthAssessment
    ) {
        self.checkup = checkup
        self.pupil = pupil
        self.schoolClass = schoolClass
        self.measuredOn = measuredOn
        grams = growth.weightGrams
        millimetres = growth.heightMillimetres
        position = growth.measured ?? .standing
        oedema = growth.oedema
        scores = Scores(haz: assessment.haz, waz: assessment.waz, baz: assessment.baz, whz: assessment.whz)
        classes = assessment.isJudged ? assessment.classes : nil
    }

    /// The indices whose score no child has: such a measurement is to be repeated.
    var flags: [GrowthIndex] {
        GrowthIndex.allCases.filter { index in
            switch index {
            case .heightForAge: scores.haz.map { !index.plausible.contains($0) } ?? false
            case .weightForAge: scores.waz.map { !index.plausible.contains($0) } ?? false
            case .bodyMassForAge: scores.baz.map { !index.plausible.contains($0) } ?? false
            case .weightForHeight: scores.whz.map { !index.plausible.contains($0) } ?? false
            }
        }
    }
}
