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
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        guard let school = try PupilFiles.school(of: code, in: store) else { return nil }
        guard let stay = try Stays.latest(of: code, in: store), stay.to == nil else { return Scope(school) }
        return Scope(school, schoolClass: stay.schoolClass)
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let pupil = try PupilFiles.find(code, in: store) else { return .refused(.notFound) }
        return .done(Answer(pupil: pupil, enrolments: try Stays.all(of: code, in: store)))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: [code], en: "the pupil's file", vi: "hồ sơ học sinh")
    }
}
