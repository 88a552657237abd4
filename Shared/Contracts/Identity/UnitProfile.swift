public import Vocabulary

extension Unit {
    /// What a unit says of itself besides its name and place (QĐ 181/2023 Đ5.1); always stated whole.
    ///
    /// It names the principal as a school makes him known, and nobody else.
    public struct Profile: Codable, Sendable, Hashable {
        /// The main site first, then the others (điểm trường).
        public var sites: [Site]
        /// The national standard; nothing where it has none.
        public var nationalStandard: NationalStandard?
        /// The level of quality accreditation; nothing where it has none.
        public var accreditation: Accreditation?
        public var twoSessions: Bool?
        public var boarding: Boarding?
        public var address: LongText?
        public var phone: Phone?
        public var email: EmailAddress?
        public var webSite: WebAddress?
        /// The principal of a school, the head of an office.
        public var principal: PersonName?

        public init(
            sites: [Site] = [], nationalStandard: NationalStandard? = nil, accreditation: Accreditation? = nil,
            twoSessions: Bool? = nil, boarding: Boarding? = nil, address: LongText? = nil, phone: Phone? = nil,
            email: EmailAddress? = nil, webSite: WebAddress? = nil, principal: PersonName? = nil
        ) {
            self.sites = sites
            self.nationalStandard = nationalStandard
            self.accreditation = accreditation
            self.twoSessions = twoSessions
            self.boarding = boarding
            self.address = address
            self.phone = phone
            self.email = email
            self.webSite = webSite
            self.principal = principal
        }
    }

    /// A place where a school teaches.
    public struct Site: Codable, Sendable, Hashable {
        public var name: ShortText
        public var address: LongText?

        public init(name: ShortText, address: LongText? = nil) {
            self.name = name
            self.address = address
        }
    }
}
