import Access
import Contracts
import SQLite
import Vocabulary

/// Where a pupil is, as far as rights go by it.
enum Whereabouts {
    /// The school that keeps the file, the class where the pupil is now, so that its homeroom teacher is let in, and the
    /// pupil: for what is about this one and shows no other.
    ///
    /// A code that leads to another file is asked for there. Nothing for a code nobody has; no class for who is in none any more.
    static func scope(of pupil: PupilCode, in store: Reader) throws(SQLiteError) -> Scope? {
        guard let pupil = try PupilFiles.inUse(pupil, in: store),
            let school = try PupilFiles.school(of: pupil, in: store)
        else { return nil }
        guard let stay = try Stays.latest(of: pupil, in: store), stay.to == nil else {
            return Scope(school, pupil: pupil)
        }
        return Scope(school, schoolClass: stay.schoolClass, pupil: pupil)
    }
}
