import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

extension SampleStaff {
    /// The end of the sample school year, signed in as a member or as somebody without a staff file.
    static func at(_ day: String = "2027-05-28", as person: MemberCode? = nil) -> Occasion {
        .sample(.staff, now: "\(day)T08:00:00+07:00", person: person)
    }

    /// Ten criteria tốt and five khá, which comes to tốt.
    static let well = Array(repeating: StandardLevel.good, count: 10) + Array(repeating: .fair, count: 5)

    static func assess(
        _ member: MemberCode = an, by assessor: Assessor = .head, at criteria: [StandardLevel] = well,
        on day: String? = nil, because reason: LongText? = nil
    ) throws -> AssessMember {
        AssessMember(
            member: member, year: .sample, by: assessor, criteria: criteria, on: try day.map(self.day), reason: reason)
    }

    /// A change of a member that says nothing yet.
    static func change(_ member: MemberCode = an) -> ChangeMember { ChangeMember(member: member, reason: .sample) }
}
