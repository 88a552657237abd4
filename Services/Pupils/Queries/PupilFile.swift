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
        /// Stays in classes of another installation, the earliest first; left out where there are none.
        var elsewhere: [Enrolment]?
        /// The schools that had the pupil before, the earliest first; left out where there were none.
        var schools: [TransferPackage.Custody]?
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
    func scope(in store: Reader) throws(SQLiteError) -> Scope? { try Whereabouts.scope(of: code, in: store) }

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
        let elsewhere = try StaysElsewhere.all(ofPerson: code, in: store)
        let schools = try FormerSchools.all(of: code, in: store)
        return .done(
            Answer(
                pupil: pupil, enrolments: try Stays.all(ofPerson: code, in: store),
                aliases: aliases.isEmpty ? nil : aliases, elsewhere: elsewhere.isEmpty ? nil : elsewhere,
                schools: schools.isEmpty ? nil : schools))
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: [code], en: "the pupil's file", vi: "hồ sơ học sinh")
    }
}
