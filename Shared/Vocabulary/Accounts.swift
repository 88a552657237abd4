public import Wire

/// Whose an account is: a person's or a program's.
///
/// Other vendors' systems have none; they are users of the broker.
public enum AccountKind: String, WireEnum { case person, service }

/// Where an account stands; a closed one is never opened again.
public enum AccountStatus: String, WireEnum { case active, suspended, closed }

/// What one signs in on: a mark of the machine that gives nothing of it away, and a name that its user knows.
public struct Device: Codable, Sendable, Hashable {
    public var id: ShortText
    public var name: ShortText?

    public init(id: ShortText, name: ShortText? = nil) {
        self.id = id
        self.name = name
    }
}

/// What an account elsewhere is.
public enum ChannelKind: String, WireEnum {
    case website, portal
    case zaloGroup = "zalo-group"
    case page, app, other
}
