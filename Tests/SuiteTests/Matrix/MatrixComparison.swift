/// Where a message of the matrix is meant to apply, seen from the school of the tested roles.
enum MatrixPlace: String, CaseIterable {
    /// The own school, and the class and subject that the tested duties are of.
    case own
    /// A school under another office.
    case foreign
    /// The office above the own school.
    case office
    /// Another class of the own school.
    case otherClass = "other-class"
    /// Another subject in the own class.
    case otherSubject = "other-subject"
}

/// How far somebody's own scope goes.
enum MatrixReach {
    case everywhere, office, school, schoolClass, subject, pupil, nowhere

    func covers(_ place: MatrixPlace) -> Bool {
        switch self {
        case .everywhere: true
        case .office: place != .foreign
        case .school: place != .foreign && place != .office
        case .schoolClass: place == .own || place == .otherSubject
        // The same pupil in another subject is the same pupil.
        case .pupil: place == .own || place == .otherSubject
        case .subject: place == .own
        case .nowhere: false
        }
    }
}

/// What became of a message, as far as rights go: whatever else was answered, it was let through.
enum MatrixVerdict: String { case through = "let through", forbidden, unauthenticated }

/// One message that somebody sent, and what he was told.
struct MatrixObservation {
    var message: String
    var column: String
    var place: MatrixPlace
    var verdict: MatrixVerdict
    /// The answer's code and first sentence, for whoever looks for the cause.
    var told: String
}

/// The table against what was observed; pure, so that it can be tested with a wrong cell.
struct MatrixComparison {
    var table: RightsTable
    var reaches: [String: MatrixReach]

    /// What the table says of a message in a place; nothing where it has no such row or column.
    func expected(_ message: String, by column: String, at place: MatrixPlace) -> MatrixVerdict? {
        guard let row = table.row(of: message), let cell = row.cells[column], let reach = reaches[column] else {
            return nil
        }
        let isAllowed =
            switch cell {
            case .never: false
            case .all: true
            case .own: row.place == .own ? place == .own : reach.covers(place)
            }
        return isAllowed ? .through : reach == .nowhere ? .unauthenticated : .forbidden
    }

    /// All that differs, and all that was not looked at, a line each.
    func differences(in observed: [MatrixObservation], described: [String]) -> [String] {
        var lines = table.faults + table.strangers(described: described)
        if Set(table.columns) != Set(reaches.keys) { lines.append("rights.csv and the cast name different roles") }
        for seen in observed {
            // What has no row or column is named above, once.
            guard let expected = expected(seen.message, by: seen.column, at: seen.place), expected != seen.verdict
            else { continue }
            lines.append(
                "\(seen.message) by \(seen.column) at \(seen.place.rawValue): \(seen.verdict.rawValue), the table says "
                    + "\(expected.rawValue) (told: \(seen.told))")
        }
        let looked = Set(observed.filter { $0.place == .own }.map { "\($0.message) by \($0.column)" })
        for message in described where table.row(of: message) != nil {
            let missing = table.columns.filter { !looked.contains("\(message) by \($0)") }
            if !missing.isEmpty { lines.append("\(message): nobody looked at \(missing.joined(separator: ", "))") }
        }
        return lines
    }
}
