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
    }

    /// Where the pupil's file is, and the class where the pupil is now, so that its homeroom teacher may read it.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Whereabouts.scope(of: code, in: store) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let pupil = try PupilFiles.find(code, in: store) else { return .refused(.notFound) }
        return .done(Answer(pupil: pupil, enrolments: try Stays.all(of: code, in: store)))
    }
}
