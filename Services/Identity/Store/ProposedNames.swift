import SQLite
import Vocabulary

/// The table `proposed_name`: how many user names have been made of a stem.
enum ProposedNames {
    /// The first name of a stem that nobody has and that was never proposed.
    ///
    /// `hs.an.nt`, then `hs.an.nt2` and so on.
    static func next(_ stem: String, in transaction: inout Transaction) throws(SQLiteError) -> UserName? {
        while true {
            let count: Int64? = try transaction.value(
                """
                INSERT INTO proposed_name(stem, count) VALUES (?1, 1)
                ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count
                """, stem)
            guard let count, let name = UserName(count == 1 ? stem : "\(stem)\(count)") else { return nil }
            let isTaken = try Accounts.unit(of: name, in: transaction.reader) != nil
            let isVendors = try Integrators.knows(name, in: transaction.reader)
            if !isTaken, !isVendors { return name }
        }
    }
}

extension String {
    /// What a pupil's user name begins with: that it is a pupil's, the given name, the first letters of the others.
    ///
    /// It says no more of the child than the name does, and its numbers are nobody's birthday.
    static func stem(of name: PersonName) -> String {
        var words = Vietnamese.searchForm(name.text).split(separator: " ").map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.filter { ("a"..."z").contains($0) }))
        }
        words.removeAll { $0.isEmpty }
        let given = words.popLast() ?? "hs"
        let initials = words.prefix(8).compactMap(\.first).map(String.init).joined()
        return "hs.\(given.prefix(16))" + (initials.isEmpty ? "" : ".\(initials)")
    }
}
