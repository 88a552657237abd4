import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("Asking for a pupil of another school") struct RequestTransferTests {
    @Test("numbers the school's requests, and once asked is asked")
    func asks() throws {
        try TransferScene.together { transaction in
            let pupils = [
                try SampleSchool.newcomer(in: &transaction), try SampleSchool.newcomer(in: &transaction),
            ]
            let day = try SampleSchool.day("2026-10-19")
            for (index, pupil) in pupils.enumerated() {
                for _ in 1...2 {
                    let outcome = try TransferScene.request(pupil).handle(
                        on: TransferScene.occasion(), in: &transaction)
                    let id = TransferID(receiver: TransferScene.receiver, number: index + 1)
                    #expect(outcome.answer == RequestTransfer.Answer(transfer: id, answerBy: day))
                }
            }
            #expect(try transaction.reader.recorded().filter { $0.type == "transfer.requested" }.count == 2)
        }
    }

    @Test("says the same of a code that nobody has")
    func tellsNothing() throws {
        try TransferScene.together { transaction in
            let outcome = try TransferScene.request(.sample).handle(on: TransferScene.occasion(), in: &transaction)
            #expect(outcome.answer != nil)
        }
    }

    @Test("needs an open class, a day within its year, and another school that is one: all that is wrong at once")
    func refuses() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            var wish = try TransferScene.request(pupil, from: "2027-06-01", by: TransferScene.sender)
            #expect(
                try wish.handle(on: TransferScene.occasion(), in: &transaction).refusal?.places == [
                    "invalid /sender", "duplicate /pupil", "invalid /from",
                ])
            wish = try TransferScene.request(pupil)
            wish.schoolClass = try TransferScene.classID("6A9")
            #expect(
                try wish.handle(on: TransferScene.occasion(), in: &transaction).refusal?.places == [
                    "not-found /schoolClass"
                ])
        }
    }

    @Test("is one request at a time: another class or day needs the first one taken back")
    func isOne() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            _ = try TransferScene.asked(pupil, in: &transaction)
            let other = try TransferScene.request(pupil, from: "2026-10-13")
            #expect(
                try other.handle(on: TransferScene.occasion(), in: &transaction).refusal?.places == [
                    "duplicate /from"
                ])
        }
    }

    @Test("is noted by the school that has the pupil, and by no other")
    func isNoted() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            #expect(try Releases.find(id, in: transaction.reader)?.status == .noted)
            #expect(try Transfers.find(id, in: transaction.reader)?.isNoted == true)
            // A wrong guess of the school is left alone.
            let elsewhere = try #require(UnitCode("79764000030000000003"))
            let guess = try TransferScene.request(pupil, by: TransferScene.receiver, of: elsewhere)
            _ = try CancelTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            let second = try #require(try guess.handle(on: TransferScene.occasion(), in: &transaction).answer)
            try TransferPost.settle(after: &cursor, in: &transaction)
            #expect(try Releases.find(second.transfer, in: transaction.reader) == nil)
            #expect(try Transfers.find(second.transfer, in: transaction.reader)?.isNoted == false)
        }
    }

    @Test("is said again where nobody has noted it, hourly and later daily")
    func repeats() throws {
        try TransferScene.together { transaction in
            let wish = try TransferScene.request(.sample)
            _ = try wish.handle(on: TransferScene.occasion(), in: &transaction)
            for (day, times) in [("2026-10-12", 1), ("2026-10-13", 2), ("2026-10-25", 3), ("2026-10-26", 4)] {
                let occasion = TransferScene.occasion(day)
                if try RepeatTransfers.isDue(at: occasion.now, in: transaction.reader) {
                    try RepeatTransfers.run(on: occasion, in: &transaction)
                }
                let said = try transaction.reader.recorded().filter { $0.type == "transfer.requested" }
                #expect(said.count == times)
            }
        }
    }

    @Test("reads its fields, and finds all that does not read")
    func reads() {
        #expect(
            RequestTransfer.places(in: #"{"pupil":"x","schoolClass":"y","from":"z"}"#) == [
                "/pupil", "/schoolClass", "/from", "/name", "/birthDate", "/sender",
            ])
    }
}
