/// One step of a schema's history: a script that is run once, in order, and never edited afterwards.
///
/// A name may say whose it is before a slash (`messaging/V001_outbox`): each such list keeps its own order, so that a
/// shared module can grow without looking out of order among the steps of the service that uses it.
public struct Migration: Sendable {
    public let name: String
    public let sql: [UInt8]

    public init(_ name: String, _ sql: [UInt8]) {
        self.name = name
        self.sql = sql
    }

    /// The part of the name before the last slash; empty where there is none.
    var list: Substring {
        name.lastIndex(of: "/").map { name[..<$0] } ?? ""
    }

    /// FNV-1a, 64 bits, of the script, in hexadecimal.
    ///
    /// It detects an edit made by mistake, which is all it is for; it is no defence against one made with intent
    /// (<http://www.isthe.com/chongo/tech/comp/fnv/>).
    var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sql { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
