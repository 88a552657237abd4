import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Letting a pupil go") struct AcceptTransferTests {
    private static func accept(
        _ id: TransferID, on day: String = "2026-10-12", in transaction: inout Transaction
    ) throws -> Outcome<AcceptTransfer.Answer> {
        try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(day), in: &transaction)
    }

    @Test("is judged at the school that has the pupil")
    func scope() throws {
        try TransferScene.together { transaction in
            let id = try TransferScene.asked(SampleSchool.newcomer(in: &transaction), in: &transaction)
            #expect(try AcceptTransfer(transfer: id).scope(in: transaction.reader) == Scope(TransferScene.sender))
            #expect(try AcceptTransfer(transfer: .sample).scope(in: transaction.reader) == nil)
        }
    }

    @Test("is done once, however often it is said")
    func repeats() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, from: "2026-11-02", in: &transaction)
            for _ in 1...2 { #expect(try Self.accept(id, in: &transaction).answer?.status == .accepted) }
            #expect(
                try transaction.reader.recorded().filter { $0.type == "transfer-release.accepted" }.count == 1)
        }
    }

    @Test("keeps somebody else's child from going because of a wrong digit")
    func compares() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(born: "2015-03-05", in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            #expect(try Self.accept(id, in: &transaction).refusal?.places == ["conflict /transfer"])
        }
    }

    @Test("points out a name written otherwise, tones apart")
    func warns() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer("Trần Thị Bưởi", in: &transaction)
            let id = try TransferScene.asked(pupil, from: "2026-11-02", in: &transaction)
            #expect(try Self.accept(id, in: &transaction).answer?.warnings.count == 1)
        }
    }

    @Test(
        "needs a day after all that is recorded of the pupil",
        arguments: [("2026-09-05", false), ("2026-10-05", false), ("2026-10-06", true), ("2027-05-31", true)])
    func day(day: String, isGood: Bool) throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let move = MoveClass(
                pupil: pupil, schoolClass: try SampleSchool.classID("6A2"), on: try SampleSchool.day("2026-10-05"))
            _ = try #require(try move.handle(on: SampleSchool.occasion, in: &transaction).answer)
            let id = try TransferScene.asked(pupil, from: day, in: &transaction)
            let outcome = try Self.accept(id, in: &transaction)
            #expect((outcome.answer != nil) == isGood)
            if !isGood { #expect(outcome.refusal?.places == ["invalid /transfer"]) }
        }
    }

    @Test("ends a pause with the stay")
    func endsPauses() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let pause = SuspendStudies(pupil: pupil, on: try SampleSchool.day("2026-10-01"), reason: .sample)
            _ = try #require(try pause.handle(on: TransferScene.occasion(), in: &transaction).answer)
            let id = try TransferScene.asked(pupil, in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            _ = try #require(try Self.accept(id, in: &transaction).answer)
            try TransferPost.settle(after: &cursor, in: &transaction)
            let stays = try Stays.all(of: pupil, in: transaction.reader)
            #expect(stays.map { $0.suspensions?.map { $0.to?.text } } == [["2026-10-12"], nil])
        }
    }

    @Test("leaves nothing more to be decided about the days after")
    func locks() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, from: "2026-11-02", in: &transaction)
            _ = try Self.accept(id, in: &transaction)
            func move(_ day: String) throws -> Outcome<MoveClass.Answer> {
                try MoveClass(
                    pupil: pupil, schoolClass: SampleSchool.classID("6A2"), on: SampleSchool.day(day)
                ).handle(on: TransferScene.occasion(), in: &transaction)
            }
            #expect(try move("2026-11-02").refusal?.places == ["conflict /pupil"])
            #expect(try move("2026-11-01").answer != nil)
        }
    }

    @Test("goes to one school, and not for a pupil who is recorded as deceased")
    func refuses() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let third = try #require(UnitCode("79764000030000000003"))
            try TransferScene.open(third, in: &transaction)
            let first = try TransferScene.asked(pupil, from: "2026-11-02", in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            let wish = try TransferScene.request(pupil, from: "2026-11-09", by: third)
            let second = try #require(
                try wish.handle(on: TransferScene.occasion(), in: &transaction).answer
            ).transfer
            try TransferPost.settle(after: &cursor, in: &transaction)
            _ = try #require(try Self.accept(first, in: &transaction).answer)
            #expect(try Self.accept(second, in: &transaction).refusal?.places == ["duplicate /transfer"])
            let dead = try SampleSchool.newcomer(in: &transaction)
            let death = LeaveSchool(pupil: dead, on: try SampleSchool.day("2026-10-01"), status: .deceased)
            _ = try #require(try death.handle(on: SampleSchool.occasion, in: &transaction).answer)
            let late = try TransferScene.asked(dead, in: &transaction)
            #expect(try Self.accept(late, in: &transaction).refusal?.places == ["conflict /transfer"])
        }
    }
}
