import Testing

@Suite("The comparison of rights with the table")
struct MatrixComparisonTests {
    private static let text = """
        # A comment.
        message,            where, principal, auditor, root, nobody
        *.health,           nobody,      all,     all,  all,    all
        pupils.enrol-pupil, class,       own,       -,  all,      -
        identity.password,  own,         own,     own,  own,      -
        """
    private static let described = [
        "pupils.health", "pupils.enrol-pupil", "pupils.enrol-pupil-many", "identity.password",
    ]
    private static let reaches: [String: MatrixReach] = [
        "principal": .school, "auditor": .school, "root": .everywhere, "nobody": .nowhere,
    ]

    private let comparison = MatrixComparison(table: RightsTable(text), reaches: reaches)

    /// What a suite without fault answers.
    private var faultless: [MatrixObservation] {
        Self.described.flatMap { message in
            MatrixPlace.allCases.flatMap { place in
                Self.reaches.keys.compactMap { column in
                    comparison.expected(message, by: column, at: place).map {
                        MatrixObservation(message: message, column: column, place: place, verdict: $0, told: "")
                    }
                }
            }
        }
    }

    private func differences(_ observed: [MatrixObservation], described: [String] = described) -> [String] {
        comparison.differences(in: observed, described: described)
    }

    @Test("finds nothing where everybody may what the table says")
    func agreement() { #expect(differences(faultless) == []) }

    @Test(
        "reads the table as it is written",
        arguments: [
            ("pupils.enrol-pupil", "principal", MatrixPlace.own, MatrixVerdict.through),
            ("pupils.enrol-pupil-many", "principal", .otherClass, .through),
            ("pupils.enrol-pupil", "principal", .foreign, .forbidden),
            ("pupils.enrol-pupil", "principal", .office, .forbidden),
            ("pupils.enrol-pupil", "root", .foreign, .through),
            ("pupils.enrol-pupil-many", "auditor", .own, .forbidden),
            ("pupils.enrol-pupil", "nobody", .own, .unauthenticated), ("pupils.health", "nobody", .own, .through),
            ("identity.password", "root", .own, .through), ("identity.password", "root", .foreign, .forbidden),
        ])
    func reading(message: String, column: String, place: MatrixPlace, verdict: MatrixVerdict) {
        #expect(comparison.expected(message, by: column, at: place) == verdict)
    }

    @Test("names each wrong cell, whichever way it is wrong")
    func planted() {
        let good = faultless
        for index in good.indices {
            for verdict in [MatrixVerdict.through, .forbidden, .unauthenticated] where verdict != good[index].verdict {
                var wrong = good
                wrong[index].verdict = verdict
                let found = differences(wrong)
                #expect(found.count == 1)
                #expect(found.first?.hasPrefix("\(good[index].message) by \(good[index].column) at ") == true)
            }
        }
    }

    @Test("names a message that only one side knows")
    func strangers() {
        #expect(
            differences(faultless, described: Self.described + ["pupils.new"]).contains { $0.hasPrefix("pupils.new:") })
        let fewer = Self.described.filter { $0 != "identity.password" }
        #expect(differences(faultless, described: fewer).contains { $0.hasPrefix("identity.password: rights.csv has") })
    }

    @Test("names what nobody looked at")
    func unseen() {
        let fewer = faultless.filter { $0.message != "pupils.enrol-pupil-many" || $0.column != "auditor" }
        #expect(differences(fewer) == ["pupils.enrol-pupil-many: nobody looked at auditor"])
        #expect(differences([]).count == Self.described.count)
    }

    @Test("names lines that do not read, stand twice, or ask a permission of nobody")
    func faults() {
        let table = RightsTable(
            Self.text + "\npupils.x, class, own\npupils.y, moon, -, -, -, -\npupils.health, nobody, all, -, all, all"
                + "\nidentity.password, own, own, own, own, -")
        #expect(table.faults.count == 4)
    }
}
