import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Closes a class that nobody is in any more, so that nobody is put into it; it stays on record with all its stays.
struct CloseClass: Command {
    static let name: MessageName = "pupils.close-class"
    static let permission: Permission? = .manageClasses

    var schoolClass: ClassID

    typealias Answer = Done

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Classes.exists(schoolClass, in: store) ? Scope(schoolClass.school) : nil
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        guard var state = try Classes.find(schoolClass, in: transaction.reader) else { return .refused(.notFound) }
        if state.status == .closed { return .done(Done()) }
        let size = try Stays.size(of: schoolClass, from: occasion.today, in: transaction.reader)
        guard size.pupils == 0 else {
            return .refused(
                Refusal(
                    .conflict, at: "/schoolClass",
                    en: "has \(size.pupils) pupils today or later; move them or record that they left first",
                    vi: "còn \(size.pupils) học sinh từ hôm nay trở đi; hãy chuyển lớp hoặc ghi nhận thôi học trước"))
        }
        state.status = .closed
        try Classes.change(state, in: &transaction)
        try transaction.record("closed", state, on: occasion)
        return .done(Done())
    }
}
