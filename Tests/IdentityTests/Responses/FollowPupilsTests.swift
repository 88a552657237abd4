import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("A pupil's account and the pupil's file") struct FollowPupilsTests {
    @Test("have one name and one school; what is told late or twice changes nothing")
    func follows() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let moved = ScenePupils.file(ScenePupils.an, "Nguyễn Thị Ân", at: Cast.otherSchool)
            try ScenePupils.tell(moved, version: 3, in: &transaction)
            #expect(try transaction.reader.last(1) == ["account.changed account/\(account.text)"])
            let before = try transaction.reader.count(of: "journal")
            try ScenePupils.tell(moved, version: 3, in: &transaction)
            try ScenePupils.tell(ScenePupils.file(ScenePupils.an, "Cũ"), version: 2, in: &transaction)
            #expect(try transaction.reader.count(of: "journal") == before)
            let state = try Accounts.state(of: account, in: transaction.reader)
            #expect(state?.displayName.text == "Nguyễn Thị Ân" && state?.unit == Cast.otherSchool)
            // A school that this installation does not know answers for no account here.
            let away = ScenePupils.file(ScenePupils.an, at: UnitCode(unchecked: "01000000020000000009"))
            try ScenePupils.tell(away, version: 4, in: &transaction)
            #expect(try Accounts.state(of: account, in: transaction.reader)?.unit == Cast.otherSchool)
        }
    }

    @Test("whose alias has the only account go on with the file in use, and the tokens that are out hold no more")
    func merged() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let old = try ScenePupils.signIn(account, in: &transaction)
            try ScenePupils.tell(
                ScenePupils.file(ScenePupils.an, mergedInto: ScenePupils.binh), version: 2, in: &transaction)
            #expect(try !Cast.admits(old.token, in: transaction.reader))
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == nil)
            let renewed = try #require(try Cast.renew(old.refresh, in: &transaction).answer)
            #expect(try Cast.claims(renewed.token).pupil == ScenePupils.binh)
            #expect(try Accounts.state(of: account, in: transaction.reader)?.displayName.text == "Trần Bình")
            // Whoever gives the file in use an account finds that one, under whichever code.
            for code in [ScenePupils.an, ScenePupils.binh] {
                let again = try OpenPupilAccount(pupil: code).handle(on: .of("tech"), in: &transaction).answer
                #expect(again?.account == account && again?.opened == false && again?.pupil == ScenePupils.binh)
            }
            try ScenePupils.tell(ScenePupils.file(ScenePupils.an), version: 3, in: &transaction)
            #expect(try !Cast.admits(renewed.token, in: transaction.reader), "within the same second")
            let parted = try #require(try Cast.renew(renewed.refresh, in: &transaction).answer)
            #expect(try Cast.claims(parted.token).pupil == ScenePupils.an)
            #expect(try Cast.admits(parted.token, in: transaction.reader))
        }
    }

    @Test("that both have one keep that of the file in use; the other is suspended and stays so beside it")
    func two() throws {
        try onClass { (transaction) throws in
            let kept = try ScenePupils.open(ScenePupils.binh, in: &transaction).account
            let other = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let token = try ScenePupils.signIn(other, in: &transaction).token
            try ScenePupils.tell(
                ScenePupils.file(ScenePupils.an, mergedInto: ScenePupils.binh), version: 2, in: &transaction)
            #expect(try ScenePupils.status(of: other, in: transaction.reader) == .suspended)
            #expect(try ScenePupils.status(of: kept, in: transaction.reader) == nil)
            #expect(try !Cast.admits(token, in: transaction.reader))
            let reinstate = ReinstateAccount(account: other, reason: .sample)
            #expect(try reinstate.handle(on: .of("tech"), in: &transaction).refusal?.code == .duplicate)
            try ScenePupils.tell(ScenePupils.file(ScenePupils.an), version: 3, in: &transaction)
            #expect(try ScenePupils.status(of: other, in: transaction.reader) == .suspended, "until somebody says so")
            #expect(try reinstate.handle(on: .of("tech"), in: &transaction).answer != nil)
        }
    }

    @Test("are in the hands of the new school's homeroom teacher once the pupil is there")
    func transferred() throws {
        try onClass { (transaction) throws in
            let account = try ScenePupils.open(ScenePupils.an, in: &transaction).account
            let reset = ResetPassword(account: account, reason: .sample)
            func may(_ occasion: Occasion) throws -> Bool {
                try reset.objection(on: occasion, in: transaction.reader) == nil
            }
            let there = MemberCode(unchecked: "7976400002T000000011")
            try ScenePupils.assign(there, ScenePupils.elsewhere, in: &transaction)
            let last = LocalDate("2026-09-05") ?? .sample
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.schoolClass, to: last, .transferredOut, version: 2, in: &transaction)
            #expect(try !may(.teacher(ScenePupils.homeroom)) && !may(.teacher(there)) && may(.of("boss")))
            try ScenePupils.tell(ScenePupils.file(ScenePupils.an, at: Cast.otherSchool), version: 2, in: &transaction)
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.elsewhere, number: 2, from: last, in: &transaction)
            #expect(try may(.teacher(there)) && !may(.teacher(ScenePupils.homeroom)) && !may(.of("boss")))
            try SuspendLeavers.run(on: .routine(now: Cast.now), in: &transaction)
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == .suspended)
            let reinstate = ReinstateAccount(account: account, reason: .sample)
            #expect(try reinstate.handle(on: .teacher(there), in: &transaction).answer != nil)
            try SuspendLeavers.run(on: .routine(now: Cast.now), in: &transaction)
            #expect(try ScenePupils.status(of: account, in: transaction.reader) == nil)
        }
    }
}
