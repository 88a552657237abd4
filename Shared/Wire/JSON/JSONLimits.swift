/// How much of somebody else's JSON we are willing to read.
public struct JSONLimits: Sendable, Hashable {
    /// Bytes of the whole text.
    public var bytes: Int
    /// Arrays and objects inside one another.
    public var depth: Int
    /// Members of one object.
    public var members: Int
    /// Items of one array.
    public var items: Int
    /// Bytes of one string, as written, escapes and all.
    public var text: Int

    public init(
        bytes: Int = 1 << 20, depth: Int = 32, members: Int = 256, items: Int = 100_000, text: Int = 256 << 10
    ) {
        self.bytes = bytes
        self.depth = depth
        self.members = members
        self.items = items
        self.text = text
    }

    /// A message body: 1 MiB, 32 deep, 256 members, 100,000 items, strings of 256 KiB.
    public static let standard = JSONLimits()
    /// For our own files and tools, where the size is known to be honest.
    public static let generous = JSONLimits(
        bytes: 1 << 30, depth: 128, members: 100_000, items: 10_000_000, text: 64 << 20)
}
