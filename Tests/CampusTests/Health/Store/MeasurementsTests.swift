import SQLite
import TestKit
import Testing

@testable import Campus

@Suite("The measurement table") struct MeasurementsTests {
    @Test(
        "refuses what no measurement is",
        arguments: [
            "UPDATE measurement SET grams = 15000",
            "DELETE FROM measurement",
            """
            INSERT INTO measurement(checkup, pupil, school_class, measured_on, position, oedema)
            SELECT checkup, pupil, school_class, measured_on, position, oedema FROM measurement
            """,
            """
            INSERT INTO measurement(checkup, pupil, school_class, measured_on, grams, position, oedema)
            SELECT checkup, pupil, school_class, measured_on, 499, position, oedema FROM measurement
            """,
            """
            INSERT INTO measurement(checkup, pupil, school_class, measured_on, millimetres, position, oedema)
            SELECT checkup, pupil, school_class, measured_on, 2501, position, oedema FROM measurement
            """,
            """
            INSERT INTO measurement(checkup, pupil, school_class, measured_on, grams, position, oedema)
            SELECT checkup, pupil, school_class, measured_on, grams, 'sitting', oedema FROM measurement
            """,
            """
            INSERT INTO measurement(checkup, pupil, school_class, measured_on, grams, position, oedema)
            SELECT 'none', pupil, school_class, measured_on, grams, position, oedema FROM measurement
            """,
        ])
    func refuses(statement: String) throws {
        try onStage(Campus.self) { transaction in
            let room = try Classroom(in: &transaction)
            _ = try room.measure(room.line(room.an, #""weightKg":14"#), transaction: &transaction)
            let error = #expect(throws: SQLiteError.self) { try transaction.run(statement) }
            #expect(error?.isConstraint == true)
        }
    }

    @Test("is never searched row by row for a class")
    func plan() throws {
        try onStage(Campus.self) { transaction in
            let steps = try transaction.reader.plan(Measurements.countingOfClass)
            #expect(!steps.isEmpty && !steps.contains { $0.hasPrefix("SCAN") })
        }
    }
}
