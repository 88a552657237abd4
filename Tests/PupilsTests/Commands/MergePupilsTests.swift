import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Merging two files of one child") struct MergePupilsTests {
    static let reason = "Cùng giấy khai sinh"

    static func merge(_ alias: PupilCode, into keep: PupilCode) throws -> MergePupils {
        MergePupils(keep: keep, alias: alias, reason: try #require(LongText(reason)))
    }

    /// Merges, and says what came of it.
    @discardableResult
    static func merged(
        _ alias: PupilCode, into keep: PupilCode, in transaction: inout Transaction
    ) throws -> MergePupils.Answer {
        let outcome = try merge(alias, into: keep).handle(on: SampleSchool.occasion, in: &transaction)
        return try #require(outcome.answer, "\(outcome)")
    }

    static func leave(_ pupil: PupilCode, on day: String, in transaction: inout Transaction) throws {
        let command = LeaveSchool(pupil: pupil, on: try SampleSchool.day(day), reason: .other)
        _ = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer)
    }

    private static func places(
        _ alias: PupilCode, into keep: PupilCode, in transaction: inout Transaction
    ) throws -> [String]? {
        try merge(alias, into: keep).handle(on: SampleSchool.occasion, in: &transaction).refusal?.places
    }

    @Test("makes the one code another code of the other, and void what counted the child twice, once however often")
    func merges() throws {
        try SampleSchool.opened { transaction in
            let keep = try SampleSchool.newcomer(in: &transaction)
            let alias = try SampleSchool.newcomer(in: &transaction)
            let stay = EnrolmentID(owner: alias, year: SampleSchool.year, number: 1)
            for _ in 1...2 {
                let answer = try Self.merged(alias, into: keep, in: &transaction)
                #expect(answer == MergePupils.Answer(voided: [stay], warnings: []))
            }
            #expect(
                try transaction.reader.story().suffix(2) == [
                    "pupil.merged pupil/\(alias) 2", "enrolment.merged enrolment/\(stay) 2",
                ])
            let states = try transaction.reader.recorded().suffix(2).map(\.state)
            #expect(states.first?["mergedInto"]?.string == keep.text)
            #expect(states.last?["status"] == "merged" && states.last?["to"] == states.last?["from"])
            #expect(try transaction.reader.lastReason() == Self.reason)
            #expect(try PupilFiles.inUse(alias, in: transaction.reader) == keep)
            #expect(try Stays.all(of: alias, in: transaction.reader).isEmpty)
        }
    }

    @Test("leaves what does not overlap: the child's past under the code of that time")
    func keepsPast() throws {
        try SampleSchool.opened { transaction in
            let alias = try SampleSchool.newcomer(in: &transaction)
            try Self.leave(alias, on: "2026-10-01", in: &transaction)
            let keep = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(keep, from: "2026-10-01").handle(on: SampleSchool.occasion, in: &transaction)
            let answer = try Self.merged(alias, into: keep, in: &transaction)
            #expect(answer == MergePupils.Answer(voided: [], warnings: []))
            let stays = try Stays.all(ofPerson: keep, in: transaction.reader)
            #expect(stays.map(\.pupil) == [alias, keep])
            #expect(stays.map(\.from.text) == ["2026-09-05", "2026-10-01"])
        }
    }

    @Test("says which days of a void stay no other covers")
    func warns() throws {
        try SampleSchool.opened { transaction in
            let alias = try SampleSchool.newcomer(in: &transaction)
            try Self.leave(alias, on: "2027-01-01", in: &transaction)
            let keep = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(keep, from: "2026-10-01").handle(on: SampleSchool.occasion, in: &transaction)
            try Self.leave(keep, on: "2026-12-01", in: &transaction)
            let warnings = try Self.merged(alias, into: keep, in: &transaction).warnings
            #expect(warnings.count == 2)
            #expect(warnings.first?.en.hasPrefix("from 2026-09-05 up to 2026-10-01 ") == true)
            #expect(warnings.last?.vi.hasPrefix("từ 2026-12-01 đến trước 2027-01-01 ") == true)
        }
    }

    @Test("is refused where only the other code is in a class now: that one goes on")
    func keepsWhoIsThere() throws {
        try SampleSchool.opened { transaction in
            let there = try SampleSchool.newcomer(in: &transaction)
            let gone = try SampleSchool.newcomer(in: &transaction)
            try Self.leave(gone, on: "2026-10-01", in: &transaction)
            let stranger = try SampleSchool.newPupil(in: &transaction)
            #expect(try Self.places(there, into: gone, in: &transaction) == ["conflict /alias"])
            #expect(try Self.places(there, into: stranger, in: &transaction) == ["conflict /alias"])
            let answer = try Self.merged(gone, into: there, in: &transaction)
            #expect(answer.voided.map(\.owner) == [gone])
            try Self.merged(stranger, into: there, in: &transaction)
        }
    }

    @Test("is refused for one code twice, for a code nobody has, and alike for a file of another school")
    func refusesStrangers() throws {
        try SampleSchool.opened { transaction in
            let keep = try SampleSchool.newPupil(in: &transaction)
            let elsewhere = UnitCode(unchecked: "79764000020000000005")
            try Directory.keep(try SampleSchool.unit(elsewhere), version: 1, in: &transaction)
            var foreign = try SampleSchool.registerPupil(.sample)
            foreign.school = elsewhere
            #expect(try Self.places(keep, into: keep, in: &transaction) == ["invalid /alias"])
            let unknown = try Self.merge(.sample, into: keep).handle(on: SampleSchool.occasion, in: &transaction)
            _ = try #require(try foreign.handle(on: SampleSchool.occasion, in: &transaction).answer)
            let other = try Self.merge(.sample, into: keep).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(unknown.refusal?.places == ["not-found /alias"] && other.refusal == unknown.refusal)
            let reversed = try Self.merge(keep, into: .sample)
            #expect(try reversed.scope(in: transaction.reader) == Scope(elsewhere))
            #expect(
                try reversed.handle(on: SampleSchool.occasion, in: &transaction).refusal?.places == ["not-found /alias"]
            )
        }
    }

    @Test("goes one step: into a file that is in use, and not of a file into which others were merged")
    func oneStep() throws {
        try SampleSchool.opened { transaction in
            let pupils = try (0..<4).map { _ in try SampleSchool.newPupil(in: &transaction) }
            try Self.merged(pupils[1], into: pupils[0], in: &transaction)
            #expect(try Self.places(pupils[2], into: pupils[1], in: &transaction) == ["conflict /keep"])
            #expect(try Self.places(pupils[1], into: pupils[2], in: &transaction) == ["conflict /alias"])
            #expect(try Self.places(pupils[0], into: pupils[2], in: &transaction) == ["conflict /alias"])
            #expect(try Self.places(pupils[0], into: pupils[1], in: &transaction) == ["conflict /keep"])
            try Self.merged(pupils[2], into: pupils[0], in: &transaction)
            #expect(
                try Merges.standing(into: pupils[0], in: transaction.reader).map(\.alias) == [pupils[1], pupils[2]])
        }
    }

    @Test("holds stays against those of every code of the file that goes on")
    func comparesWithAll() throws {
        try SampleSchool.opened { transaction in
            let pupils = try (0..<2).map { _ in try SampleSchool.newcomer(in: &transaction) }
            for pupil in pupils { try Self.leave(pupil, on: "2026-10-01", in: &transaction) }
            let keep = try SampleSchool.newPupil(in: &transaction)
            #expect(try Self.merged(pupils[0], into: keep, in: &transaction).voided.isEmpty)
            #expect(try Self.merged(pupils[1], into: keep, in: &transaction).voided.map(\.owner) == [pupils[1]])
            let again = try SampleSchool.enrol(keep, from: "2026-09-20")
                .handle(on: SampleSchool.occasion, in: &transaction)
            #expect(again.refusal?.places == ["duplicate /from"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(MergePupils.places(in: #"{"keep":"x","alias":"y","reason":""}"#) == ["/keep", "/alias", "/reason"])
    }
}
