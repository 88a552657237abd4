import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// The measuring of one class as it is taken down, child by child.
struct MeasuringSheet {
    let checkup: Checkup
    let schoolClass: ClassID
    let today: LocalDate
    /// The classes whose public state is not what it was: this one, and one a child was measured in before.
    private(set) var changed: Set<ClassID> = []
    private var named: Set<PupilCode> = []

    init(checkup: Checkup, schoolClass: ClassID, today: LocalDate) {
        self.checkup = checkup
        self.schoolClass = schoolClass
        self.today = today
    }

    /// Records one child, or says all that is wrong with it, its pointers below `pointer`.
    mutating func settle(
        _ item: Lenient<MeasuredChild>, at pointer: String, in transaction: inout Transaction
    ) throws(SQLiteError) -> RecordMeasurements.Item {
        let child: MeasuredChild
        switch item {
        case .value(let value): child = value
        case .broken(let violations): return refused(nil, violations)
        }
        let known = try KnownPupils.find(child.pupil, in: transaction.reader)
        var complaints = Complaints(at: pointer)
        if !named.insert(child.pupil).inserted { complaints.add(.twice) }
        complaints.check(child, of: known, from: checkup.from, to: today)
        if known != nil,
            try !KnownPupils.sits(child.pupil, in: schoolClass, on: child.measuredOn, store: transaction.reader)
        {
            complaints.add(.elsewhere)
        }
        guard complaints.violations.isEmpty, let known,
            let age = GrowthAge(days: child.measuredOn.day - known.birthDate.day)
        else { return refused(child.pupil, complaints.violations) }
        let growth = GrowthMeasurement(
            sex: known.sex, age: age, weightGrams: child.weightKg?.units, heightMillimetres: child.heightCm?.units,
            measured: child.position, oedema: child.oedema ?? false)
        let measurement = Measurement(
            checkup: checkup.id, pupil: child.pupil, schoolClass: schoolClass, measuredOn: child.measuredOn,
            growth: growth, assessment: Growth.assess(growth))
        try keep(measurement, in: &transaction)
        return RecordMeasurements.Item(
            pupil: child.pupil, classes: (measurement.classes ?? []).map(GrowthWord.init),
            flags: measurement.flags.isEmpty ? nil : measurement.flags)
    }

    /// Adds the row, unless the last one says the same already.
    private mutating func keep(
        _ measurement: Measurement, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let last = try Measurements.last(of: measurement.pupil, in: checkup.id, store: transaction.reader)
        guard last != measurement else { return }
        try Measurements.insert(measurement, in: &transaction)
        changed.insert(schoolClass)
        if let last { changed.insert(last.schoolClass) }
    }

    private func refused(_ pupil: PupilCode?, _ violations: [Violation]) -> RecordMeasurements.Item {
        RecordMeasurements.Item(pupil: pupil, refused: Violations(violations).map { Problem($0) })
    }
}
