import Messaging
import SQLite
import Vocabulary
import Wire

// A list of names goes on after a pupil, by code: names are nobody's business in a cursor.

extension Findings {
    /// Where the next page of a school's pupils begins.
    mutating func cursor(
        _ text: String?, at school: UnitCode, in store: Reader
    ) throws(SQLiteError) -> PupilCode? {
        guard let text else { return nil }
        if let code = PupilCode(text), try PupilFiles.school(of: code, in: store) == school { return code }
        addStrangeCursor()
        return nil
    }

    /// Where the next page of a class begins; who was there once may be another school's by now.
    mutating func cursor(
        _ text: String?, in schoolClass: ClassID, in store: Reader
    ) throws(SQLiteError) -> PupilCode? {
        guard let text else { return nil }
        if let code = PupilCode(text), try Stays.exists(code, in: schoolClass, in: store) { return code }
        addStrangeCursor()
        return nil
    }

    mutating func addStrangeCursor() {
        add(
            .invalid, at: "/after", en: "is not where a page of this list ended; send the `next` of the page before",
            vi: "không phải vị trí kết thúc một trang của danh sách này; hãy gửi lại `next` của trang trước")
    }
}
