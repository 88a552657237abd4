import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Opens the book of a class, a subject and a semester, with the columns that the subject's size asks for.
struct OpenMarkBook: Command {
    static let name: MessageName = "assessment.open-mark-book"
    static let permission: Permission? = .openMarkBooks

    var schoolClass: ClassID
    var subject: SubjectCode
    var semester: Semester

    struct Answer: Codable, Sendable, Hashable {
        var id: MarkBookID
        /// In the order they are printed.
        var columns: [MarkColumn]
    }

    func scope(in store: Reader) -> Scope? {
        Scope(schoolClass.school, schoolClass: schoolClass, subject: subject)
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        let id = MarkBookID(schoolClass: schoolClass, subject: subject, semester: semester)
        if let open = try MarkBooks.find(id, in: transaction.reader) {
            return .done(Answer(id: id, columns: open.required.columns))
        }
        guard let known = try KnownClasses.find(schoolClass, in: transaction.reader) else {
            return .refused(.unknownClass(schoolClass))
        }
        guard known.status == .open else {
            return .refused(
                Refusal(
                    .conflict, at: "/schoolClass", en: "\(schoolClass) is closed; books are opened for open classes",
                    vi: "lớp \(schoolClass) đã đóng; chỉ mở sổ cho lớp đang mở"))
        }
        let subjects = try Curricula.subjects(of: known, from: transaction.reader)
        guard !subjects.isEmpty else { return .refused(.noCurriculum(for: known)) }
        guard let found = subjects.first(where: { $0.code == subject }) else {
            return .refused(
                Refusal(
                    .invalid, at: "/subject",
                    en: "grade \(known.grade.rawValue) is not taught \(subject); add it to the curriculum first",
                    vi: "lớp \(known.grade.rawValue) không học môn \(subject); hãy thêm môn vào chương trình trước"))
        }
        try MarkBooks.add(id, kind: found.kind, required: found.required, in: &transaction)
        let columns = found.required.columns
        try transaction.record("opened", MarkBook(id: id, kind: found.kind, columns: columns), on: occasion)
        return .done(Answer(id: id, columns: columns))
    }
}

extension Refusal {
    static func unknownClass(_ id: ClassID) -> Refusal {
        Refusal(
            .notFound, at: "/schoolClass",
            en: "\(id) is not known here; define the class first, or send this again in a moment",
            vi: "chưa biết lớp \(id); hãy khai báo lớp trước, hoặc gửi lại sau giây lát")
    }

    static func noCurriculum(for known: KnownClass) -> Refusal {
        Refusal(
            .notFound, at: "/schoolClass",
            en: "grade \(known.grade.rawValue) has no curriculum in \(known.id.year); set it first",
            vi: "lớp \(known.grade.rawValue) chưa có chương trình năm học \(known.id.year); hãy đặt chương trình trước")
    }
}
