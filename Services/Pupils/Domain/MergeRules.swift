import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

// A file that was merged into another takes nothing more: it waits as it is, in case the merge is undone.

extension Findings {
    /// Whether a file is in use; where it was merged into another, the code to use is named.
    ///
    /// What else a command finds wrong is not looked for then, since it would be found in the wrong file. Where a school is
    /// named, nothing is said of the files of others.
    mutating func expectInUse(
        _ code: PupilCode, of school: UnitCode? = nil, at pointer: String = "/pupil", in store: Reader
    ) throws(SQLiteError) -> Bool {
        guard let used = try PupilFiles.inUse(code, in: store), used != code else { return true }
        if let school, try PupilFiles.school(of: code, in: store) != school { return true }
        add(
            .conflict, at: pointer, en: "was merged into the file of pupil \(used); use that code",
            vi: "đã được gộp vào hồ sơ của học sinh \(used); hãy dùng mã đó")
        return false
    }
}

extension Enrolment {
    func overlaps(_ other: Enrolment) -> Bool {
        (to.map { other.from < $0 } ?? true) && (other.to.map { from < $0 } ?? true)
    }

    /// The stay as everybody is told of it once it is void: over before it began, so that it counts on no day.
    var voided: Enrolment { Enrolment(id: id, schoolClass: schoolClass, from: from, to: from, status: .merged) }

    /// The days of the stay, as far as it has an end, that none of the others covers; they are in order, and do not
    /// overlap each other.
    func uncovered(by others: [Enrolment]) -> [(from: LocalDate, to: LocalDate)] {
        var gaps: [(from: LocalDate, to: LocalDate)] = []
        var day: LocalDate? = from
        for other in others where overlaps(other) {
            if let start = day, start < other.from { gaps.append((start, other.from)) }
            day = other.to
        }
        if let day, let to, day < to { gaps.append((day, to)) }
        return gaps
    }
}
