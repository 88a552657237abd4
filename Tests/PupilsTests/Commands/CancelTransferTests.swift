import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Taking a request for a pupil back") struct CancelTransferTests {
    @Test("ends it on both sides, once however often it is said")
    func cancels() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            for _ in 1...2 {
                let outcome = try CancelTransfer(transfer: id).handle(
                    on: TransferScene.occasion(), in: &transaction)
                #expect(outcome.answer != nil)
            }
            try TransferPost.settle(after: &cursor, in: &transaction)
            #expect(try Releases.find(id, in: transaction.reader)?.status == .withdrawn)
            let late = try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            #expect(late.refusal?.places == ["conflict /transfer"])
        }
    }

    @Test("is judged at the class that waits")
    func scope() throws {
        try TransferScene.together { transaction in
            let id = try TransferScene.asked(SampleSchool.newcomer(in: &transaction), in: &transaction)
            #expect(
                try CancelTransfer(transfer: id).scope(in: transaction.reader)
                    == Scope(TransferScene.receiver, schoolClass: TransferScene.classID()))
        }
    }

    @Test("is refused for one that has ended")
    func refuses() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            _ = try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            try TransferPost.settle(after: &cursor, in: &transaction)
            let outcome = try CancelTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            #expect(outcome.refusal?.places == ["locked /transfer"])
        }
    }
}
