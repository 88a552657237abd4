import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A pupil's file, with every stay in a class; whichever of a pupil's codes is asked for, it is the file in use.
struct PupilFile: Query {
    static let name: MessageName = "pupils.pupil"
    static let permission: Permission? = .readPupils

    var code: PupilCode

    struct Answer: Codable {
        var pupil: Pupil
        /// Under all codes, the earliest first.
        var enrolments: [Enrolment]
        /// The files that were merged into it, in that order; left out where none was.
        var aliases: [Alias]?
    }

    /// Another code of the pupil.
    struct Alias: Codable {
        var code: PupilCode
        /// The day of the merge, and what showed that both are one child's.
        var merged: LocalDate
        var reason: LongText
        /// What the pupil is known by besides, as that file says.
        var identifiers: [Pupil.Identifier]?
    }

    /// Where the pupil's file is, and the class where the pupil is now, so that its homeroom teacher may read it.
    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        guard let code = try PupilFiles.inUse(code, in: store), let school = try PupilFiles.school(of: code, in: store)
        else { return nil }
        guard let stay = try Stays.latest(of: code, in: store), stay.to == nil else { return Scope(school) }
        return Scope(school, schoolClass: stay.schoolClass)
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        guard let code = try PupilFiles.inUse(code, in: store), let pupil = try PupilFiles.find(code, in: store)
        else { return .refused(.notFound) }
        var aliases: [Alias] = []
        for merge in try Merges.standing(into: code, in: store) {
            let identifiers = try Identifiers.all(of: merge.alias, in: store)
            aliases.append(
                Alias(
                    code: merge.alias, merged: merge.day, reason: merge.reason,
                    identifiers: identifiers.isEmpty ? nil : identifiers))
        }
        return .done(
            Answer(
                pupil: pupil, enrolments: try Stays.all(ofPerson: code, in: store),
                aliases: aliases.isEmpty ? nil : aliases))
    }
}
