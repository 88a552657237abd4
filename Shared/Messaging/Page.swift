/// One page of a list: at most 500 items, and where the next page begins.
///
/// Pages go by keyset, so that a page costs the same however far down it is, and a row added meanwhile moves none.
public struct Page<Item: Codable & Sendable>: Codable, Sendable {
    public var items: [Item]
    /// What to send as `after`, nothing on the last page.
    public var next: String?

    /// How many items a page has that was asked for with `limit`.
    public static func size(_ limit: Int?) -> Int { min(max(limit ?? 100, 1), 500) }

    /// A page of `size` items out of what was found when one more was looked for.
    public init(_ found: [Item], size: Int, cursor: (Item) -> String) {
        items = Array(found.prefix(size))
        next = found.count > size ? items.last.map(cursor) : nil
    }
}

extension Page: Equatable where Item: Equatable {}
