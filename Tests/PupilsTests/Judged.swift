import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils
@testable import ServiceKit

/// Somebody judged by the real gate and the shipped policy.
enum Judged {
    static let homeroom = MemberCode.sample

    static func occasion(_ role: Role?, _ person: MemberCode? = nil, on day: String = "2026-10-05") -> Occasion {
        let open = AttendanceClass.occasion(day)
        let claims = Claims(
            sub: .sample, sid: "session", iat: 0, exp: .max, person: person,
            roles: role.map { [Claims.Grant(role: $0, unit: .sample)] } ?? [])
        return Occasion(
            id: open.id, claims: claims, now: open.now, service: .pupils, gate: Gate<Pupils>(policy: .standard))
    }

    /// Gives class 6A1 to its homeroom teacher until the new year.
    static func giveHomeroom(in transaction: inout Transaction) throws {
        let duty = Assignment(
            id: AssignmentID(owner: homeroom, year: .sample, number: 1), kind: .homeroom,
            schoolClass: try SampleSchool.classID(), subject: nil, from: try SampleSchool.day("2026-09-05"),
            to: try SampleSchool.day("2027-01-01"))
        try KeepHomerooms.react(
            to: Event(fact: "assigned", state: duty, version: 1, occurred: .sample, source: .sample, actor: .sample),
            in: &transaction)
    }
}
