extension JSONReader {
    /// Reads the value at the cursor into a tree.
    mutating func value() throws(JSONError) -> JSON {
        skipSpace()
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try members())
        case UInt8(ascii: "["): return .array(try items())
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        case UInt8(ascii: "n"):
            try word("null")
            return nil
        default: return try number()
        }
    }

    private mutating func members() throws(JSONError) -> [Member] {
        try enter(UInt8(ascii: "{"))
        var members: [Member] = []
        if !take(UInt8(ascii: "}")) {
            members.reserveCapacity(8)
            var names: Set<String> = []
            repeat {
                skipSpace()
                let start = position
                guard members.count < limits.members else { throw JSONError(.tooManyMembers, at: start) }
                let name = try string()
                guard isNew(name, among: members, names: &names) else { throw JSONError(.duplicateMember, at: start) }
                try expect(UInt8(ascii: ":"))
                members.append(Member(name, try value()))
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"))
        }
        depth -= 1
        return members
    }

    /// Few members are compared one by one; many through a set, so that no text makes the check quadratic.
    private func isNew(_ name: String, among members: [Member], names: inout Set<String>) -> Bool {
        if members.count < 24 {
            for member in members where member.name == name { return false }
            return true
        }
        if names.isEmpty { for member in members { names.insert(member.name) } }
        return names.insert(name).inserted
    }

    private mutating func items() throws(JSONError) -> [JSON] {
        try enter(UInt8(ascii: "["))
        var items: [JSON] = []
        if !take(UInt8(ascii: "]")) {
            repeat {
                guard items.count < limits.items else { throw JSONError(.tooManyItems, at: position) }
                items.append(try value())
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "]"))
        }
        depth -= 1
        return items
    }

    /// Walks over the value at the cursor, checking its grammar and its text, building nothing.
    ///
    /// Duplicate members inside it are left to whoever reads it.
    mutating func skip() throws(JSONError) {
        skipSpace()
        switch next {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"):
            try enter(UInt8(ascii: "{"))
            if !take(UInt8(ascii: "}")) {
                var count = 0
                repeat {
                    skipSpace()
                    guard count < limits.members else { throw JSONError(.tooManyMembers, at: position) }
                    count += 1
                    try skipString()
                    try expect(UInt8(ascii: ":"))
                    try skip()
                } while take(UInt8(ascii: ","))
                try expect(UInt8(ascii: "}"))
            }
            depth -= 1
        case UInt8(ascii: "["):
            try enter(UInt8(ascii: "["))
            if !take(UInt8(ascii: "]")) {
                var count = 0
                repeat {
                    guard count < limits.items else { throw JSONError(.tooManyItems, at: position) }
                    count += 1
                    try skip()
                } while take(UInt8(ascii: ","))
                try expect(UInt8(ascii: "]"))
            }
            depth -= 1
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: _ = try number()
        }
    }
}
