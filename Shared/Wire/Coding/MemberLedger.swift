/// The members of one object and which of them its type has asked for.
struct MemberLedger {
    let members: [Member]
    /// One bit a member; the rest of an object with more than 64 is in `more`.
    private var seen: UInt64 = 0
    private var more: [Bool]
    /// Where the last one was found: types mostly ask in the order in which they are written.
    private var cursor = 0

    init(_ members: [Member]) {
        self.members = members
        more = members.count > 64 ? Array(repeating: false, count: members.count - 64) : []
    }

    /// The member of that name; asking for it makes it known.
    mutating func find(_ name: String) -> JSON? {
        guard let index = index(of: name) else { return nil }
        cursor = index
        if index < 64 { seen |= 1 << UInt64(index) } else { more[index - 64] = true }
        return members[index].value
    }

    private func index(of name: String) -> Int? {
        if cursor < members.count {
            if members[cursor].name == name { return cursor }
            if cursor + 1 < members.count, members[cursor + 1].name == name { return cursor + 1 }
        }
        return members.firstIndex { $0.name == name }
    }

    /// Whether every member was asked for.
    var isSettled: Bool {
        let all: UInt64 = members.count >= 64 ? .max : 1 << UInt64(members.count) - 1
        return seen == all && more.allSatisfy { $0 }
    }

    /// The names nobody asked for.
    var unknown: [String] {
        members.indices.filter { $0 < 64 ? seen & 1 << UInt64($0) == 0 : !more[$0 - 64] }.map { members[$0].name }
    }
}
