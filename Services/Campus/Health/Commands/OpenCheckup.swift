import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Opens a round of measuring at a school, from a day on.
///
/// Asked again for the same day it answers with the same round.
struct OpenCheckup: Command {
    static let name: MessageName = "campus.open-checkup"
    static let permission: Permission? = .manageHealth

    var school: UnitCode
    var year: SchoolYear
    var from: LocalDate

    struct Answer: Codable, Sendable, Hashable {
        var id: CheckupID
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? {
        try Directory.knows(school, in: store) ? Scope(school) : nil
    }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        if let id = try Checkups.beginning(from, at: school, in: year, store: transaction.reader) {
            return .done(Answer(id: id))
        }
        guard year.contains(from) else {
            return .refused(
                Refusal(
                    .invalid, at: "/from",
                    en:
                        "must lie between 1 August \(year.firstYear) and 31 July \(year.firstYear + 1), in the school year",
                    vi: "phải thuộc năm học, từ 01/8/\(year.firstYear) đến 31/7/\(year.firstYear + 1)"))
        }
        let number = try Checkups.count(at: school, in: year, store: transaction.reader) + 1
        guard number <= 999 else {
            return .refused(
                Refusal(
                    .tooLarge, at: "/year", en: "has 999 checkups already; go on with one of them",
                    vi: "đã có 999 đợt đo; hãy dùng một đợt đã mở"))
        }
        let checkup = Checkup(id: CheckupID(owner: school, year: year, number: number), from: from)
        try Checkups.insert(checkup, in: &transaction)
        try transaction.record("opened", checkup, on: occasion)
        return .done(Answer(id: checkup.id))
    }
}

extension SchoolYear {
    /// Whether a day lies between August and July: schools gather in August and close their books by July.
    fileprivate func contains(_ day: LocalDate) -> Bool {
        SchoolYear(around: day) == self
    }
}
