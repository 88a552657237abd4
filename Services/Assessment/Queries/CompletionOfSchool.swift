import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// How far a school has come with its five-year-olds: which classes have finished entry, and the list as it was approved.
///
/// A class teacher asks for his own class alone. It holds all that the printed list says but names, with the head of the
/// journal it was made from.
struct CompletionOfSchool: Query {
    static let name: MessageName = "assessment.completion"
    static let permission: Permission? = .readMarks

    var school: UnitCode
    var year: SchoolYear
    /// Every class, where none is named.
    var schoolClass: ClassCode?

    struct Answer: Codable, Sendable {
        var schoolName: ShortText?
        /// As entries stand, by class.
        var classes: [Line]
        /// As it was last approved; left out where it never was.
        var list: CompletionList?
        /// Who reads otherwise now than on that list, or is on one of the two alone.
        var changed: [PupilCode]
        /// The last fact of this service's journal when the answer was made.
        var sequence: Int64
        var hash: JournalHash?
    }

    struct Line: Codable, Sendable, Hashable {
        var schoolClass: ClassID
        /// Who has the class today.
        var teachers: [MemberCode]
        /// Whether every five-year-old has an entry.
        var finished: Bool
        /// By code.
        var children: [ChildDevelopment]
        var missing: [PupilCode]
    }

    func scope(in store: Reader) -> Scope? {
        Scope(school, schoolClass: schoolClass.map { ClassID(school: school, year: year, code: $0) })
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        var lines: [Line] = []
        for one in try FiveYearOlds.all(of: school, in: year, from: store) where isAsked(one.schoolClass.code) {
            lines.append(
                Line(
                    schoolClass: one.schoolClass,
                    teachers: try KnownAssignments.members(of: one.schoolClass, on: occasion.today, in: store),
                    finished: one.missing.isEmpty, children: one.children, missing: one.missing))
        }
        var list = try CompletionLists.find(school, year, in: store)
        list?.classes.removeAll { !isAsked($0.code) }
        if lines.isEmpty && list?.classes.isEmpty ?? true {
            return .refused(.noFiveYearOlds(in: year, at: schoolClass == nil ? "/school" : "/schoolClass"))
        }
        let head = try Journal.head(in: store)
        return .done(
            Answer(
                schoolName: try Directory.unit(school, in: store)?.name, classes: lines, list: list,
                changed: list.map { Self.changes(since: $0, lines) } ?? [], sequence: head.seq,
                hash: JournalHash(bytes: head.hash)))
    }

    private func isAsked(_ code: ClassCode) -> Bool { schoolClass.map { $0 == code } ?? true }

    private static func changes(since list: CompletionList, _ lines: [Line]) -> [PupilCode] {
        let now = Dictionary(lines.flatMap(\.children).map { ($0.pupil, $0) }) { $1 }
        let then = Dictionary(list.children.map { ($0.pupil, $0) }) { $1 }
        let everybody = Set(now.keys).union(then.keys).union(lines.flatMap(\.missing))
        return everybody.filter { now[$0] != then[$0] || now[$0] == nil }.sorted()
    }

    func disclosure(in answer: Answer) -> Disclosure? {
        let children = answer.classes.flatMap(\.children) + (answer.list?.children ?? [])
        return Disclosure(
            of: children.map(\.pupil), en: "development of five-year-olds", vi: "đánh giá sự phát triển của trẻ 5 tuổi")
    }
}
