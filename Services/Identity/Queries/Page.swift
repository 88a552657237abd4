/// How much of a list is answered at once.
enum Page {
    private static let most = 500

    /// The size asked for, within bounds; as much as is allowed where nothing was said.
    static func size(_ asked: Int?) -> Int { min(max(asked ?? most, 1), most) }
}
