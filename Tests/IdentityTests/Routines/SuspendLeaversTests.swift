import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Accounts of pupils who have left") struct SuspendLeaversTests {
    private static let last = LocalDate("2026-10-01") ?? .sample
    private static let onThatDay = "2026-10-01T00:00:00+07:00"

    private func leave(_ status: EnrolmentStatus, version: Int64 = 2, in transaction: inout Transaction) throws {
        try ScenePupils.tell(
            ScenePupils.an, in: ScenePupils.schoolClass, to: Self.last, status, version: version, in: &transaction)
    }

    @Test(
        "are suspended on the first day that they are there no more, and their sessions end",
        arguments: [EnrolmentStatus.left, .completed, .deceased, .transferredOut])
    func suspends(status: EnrolmentStatus) throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let other = try ScenePupils.open(ScenePupils.binh, in: &transaction).account
            let token = try ScenePupils.signIn(account, in: &transaction).token
            try leave(status, in: &transaction)
            #expect(
                try !SuspendLeavers.isDue(at: Cast.instant("2026-09-30T23:59:59+07:00"), in: transaction.reader))
            #expect(try SuspendLeavers.isDue(at: Cast.instant(Self.onThatDay), in: transaction.reader))
            try SuspendLeavers.run(on: .routine(now: Self.onThatDay), in: &transaction)
            #expect(
                try transaction.reader.last(2) == [
                    "account.suspended account/\(account.text)", "session.revoked session/of.\(account.text)",
                ])
            #expect(try !Cast.admits(token, in: transaction.reader))
            #expect(try ScenePupils.status(of: other, in: transaction.reader) == nil)
            #expect(try !SuspendLeavers.isDue(at: Cast.instant(Self.onThatDay), in: transaction.reader))
        }
    }

    @Test("stay as they are where the pupil only goes to another class, or from one level to the next at the school")
    func goesOn() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            for (status, version) in [(EnrolmentStatus.moved, 2), (.completed, 3)] as [(EnrolmentStatus, Int64)] {
                try leave(status, version: version, in: &transaction)
                try ScenePupils.tell(
                    ScenePupils.an, in: ScenePupils.otherClass, number: 2, from: Self.last.adding(days: 60),
                    version: version, in: &transaction)
                try SuspendLeavers.run(on: .routine(now: Self.onThatDay), in: &transaction)
                #expect(try ScenePupils.status(of: account, in: transaction.reader) == nil)
            }
        }
    }

    @Test("are looked at once: what somebody reinstates stays so, until the pupil leaves anew")
    func once() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            try leave(.left, in: &transaction)
            try SuspendLeavers.run(on: .routine(now: Self.onThatDay), in: &transaction)
            let reinstate = ReinstateAccount(account: account, reason: .sample)
            #expect(try reinstate.handle(on: .of("tech"), in: &transaction).answer != nil)
            try SuspendLeavers.run(on: .routine(now: "2026-10-02T00:00:00+07:00"), in: &transaction)
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == nil)
            try leave(.left, version: 3, in: &transaction)
            try SuspendLeavers.run(on: .routine(now: "2026-10-03T00:00:00+07:00"), in: &transaction)
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == .suspended)
        }
    }

    @Test(
        "go on where they were given after the leaving, by the school where the pupil is now", arguments: [true, false])
    func givenSince(isThereNow: Bool) throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            // As at an upgrade, when all that has ever happened is heard at once.
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.elsewhere, number: 2, from: ScenePupils.began.adding(days: -30),
                to: ScenePupils.began, .transferredOut, in: &transaction)
            if !isThereNow {
                try ScenePupils.tell(
                    ScenePupils.an, in: ScenePupils.schoolClass, to: ScenePupils.began, .moved, version: 2,
                    in: &transaction)
            }
            try SuspendLeavers.run(on: .routine(now: Cast.now), in: &transaction)
            let status: AccountStatus? = isThereNow ? nil : .suspended
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == status)
            #expect(try !SuspendLeavers.isDue(at: Cast.instant(Cast.now), in: transaction.reader))
            // The next leaving counts as ever.
            guard isThereNow else { return }
            try leave(.left, in: &transaction)
            try SuspendLeavers.run(on: .routine(now: Self.onThatDay), in: &transaction)
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == .suspended)
        }
    }

    @Test("are found without reading all stays")
    func plan() throws {
        try onScene { (transaction) throws in
            for sql in [KnownStays.unsettledStays, Accounts.idlePupils] {
                let plan = try transaction.reader.plan(sql)
                #expect(!plan.isEmpty && !plan.contains { $0.contains("SCAN") }, "\(plan)")
            }
        }
    }
}
