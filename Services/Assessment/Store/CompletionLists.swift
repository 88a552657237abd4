import Contracts
import Messaging
import SQLite
import Vocabulary

/// The table `completion_list`: what each school has approved of its five-year-olds.
enum CompletionLists {
    static func keep(_ state: CompletionList, in transaction: inout Transaction) throws(SQLiteError) {
        try transaction.run(
            """
            INSERT INTO completion_list(school, year, status, state) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET status = ?3, state = ?4
            """, state.school, state.year, state.status, Stored(state))
    }

    /// As it was last approved, reopened since or not.
    static func find(
        _ school: UnitCode, _ year: SchoolYear, in store: Reader
    ) throws(SQLiteError) -> CompletionList? {
        let stored: Stored<CompletionList>? = try store.value(
            "SELECT state FROM completion_list WHERE school = ?1 AND year = ?2", school, year)
        return stored?.state
    }

    /// Whether the list stands approved, so that nothing it rests on may change.
    static func isApproved(_ school: UnitCode, _ year: SchoolYear, in store: Reader) throws(SQLiteError) -> Bool {
        try store.exists(
            "SELECT 1 FROM completion_list WHERE school = ?1 AND year = ?2 AND status = 'approved'", school, year)
    }

    /// What the list that stands decides of each child; nothing while it is open, or was never approved.
    static func decisions(
        at school: UnitCode, in year: SchoolYear, from store: Reader
    ) throws(SQLiteError) -> [PupilCode: PromotionDecision] {
        guard let list = try find(school, year, in: store), list.status == .approved else { return [:] }
        return Dictionary(list.children.map { ($0.pupil, $0.proposal.decision) }) { $1 }
    }
}
