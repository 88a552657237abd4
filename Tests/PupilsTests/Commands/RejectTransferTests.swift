import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Saying no to a transfer") struct RejectTransferTests {
    private static func reject(
        _ id: TransferID, in transaction: inout Transaction
    ) throws -> Outcome<RejectTransfer.Answer> {
        try RejectTransfer(transfer: id, reason: .sample).handle(on: TransferScene.occasion(), in: &transaction)
    }

    @Test("tells the other school why, also after a yes", arguments: [false, true])
    func rejects(afterYes: Bool) throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, from: "2026-11-02", in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            if afterYes {
                _ = try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            }
            for _ in 1...2 { #expect(try Self.reject(id, in: &transaction).answer != nil) }
            try TransferPost.settle(after: &cursor, in: &transaction)
            let request = try Transfers.find(id, in: transaction.reader)?.state
            #expect(request?.status == .rejected && request?.rejection == .sample)
            #expect(try PupilFiles.school(of: pupil, in: transaction.reader) == TransferScene.sender)
            // What was refused may be asked for anew.
            #expect(try TransferScene.asked(pupil, in: &transaction).number == 2)
        }
    }

    @Test("comes too late once the pupil has gone")
    func isLate() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            _ = try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            #expect(try Self.reject(id, in: &transaction).refusal?.places == ["locked /transfer"])
            try TransferPost.settle(after: &cursor, in: &transaction)
            #expect(try Self.reject(id, in: &transaction).refusal?.places == ["locked /transfer"])
        }
    }
}
