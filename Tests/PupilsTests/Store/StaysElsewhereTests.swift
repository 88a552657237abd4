import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Stays that a pupil brings along") struct StaysElsewhereTests {
    private static let pupil = PupilCode.sample
    private static let alias = PupilCode(unchecked: "79764000010000000014")
    private static let year = SchoolYear.sample

    private static func stay(_ owner: PupilCode, _ number: Int, from: String, to: String) throws -> Enrolment {
        Enrolment(
            id: EnrolmentID(owner: owner, year: year, number: number), schoolClass: .sample,
            from: try SampleSchool.day(from), to: try SampleSchool.day(to), status: .moved)
    }

    @Test("are kept by their whole id: two codes of a person may each have a first stay of a year")
    func ids() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let stays = [
                try Self.stay(Self.alias, 1, from: "2025-09-05", to: "2025-10-01"),
                try Self.stay(pupil, 7, from: "2025-10-01", to: "2025-11-01"),
                try Self.stay(Self.alias, 7, from: "2025-11-01", to: "2025-12-01"),
            ]
            let known = try Stays.all(of: pupil, in: transaction.reader)
            for _ in 0..<2 { try StaysElsewhere.learn(stays + known, of: pupil, in: &transaction) }
            let kept = try StaysElsewhere.all(ofPerson: pupil, in: transaction.reader)
            #expect(kept.map(\.id) == stays.map(\.id) && kept.map(\.from) == stays.map(\.from))
            let next = try Stays.nextNumber(of: pupil, in: Self.year, from: transaction.reader)
            #expect(next == 8, "what is under another code takes no number from this one")
        }
    }

    @Test("of a store of before are all there, those that had been left out as well")
    func upgraded() throws {
        let stays = [
            try Self.stay(Self.pupil, 1, from: "2025-10-01", to: "2025-11-01"),
            try Self.stay(Self.alias, 1, from: "2025-09-05", to: "2025-10-01"),
            try Self.stay(Self.pupil, 2, from: "2025-11-01", to: "2025-12-01"),
        ]
        let file = Pupil(
            code: Self.pupil, school: .sample, name: .sample, birthDate: .sample, sex: .female, ethnicity: .sample,
            disability: nil, policies: [], address: nil, guardians: [])
        let package = TransferPackage(
            pupil: file, revision: 1, schools: [], enrolments: stays, absences: [], books: [], results: [], health: [])
        try upgrade(Pupils.self, over: "pupils/V015_key_stay_elsewhere") { transaction in
            try transaction.run(
                """
                INSERT INTO pupil(code, school, name, birth_date, sex, ethnicity, policies, guardians, sort_key)
                VALUES (?1, 's', 'An', '2015-03-04', 'male', '01', x'5b5d', x'5b5d', x'01')
                """, Self.pupil)
            // The first had its number, so the second was left out.
            for stay in [stays[0], stays[2]] {
                try transaction.run(
                    "INSERT INTO stay_elsewhere VALUES (?1, ?2, ?3, ?4, ?5)", Self.pupil, stay.year, stay.id.number,
                    stay.from, Stored(stay))
            }
            try transaction.run("INSERT INTO transfer VALUES ('r', 1, ?1, 'received', x'', 1, 1, NULL)", Self.pupil)
            try transaction.run(
                "INSERT INTO transfer_package VALUES ('r', 1, ?1, 'seal', ?2)", Self.pupil, Stored(package))
        } _: { (transaction) throws in
            let kept = try StaysElsewhere.all(ofPerson: Self.pupil, in: transaction.reader)
            #expect(kept.map(\.id) == [stays[1], stays[0], stays[2]].map(\.id))
            #expect(kept.map(\.to) == [stays[1], stays[0], stays[2]].map(\.to))
        }
    }
}
