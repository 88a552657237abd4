import Access
import Messaging
import SQLite
import Wire

/// Which reports there are; their definitions are shipped with the program and the same for everybody.
struct ListReports: Query {
    static let name: MessageName = "reporting.reports"
    static let permission: Permission? = nil

    struct Answer: Codable, Sendable {
        var items: [Item]
        /// The version of the definitions.
        var version: String
    }

    struct Item: Codable, Sendable, Hashable {
        var report: String
        var name: Bilingual
    }

    func scope(in store: Reader) -> Scope? { nil }

    func answer(on occasion: Occasion, from store: Reader) -> Outcome<Answer> {
        let definitions = Definitions.standard
        let items = definitions.reports.values.map { Item(report: $0.id, name: $0.name) }
        return .done(Answer(items: items.sorted { $0.report < $1.report }, version: definitions.version))
    }
}
