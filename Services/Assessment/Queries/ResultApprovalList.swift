import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Which classes' results of a term are confirmed and approved, and who is still to do what.
struct ResultApprovalList: Query {
    static let name: MessageName = "assessment.result-approvals"
    static let permission: Permission? = .readMarks

    /// Each class is reckoned anew, which takes a few milliseconds.
    private static let mostClasses = 50

    var school: UnitCode
    var year: SchoolYear
    var term: Term
    /// One class by its code, as its homeroom teacher may ask.
    var code: ClassCode?
    var limit: Int?
    var after: String?

    struct Item: Codable, Sendable {
        var schoolClass: ClassID
        var status: ResultStatus
        var pupils: Int
        /// What stands before the principal's signature, and whose work it is.
        var missing: [ResultGap]
        /// The last signatures; left out where there have been none.
        var last: ResultApproval?
        /// Why the class cannot be reckoned: it has no curriculum, say.
        var refused: Bilingual?
    }

    func scope(in store: Reader) -> Scope? {
        guard let code else { return Scope(school) }
        return .schoolClass(ClassID(school: school, year: year, code: code))
    }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Page<Item>> {
        let size = min(Page<Item>.size(limit), Self.mostClasses)
        let classes: [ClassID]
        if let code {
            let id = ClassID(school: school, year: year, code: code)
            guard try KnownClasses.find(id, in: store) != nil else { return .refused(.notFound) }
            classes = [id]
        } else {
            classes = try KnownClasses.secondary(
                of: school, in: year, after: after ?? "", limit: size + 1, from: store)
        }
        let page = Page(classes, size: size) { $0.text }
        var items: [Item] = []
        for schoolClass in page.items {
            items.append(try item(schoolClass, on: occasion.today, from: store))
        }
        var answer = Page<Item>(items, size: size) { $0.schoolClass.text }
        answer.next = page.next
        return .done(answer)
    }

    private func item(
        _ schoolClass: ClassID, on day: LocalDate, from store: Reader
    ) throws(SQLiteError) -> Item {
        switch try ClassStanding.find(schoolClass, term, on: day, from: store) {
        case .done(let standing):
            return Item(
                schoolClass: schoolClass, status: standing.status, pupils: standing.results.count,
                missing: standing.gapsToApproval, last: standing.kept?.state)
        case .refused(let refusal):
            let last = try ResultApprovals.last(of: schoolClass, in: term, from: store)?.state
            return Item(
                schoolClass: schoolClass, status: last?.status ?? .open, pupils: 0, missing: [], last: last,
                refused: refusal.detail)
        }
    }

    /// Who lacks marks is a matter of the child's; that all is there is none.
    func disclosure(in answer: Page<Item>) -> Disclosure? {
        Disclosure(
            of: answer.items.flatMap { $0.missing.flatMap(\.pupils) }, en: "what is missing of a term's results",
            vi: "nội dung còn thiếu của kết quả học kì, năm học")
    }
}
