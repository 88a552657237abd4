public import Vocabulary
import Wire

/// What a token says of its bearer (RFC 7519 names).
public struct Claims: Codable, Sendable, Hashable {
    /// As many roles as one account may be given on a day: with one more, taken in an emergency, and whatever they are
    /// called, they fit into `Token.longest`.
    public static let mostRoles = 80

    /// The account.
    public var sub: UserName
    /// The session, so that it can be revoked.
    public var sid: String
    /// Issued at and expires at, seconds since 1970.
    public var iat: Int64
    public var exp: Int64
    /// The bearer's staff file, from which rights that come from work derive.
    public var person: MemberCode?
    /// The bearer's own file, where he is a pupil: under the code in use, and instead of a staff file.
    public var pupil: PupilCode?
    public var roles: [Grant]

    /// A role at a unit and all below it.
    public struct Grant: Codable, Sendable, Hashable {
        public var role: Role
        public var unit: UnitCode
        public init(role: Role, unit: UnitCode) {
            self.role = role
            self.unit = unit
        }
    }

    public init(
        sub: UserName, sid: String, iat: Int64, exp: Int64, person: MemberCode?, roles: [Grant],
        pupil: PupilCode? = nil
    ) {
        self.sub = sub
        self.sid = sid
        self.iat = iat
        self.exp = exp
        self.person = person
        self.pupil = pupil
        self.roles = roles
    }
}
