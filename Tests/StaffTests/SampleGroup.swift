import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Staff

extension SampleStaff {
    static let group = GroupID(school: school, code: .sample)

    static func form(_ name: String = "Tổ Toán - Tin") throws -> FormGroup {
        FormGroup(school: school, code: .sample, name: try #require(ShortText(name)))
    }

    static func appoint(
        _ member: MemberCode = an, as place: GroupPlace = .member, to group: GroupID = group,
        from: String = "2026-09-05", until: String? = nil
    ) throws -> Appoint {
        Appoint(member: member, group: group, place: place, from: try day(from), to: try until.map(day))
    }

    static func end(_ member: MemberCode = an, on text: String) throws -> EndAppointment {
        EndAppointment(
            appointment: AppointmentID(owner: member, year: .sample, number: 1), on: try day(text))
    }

    /// Runs `body` where the group has been formed too; four facts are recorded.
    static func grouped(_ body: (inout Transaction) throws -> Void) throws {
        try ready { transaction in
            _ = try form().handle(on: occasion, in: &transaction)
            try body(&transaction)
        }
    }
}
