import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// How the conduct of a class's pupils stands judged in a semester, and who has not been judged.
struct ConductList: Query {
    static let name: MessageName = "assessment.conduct"
    static let permission: Permission? = .readMarks

    var schoolClass: ClassID
    var semester: Semester

    struct Answer: Codable, Sendable {
        /// By pupil.
        var items: [Conduct]
        var missing: [PupilCode]
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        var answer = Answer(items: [], missing: [])
        let due = Set(try KnownEnrolments.membersWithResults(of: schoolClass, on: occasion.today, in: store))
        for pupil in try KnownEnrolments.members(of: schoolClass, on: occasion.today, in: store) {
            if let state = try Conducts.find(pupil, schoolClass.year, semester, in: store) {
                answer.items.append(state)
            } else if due.contains(pupil) {
                answer.missing.append(pupil)
            }
        }
        return .done(answer)
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        Disclosure(of: answer.items.map(\.pupil), en: "conduct in a semester", vi: "kết quả rèn luyện học kì")
    }
}
