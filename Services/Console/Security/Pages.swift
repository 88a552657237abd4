import Vocabulary
import Wire

/// Asks for a list page by page until there is no more.
struct Pages {
    let sender: any Sender
    var patience: Int64?
    /// A list that is longer than this is not what anybody asked for.
    var most = 10_000

    init(_ sender: any Sender, patience: Int64? = nil) {
        self.sender = sender
        self.patience = patience
    }

    /// All items of a query, whose body is given without `after`.
    func items(_ query: String, _ body: [Member]) throws(Failure) -> [JSON] {
        let service = query.split(separator: ".").first.map(String.init) ?? query
        var items: [JSON] = []
        var after: JSON?
        for _ in 0..<most {
            let members = body + (after.map { [Member("after", $0)] } ?? [])
            let answer = try sender.ask(query, .object(members), patience: patience)
            guard let page = answer["items"]?.array else { throw .notUnderstood(service) }
            items += page
            guard let next = answer["next"], !next.isNull else { return items }
            // Whoever names the same place twice would be asked for ever.
            guard next != after else { throw .notUnderstood(service) }
            after = next
        }
        throw .failed(
            en: "\(service) has more than \(most) pages of this", vi: "\(service) có hơn \(most) trang dữ liệu loại này"
        )
    }
}

extension Call {
    /// The unit that a verb is about: the only word.
    func unit() throws(Failure) -> String {
        let word = try words(1...1)[0]
        guard UnitCode(word) != nil else { throw .usage(UnitCode.complaint.about(word)) }
        return word
    }
}
