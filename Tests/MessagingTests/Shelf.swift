import Access
import SQLite
import Vocabulary
import Wire

@testable import Messaging

/// Keeps how often each reading was, of the campus itself and of assessment; more than 999 times it cannot count.
enum Shelf: ReadingRegister {
    static let contexts: Set<Context> = [.assessment]

    static let catalogue = Catalogue(of: .campus, commands: [], queries: [], reactions: [], readings: Shelf.self)

    static func keep(_ reading: AccessReading, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO heard VALUES (?1, ?2, 1)
            ON CONFLICT DO UPDATE SET coins = max(coins, ?2), times = times + 1
            """, reading.id, reading.times)
    }
}

extension Counter {
    static func pupil(_ number: Int) -> PupilCode {
        let digits = String(number)
        return PupilCode(unchecked: "79764000" + String(repeating: "0", count: 12 - digits.count) + digits)
    }

    /// What the responder hands over when somebody is to see children's data.
    func reading(
        by account: String, of pupils: [PupilCode] = [pupil(1)], with query: MessageName = "campus.growth"
    ) -> (trace: Trace, occasion: Occasion)? {
        let occasion = occasion(as: account)
        guard let claims = occasion.claims, let shown = Disclosure(of: pupils, en: "growth", vi: "tăng trưởng") else {
            return nil
        }
        return (.reading(AccessReading(of: shown, by: claims, with: query, at: .sample, now: now)), occasion)
    }
}
