import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("A transfer between two schools") struct TransferStoryTests {
    private static let day = "2026-10-12"

    @Test("of one installation ends one stay and begins the other on the day, and moves the file")
    func together() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            let accepted = try AcceptTransfer(transfer: id).handle(
                on: TransferScene.occasion(), in: &transaction)
            #expect(accepted.answer == AcceptTransfer.Answer(status: .closing, warnings: []))
            try TransferPost.settle(after: &cursor, in: &transaction)
            #expect(
                try transaction.reader.recorded().map(\.type).drop { $0 != "transfer.requested" } == [
                    "transfer.requested", "transfer-release.noted", "transfer-release.accepted",
                    "transfer-release.closing", "transfer.accepted", "enrolment.transferred-out",
                    "pupil.transferred", "transfer-release.released", "enrolment.enrolled", "transfer.received",
                    "transfer-release.confirmed",
                ])
            let stays = try Stays.all(of: pupil, in: transaction.reader)
            #expect(stays.map(\.school) == [TransferScene.sender, TransferScene.receiver])
            #expect(stays.map(\.status) == [.transferredOut, .studying])
            #expect(stays.map { $0.to?.text } == [Self.day, nil] && stays.last?.from.text == Self.day)
            #expect(try PupilFiles.school(of: pupil, in: transaction.reader) == TransferScene.receiver)
            try Self.expectOneOwner(of: id, pupil, in: transaction.reader, and: transaction.reader)
        }
    }

    @Test("tells whoever gathers what travels along under which other codes there may be something")
    func aliases() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let alias = try SampleSchool.newcomer(in: &transaction)
            let merge = MergePupils(keep: pupil, alias: alias, reason: .sample)
            _ = try #require(try merge.handle(on: TransferScene.occasion(), in: &transaction).answer)
            let id = try TransferScene.asked(pupil, in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            _ = try AcceptTransfer(transfer: id).handle(on: TransferScene.occasion(), in: &transaction)
            try TransferPost.settle(after: &cursor, in: &transaction)
            let told = try transaction.reader.recorded().filter { $0.type.hasPrefix("transfer-release.") }
            for fact in told {
                let isClosing = fact.type == "transfer-release.closing"
                #expect(fact.state["aliases"] == (isClosing ? [.string(alias.text)] : nil), "\(fact.type)")
            }
            #expect(told.count == 5)
            try Self.expectOneOwner(of: id, pupil, in: transaction.reader, and: transaction.reader)
        }
    }

    @Test("of two installations opens the file there, with all that travels along")
    func apart() throws {
        try TransferScene.apart { one, other in
            let pupil = try SampleSchool.newcomer(in: &one)
            _ = try AttendanceClass.take(Self.day, .morning, [(pupil, .unexcused)])
                .handle(on: AttendanceClass.occasion(Self.day), in: &one)
            let id = try Self.carryOut(pupil, from: "2026-10-13", between: &one, and: &other)
            let file = try #require(try PupilFiles.find(pupil, in: other.reader))
            #expect(file.school == TransferScene.receiver && file.name == .sample)
            #expect(try Stays.all(of: pupil, in: other.reader).map(\.id.number) == [2])
            #expect(try StaysElsewhere.all(ofPerson: pupil, in: other.reader).map(\.id.number) == [1])
            // What was missed there counts here against the year's limit.
            let totals = try Absences(schoolClass: TransferScene.classID()).answer(
                on: TransferScene.occasion("2026-10-14"), from: other.reader)
            #expect(totals.answer?.items.map(\.total) == [1])
            // The file goes on counting where the other school's ended.
            let before = try Journal.revision(of: file.subject, in: one.reader)
            #expect(try Journal.revision(of: file.subject, in: other.reader) == before + 1)
            try Self.expectOneOwner(of: id, pupil, in: one.reader, and: other.reader)
        }
    }

    @Test("may be followed by one back, and everything is still there")
    func returns() throws {
        try TransferScene.apart { one, other in
            let pupil = try SampleSchool.newcomer(in: &one)
            _ = try Self.carryOut(pupil, from: Self.day, between: &one, and: &other)
            let wish = try TransferScene.request(
                pupil, from: "2026-11-02", by: TransferScene.sender, of: TransferScene.receiver)
            var cursors = try Self.heads(one.reader, other.reader)
            let occasion = TransferScene.occasion("2026-11-02")
            let id = try #require(try wish.handle(on: occasion, in: &one).answer).transfer
            try TransferPost.settle(after: &cursors, on: occasion, between: &one, and: &other)
            _ = try #require(try AcceptTransfer(transfer: id).handle(on: occasion, in: &other).answer)
            try TransferPost.settle(after: &cursors, on: occasion, between: &one, and: &other)
            let file = try PupilFile(code: pupil).answer(on: occasion, from: one.reader).answer
            #expect(file?.pupil.school == TransferScene.sender)
            #expect(file?.enrolments.map(\.from.text) == ["2026-09-05", "2026-11-02"])
            #expect(file?.elsewhere?.map(\.from.text) == [Self.day])
            #expect(file?.schools?.map(\.school) == [TransferScene.sender, TransferScene.receiver])
            let package = try Transfers.package(id, in: one.reader)
            #expect(package?.books.map(\.id.schoolClass.school) == [TransferScene.sender, TransferScene.receiver])
            let assessed = package?.competences?.sorted { $0.moment < $1.moment }
            #expect(assessed?.map(\.schoolClass.school) == [TransferScene.sender, TransferScene.receiver])
            try Self.expectOneOwner(of: id, pupil, in: other.reader, and: one.reader)
        }
    }

    @Test("waits for its day, and then goes by itself")
    func waits() throws {
        try TransferScene.together { transaction in
            let pupil = try SampleSchool.newcomer(in: &transaction)
            let id = try TransferScene.asked(pupil, from: "2026-11-02", in: &transaction)
            var cursor = try Journal.head(in: transaction.reader).seq
            let accepted = try AcceptTransfer(transfer: id).handle(
                on: TransferScene.occasion(), in: &transaction)
            #expect(accepted.answer?.status == .accepted)
            try TransferPost.settle(after: &cursor, in: &transaction)
            let (early, late) = (TransferScene.occasion("2026-11-01"), TransferScene.occasion("2026-11-02"))
            #expect(try !CloseTransfers.isDue(at: early.now, in: transaction.reader))
            #expect(try PupilFiles.school(of: pupil, in: transaction.reader) == TransferScene.sender)
            #expect(try CloseTransfers.isDue(at: late.now, in: transaction.reader))
            try CloseTransfers.run(on: late, in: &transaction)
            try TransferPost.settle(after: &cursor, on: late, in: &transaction)
            #expect(try !CloseTransfers.isDue(at: late.now, in: transaction.reader))
            try Self.expectOneOwner(of: id, pupil, in: transaction.reader, and: transaction.reader)
        }
    }

    @Test("is disputed where the package is not what was sealed, and comes again")
    func disputes() throws {
        try TransferScene.apart { one, other in
            let pupil = try SampleSchool.newcomer(in: &one)
            var cursors = try Self.heads(one.reader, other.reader)
            let occasion = TransferScene.occasion()
            let id = try Self.ask(for: pupil, after: &cursors, between: &one, and: &other)
            _ = try AcceptTransfer(transfer: id).handle(on: occasion, in: &one)
            for letter in try TransferPost.letters(after: &cursors.0, in: one.reader) {
                try TransferPost.gather(letter, on: occasion, in: &one)
            }
            let release = try #require(try TransferPost.letters(after: &cursors.0, in: one.reader).last)
            var event = try release.event(TransferRelease.self)
            event.state.package?.absences = [
                TransferPackage.YearOfAbsences(school: .sample, year: .sample, excused: 9, unexcused: 9)
            ]
            try FollowReleases.respond(to: event, on: occasion, in: &other)
            #expect(try Transfers.find(id, in: other.reader)?.state.status == .disputed)
            #expect(try PupilFiles.find(pupil, in: other.reader) == nil)
            let later = TransferScene.occasion("2026-10-13")
            #expect(try RepeatTransfers.isDue(at: later.now, in: one.reader))
            try RepeatTransfers.run(on: later, in: &one)
            try TransferPost.settle(after: &cursors, on: later, between: &one, and: &other)
            try Self.expectOneOwner(of: id, pupil, in: one.reader, and: other.reader)
        }
    }

    @Test("that is taken back unheard is taken back again when the other school answers")
    func cancelsAgain() throws {
        try TransferScene.apart { one, other in
            let pupil = try SampleSchool.newcomer(in: &one)
            var cursors = try Self.heads(one.reader, other.reader)
            let occasion = TransferScene.occasion()
            let id = try Self.ask(for: pupil, from: "2026-11-02", after: &cursors, between: &one, and: &other)
            _ = try CancelTransfer(transfer: id).handle(on: occasion, in: &other)
            // Lost on its way.
            cursors.1 = try Journal.head(in: other.reader).seq
            _ = try #require(try AcceptTransfer(transfer: id).handle(on: occasion, in: &one).answer)
            try TransferPost.settle(after: &cursors, between: &one, and: &other)
            #expect(try Releases.find(id, in: one.reader)?.status == .withdrawn)
            #expect(try PupilFiles.school(of: pupil, in: one.reader) == TransferScene.sender)
        }
    }

    @Test("that is taken back too late is carried out: a child is at one school")
    func cancelsLate() throws {
        try TransferScene.apart { one, other in
            let pupil = try SampleSchool.newcomer(in: &one)
            var cursors = try Self.heads(one.reader, other.reader)
            let occasion = TransferScene.occasion()
            let id = try Self.ask(for: pupil, after: &cursors, between: &one, and: &other)
            _ = try AcceptTransfer(transfer: id).handle(on: occasion, in: &one)
            // Nobody here has heard of it yet.
            #expect(try CancelTransfer(transfer: id).handle(on: occasion, in: &other).answer != nil)
            try TransferPost.settle(after: &cursors, between: &one, and: &other)
            try Self.expectOneOwner(of: id, pupil, in: one.reader, and: other.reader)
        }
    }

    /// A request of the second installation that has reached the first.
    private static func ask(
        for pupil: PupilCode, from day: String = day, on occasion: Occasion = TransferScene.occasion(),
        after cursors: inout (Int64, Int64), between one: inout Transaction, and other: inout Transaction
    ) throws -> TransferID {
        let outcome = try TransferScene.request(pupil, from: day).handle(on: occasion, in: &other)
        try TransferPost.settle(after: &cursors, on: occasion, between: &one, and: &other)
        return try #require(outcome.answer).transfer
    }

    /// Asks, accepts and carries a transfer from the first installation to the second through.
    static func carryOut(
        _ pupil: PupilCode, from day: String, between one: inout Transaction, and other: inout Transaction
    ) throws -> TransferID {
        var cursors = try heads(one.reader, other.reader)
        let occasion = TransferScene.occasion(day)
        let id = try ask(for: pupil, from: day, on: occasion, after: &cursors, between: &one, and: &other)
        _ = try #require(try AcceptTransfer(transfer: id).handle(on: occasion, in: &one).answer)
        try TransferPost.settle(after: &cursors, on: occasion, between: &one, and: &other)
        return id
    }

    static func heads(_ one: Reader, _ other: Reader) throws -> (Int64, Int64) {
        (try Journal.head(in: one).seq, try Journal.head(in: other).seq)
    }

    /// One school has the pupil, and both have the same package.
    static func expectOneOwner(
        of id: TransferID, _ pupil: PupilCode, in sender: Reader, and receiver: Reader
    ) throws {
        let release = try #require(try Releases.find(id, in: sender))
        let request = try #require(try Transfers.find(id, in: receiver)).state
        #expect(release.status == .confirmed && request.status == .received)
        #expect(request.receipt == release.seal)
        let (sealed, came) = (try #require(release.package), try #require(try Transfers.package(id, in: receiver)))
        #expect(WireEncoder.encode(sealed) == WireEncoder.encode(came))
        #expect(sealed.computedSeal == release.seal)
        for store in [sender, receiver] {
            #expect(try PupilFiles.school(of: pupil, in: store) == id.receiver)
        }
    }
}
