/// Walks over the members of one object in the bytes, handing each out as a name and a slice.
///
/// The grammar, the UTF-8 and the limits are checked on the way, as the tree parser does; duplicate names are refused at
/// this level only.
public struct FieldScanner {
    /// One member: its name, and where its value lies.
    public struct Field: Sendable {
        public let name: String
        public let value: JSONSlice
    }

    private var reader: JSONReader
    private var names: [String] = []
    private var known: Set<String> = []
    private var state = State.opened
    private enum State { case opened, inside, closed }

    public init(_ bytes: [UInt8], in range: Range<Int>? = nil, limits: JSONLimits = .standard) throws(JSONError) {
        reader = try JSONReader(bytes, in: range, limits: limits)
        try reader.enter(UInt8(ascii: "{"))
        names.reserveCapacity(24)
    }

    /// The next member, or `nil` after the last, once it is sure that nothing follows the object.
    public mutating func next() throws(JSONError) -> Field? {
        switch state {
        case .closed: return nil
        case .opened where reader.take(UInt8(ascii: "}")): return try close()
        case .inside where !reader.take(UInt8(ascii: ",")):
            try reader.expect(UInt8(ascii: "}"))
            return try close()
        case .opened, .inside: state = .inside
        }
        reader.skipSpace()
        let start = reader.position
        guard names.count < reader.limits.members else { throw JSONError(.tooManyMembers, at: start) }
        let name = try reader.string()
        guard isNew(name) else { throw JSONError(.duplicateMember, at: start) }
        try reader.expect(UInt8(ascii: ":"))
        return Field(name: name, value: try JSONSlice(&reader))
    }

    private mutating func isNew(_ name: String) -> Bool {
        defer { names.append(name) }
        if names.count < 24 { return !names.contains(name) }
        if known.isEmpty { known = Set(names) }
        return known.insert(name).inserted
    }

    private mutating func close() throws(JSONError) -> Field? {
        state = .closed
        try reader.finish()
        return nil
    }
}

/// Walks over the items of one array in the bytes.
public struct ItemScanner {
    private var reader: JSONReader
    private var count = 0
    private var closed = false

    public init(_ bytes: [UInt8], in range: Range<Int>? = nil, limits: JSONLimits = .standard) throws(JSONError) {
        reader = try JSONReader(bytes, in: range, limits: limits)
        try reader.enter(UInt8(ascii: "["))
    }

    /// The next item, or `nil` after the last.
    public mutating func next() throws(JSONError) -> JSONSlice? {
        if closed { return nil }
        if count == 0 ? reader.take(UInt8(ascii: "]")) : !reader.take(UInt8(ascii: ",")) {
            if count > 0 { try reader.expect(UInt8(ascii: "]")) }
            closed = true
            try reader.finish()
            return nil
        }
        guard count < reader.limits.items else { throw JSONError(.tooManyItems, at: reader.position) }
        count += 1
        return try JSONSlice(&reader)
    }
}
