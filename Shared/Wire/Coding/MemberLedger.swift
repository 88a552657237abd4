/// The members of one object and which of them its type has asked for.
final class MemberLedger {
    let members: [Member]
    /// Names asked for, present or not: the candidates for "did you mean".
    private var asked: [String] = []
    private var seen: [Bool]
    private var seenCount = 0
    /// Where the last one was found: types mostly ask in the order in which they are written.
    private var cursor = 0

    init(_ members: [Member]) {
        self.members = members
        seen = Array(repeating: false, count: members.count)
        asked.reserveCapacity(members.count)
    }

    /// The member of that name; asking for it makes it known.
    func find(_ name: String) -> JSON? {
        asked.append(name)
        guard let index = index(of: name) else { return nil }
        cursor = index
        if !seen[index] {
            seen[index] = true
            seenCount += 1
        }
        return members[index].value
    }

    private func index(of name: String) -> Int? {
        if cursor < members.count {
            if members[cursor].name == name { return cursor }
            if cursor + 1 < members.count, members[cursor + 1].name == name { return cursor + 1 }
        }
        return members.firstIndex { $0.name == name }
    }

    func reportUnknown(at node: DecodingNode) {
        guard seenCount < members.count else { return }
        for (member, seen) in zip(members, seen) where !seen {
            let absent = asked.filter { index(of: $0) == nil }
            let suggestion = EditDistance.suggestion(for: member.name, among: absent)
            node.note(.unknownMember, Sentences.unknown(suggesting: suggestion), at: .name(member.name))
        }
    }
}
