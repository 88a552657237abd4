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
        if cursor < members.count, members[cursor].name == name { return take(cursor) }
        guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
        return take(index)
    }

    /// Whether there is such a member, without moving on.
    func contains(_ name: String) -> Bool {
        if cursor < members.count, members[cursor].name == name { return true }
        return members.contains { $0.name == name }
    }

    private func take(_ index: Int) -> JSON {
        cursor = index + 1
        if !seen[index] {
            seen[index] = true
            seenCount += 1
        }
        return members[index].value
    }

    func reportUnknown(at node: DecodingNode) {
        guard seenCount < members.count else { return }
        for (member, seen) in zip(members, seen) where !seen {
            let absent = asked.filter { !contains($0) }
            let suggestion = EditDistance.suggestion(for: member.name, among: absent)
            node.note(.unknownMember, Sentences.unknown(suggesting: suggestion), at: .name(member.name))
        }
    }
}
