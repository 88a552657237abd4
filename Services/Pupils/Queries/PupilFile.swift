import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A pupil's file, with every stay in a class.
struct PupilFile: Query {
    static let name: MessageName = "pupils.pupil"
    static let permission: Permission? = .readPupils

    var code: PupilCode

    struct Answer: Codable {
        var pupil: Pupil
        /// The earliest first.
        var enrolments: [Enrolment]
        /// Stays in classes of another installation, the earliest first; left out where there are none.
        var elsewhere: [Enrolment]?
        /// The schools that had the pupil before, the earliest first; left out where there were none.
        var schools: [TransferPackage.Custody]?
    }

    /// Where the pupil's file is, and the class where the pupil is now, so that its homeroom teacher may read it.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Whereabouts.scope(of: code, in: store) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let pupil = try PupilFiles.find(code, in: store) else { return .refused(.notFound) }
        let elsewhere = try StaysElsewhere.all(of: code, in: store)
        let schools = try FormerSchools.all(of: code, in: store)
        return .done(
            Answer(
                pupil: pupil, enrolments: try Stays.all(of: code, in: store),
                elsewhere: elsewhere.isEmpty ? nil : elsewhere, schools: schools.isEmpty ? nil : schools))
    }
}
