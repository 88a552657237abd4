import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("A code that was merged into another") struct AliasTests {
    private static let occasion = SampleSchool.occasion

    /// Two files of one child in 6A1, of which the second was merged into the first.
    private static func merged(_ body: (PupilCode, PupilCode, inout Transaction) throws -> Void) throws {
        try NoticeScene.with { pupils, transaction in
            for (pupil, value) in [(pupils[0], "7912345678"), (pupils[1], "7912345679")] {
                let code = AddIdentifier(
                    pupil: pupil, scheme: .moet10, value: try #require(IdentifierValue(value)),
                    from: try SampleSchool.day("2026-09-01"))
                _ = try #require(try code.handle(on: occasion, in: &transaction).answer)
            }
            try MergePupilsTests.merged(pupils[1], into: pupils[0], in: &transaction)
            try body(pupils[0], pupils[1], &transaction)
        }
    }

    @Test("is refused by every command that names it, with the code to use, and changes nothing")
    func commands() throws {
        try Self.merged { keep, alias, transaction in
            let day = try SampleSchool.day("2026-10-01")
            var notice = try NoticeScene.weekly()
            (notice.schoolClass, notice.pupil) = (nil, alias)
            let head = try Journal.head(in: transaction.reader).seq
            func refused(_ command: some Command, _ pointer: String = "/pupil") throws {
                let refusal = try command.handle(on: Self.occasion, in: &transaction).refusal
                #expect(refusal?.places == ["conflict \(pointer)"], "\(command)")
                #expect(
                    refusal?.detail.en.contains(keep.text) == true && refusal?.detail.vi.contains(keep.text) == true)
            }
            try refused(SampleSchool.enrol(alias))
            try refused(LeaveSchool(pupil: alias, on: day, reason: .other))
            try refused(MoveClass(pupil: alias, schoolClass: SampleSchool.classID(), on: day))
            try refused(SuspendStudies(pupil: alias, on: day, reason: .sample))
            try refused(ResumeStudies(pupil: alias, on: day))
            try refused(ChangePupil(pupil: alias, name: .sample))
            try refused(AddIdentifier(pupil: alias, scheme: .moet10, value: .sample, from: day))
            try refused(notice)
            try refused(RequestCorrection(pupil: alias, by: .sample, wish: .sample))
            try refused(SampleSchool.registerPupil(alias), "/code")
            try refused(AttendanceClass.take("2026-09-05", .morning, [(alias, .excused)]), "/absences/0/pupil")
            #expect(try Journal.head(in: transaction.reader).seq == head)
        }
    }

    @Test("is not told of to another school, which learns only that the file is not there")
    func hidden() throws {
        try Self.merged { _, alias, transaction in
            let foreign = ClassID(
                school: UnitCode(unchecked: "79764000020000000005"), year: SampleSchool.year, code: .sample)
            let outcome = try EnrolPupil(pupil: alias, schoolClass: foreign, from: SampleSchool.day("2026-09-05"))
                .handle(on: Self.occasion, in: &transaction)
            #expect(outcome.refusal?.violations.allSatisfy { $0.code != "conflict" } == true)
        }
    }

    @Test("leads whoever asks for it to the file in use, which names it, what it is known by, and all stays")
    func queries() throws {
        try Self.merged { keep, alias, transaction in
            let query = PupilFile(code: alias)
            #expect(
                try query.scope(in: transaction.reader)
                    == Scope(SampleSchool.code, schoolClass: SampleSchool.classID(), pupil: keep))
            let answer = try #require(try query.answer(on: Self.occasion, from: transaction.reader).answer)
            #expect(answer.pupil.code == keep && answer.enrolments.map(\.pupil) == [keep])
            #expect(answer.aliases?.map(\.code) == [alias])
            #expect(answer.aliases?.first?.reason.text == MergePupilsTests.reason)
            #expect(answer.aliases?.first?.identifiers?.map(\.value.text) == ["7912345679"])
            let number = try NoticeScene.sent(to: keep, in: &transaction)
            for code in [keep, alias] {
                let notices = NoticeList(school: SampleSchool.code, pupil: code)
                let page = try #require(try notices.answer(on: Self.occasion, from: transaction.reader).answer)
                #expect(page.items.map(\.number) == [number])
            }
        }
    }

    @Test("is on no list: neither of pupils nor of duplicates nor of a class, and no class counts it")
    func lists() throws {
        try Self.merged { keep, alias, transaction in
            let list = PupilList(school: SampleSchool.code, schoolClass: try SampleSchool.classID())
            let found = try #require(try list.answer(on: Self.occasion, from: transaction.reader).answer)
            #expect(found.items.count == 2 && found.items.allSatisfy { $0.code != alias })
            let pairs = try Likenesses.pairs(at: SampleSchool.code, in: transaction.reader)
            #expect(pairs.allSatisfy { $0.one != alias && $0.other != alias })
            let roll = ClassRoll(schoolClass: try SampleSchool.classID())
            let there = try #require(try roll.answer(on: Self.occasion, from: transaction.reader).answer)
            #expect(there.items.count == 2 && there.items.contains { $0.code == keep })
            let size = try Stays.size(
                of: SampleSchool.classID(), from: SampleSchool.day("2026-09-05"), in: transaction.reader)
            #expect(size.pupils == 2)
            let gaps = try #require(
                try ProfileGaps(schoolClass: SampleSchool.classID()).answer(on: Self.occasion, from: transaction.reader)
                    .answer)
            #expect(gaps.items.count == 2)
        }
    }

    @Test("lends the file in use its past: who has left under the one code is found so under the other")
    func past() throws {
        try SampleSchool.opened { transaction in
            let alias = try SampleSchool.newcomer(in: &transaction)
            try MergePupilsTests.leave(alias, on: "2026-10-01", in: &transaction)
            let keep = try SampleSchool.newPupil(in: &transaction)
            try MergePupilsTests.merged(alias, into: keep, in: &transaction)
            var list = PupilList(school: SampleSchool.code, status: .left)
            for status in [EnrolmentStatus.left, .studying] {
                list.status = status
                let found = try #require(try list.answer(on: Self.occasion, from: transaction.reader).answer)
                #expect(found.items.map(\.code) == (status == .left ? [keep] : []))
            }
            // The class of that time has it as it was, for so its sheets and marks name the child.
            for (day, codes) in [("2026-09-30", [alias]), ("2026-10-01", [])] {
                let roll = ClassRoll(schoolClass: try SampleSchool.classID(), on: try SampleSchool.day(day))
                let there = try #require(try roll.answer(on: Self.occasion, from: transaction.reader).answer)
                #expect(there.items.map(\.code) == codes)
            }
            let died = try SampleSchool.newcomer(in: &transaction)
            _ = try LeaveSchool(pupil: died, on: SampleSchool.day("2026-12-01"), status: .deceased)
                .handle(on: Self.occasion, in: &transaction)
            let other = try SampleSchool.newPupil(in: &transaction)
            try MergePupilsTests.merged(died, into: other, in: &transaction)
            let enrol = try SampleSchool.enrol(other, from: "2027-01-04").handle(on: Self.occasion, in: &transaction)
            #expect(enrol.refusal?.places == ["conflict /pupil"])
        }
    }

    @Test("leaves a class without anybody, which then owes no attendance")
    func emptyClass() throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: Self.occasion, in: &transaction)
            let keep = try SampleSchool.newcomer(in: &transaction)
            let alias = try SampleSchool.newcomer(to: "6A2", in: &transaction)
            try MergePupilsTests.merged(alias, into: keep, in: &transaction)
            let query = UnmarkedClasses(school: SampleSchool.code, date: try SampleSchool.day("2026-09-05"))
            let unmarked = try #require(try query.answer(on: Self.occasion, from: transaction.reader).answer)
            #expect(unmarked.items.map(\.code.text) == ["6A1"])
        }
    }

    @Test("is what a list is sent again with: who is known by one of its identifiers is not registered once more")
    func registeredAgain() throws {
        try Self.merged { keep, alias, transaction in
            var again = try SampleSchool.registerPupil()
            again.guardians = try PupilFiles.find(keep, in: transaction.reader)?.guardians
            for value in ["7912345678", "7912345679"] {
                again.identifiers = [
                    RegisterPupil.Given(scheme: .moet10, value: try #require(IdentifierValue(value)))
                ]
                #expect(try again.handle(on: Self.occasion, in: &transaction).answer?.code == keep)
            }
            let owned = AddIdentifier(
                pupil: keep, scheme: .lifelong, value: .sample, from: try SampleSchool.day("2026-09-01"))
            #expect(try owned.handle(on: Self.occasion, in: &transaction).answer == Done())
            let theirs = AddIdentifier(
                pupil: keep, scheme: .moet10, value: try #require(IdentifierValue("7912345679")),
                from: try SampleSchool.day("2026-09-01"))
            let refusal = try theirs.handle(on: Self.occasion, in: &transaction).refusal
            #expect(refusal?.violations.contains { $0.detail.contains("under code \(alias)") } == true)
        }
    }

    @Test("brings the absences of the child's past, and not those of the days that were counted twice")
    func absences() throws {
        try AttendanceClass.opened(2) { transaction, pupils in
            for (day, absent) in [("2026-10-05", pupils), ("2026-10-06", [pupils[1]])] {
                let sheet = try AttendanceClass.take(day, .morning, absent.map { ($0, .unexcused) })
                    .handle(on: AttendanceClass.occasion(day), in: &transaction)
                #expect(sheet.answer != nil)
            }
            func totals() throws -> [Int] {
                let query = Absences(schoolClass: try SampleSchool.classID())
                return try #require(try query.answer(on: Self.occasion, from: transaction.reader).answer).items.map(
                    \.total)
            }
            func marks() throws -> [Int] {
                let query = AttendanceOfMonth(
                    schoolClass: try SampleSchool.classID(), month: try AttendanceClass.month())
                return try #require(try query.answer(on: Self.occasion, from: transaction.reader).answer).pupils.map(
                    \.total)
            }
            #expect(try totals() == [1, 2] && marks() == [1, 2])
            // Both codes were on the roll: the second was marked absent while the child sat there under the first.
            try MergePupilsTests.merged(pupils[1], into: pupils[0], in: &transaction)
            #expect(try totals() == [1] && marks() == [1])
            try UndoMergeTests.undone(pupils[1], in: &transaction)
            #expect(try totals() == [1, 2] && marks() == [1, 2])
            // The first left before the second came: the same child's past.
            try MergePupilsTests.leave(pupils[1], on: "2026-10-07", in: &transaction)
            let late = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(late, from: "2026-10-07").handle(on: Self.occasion, in: &transaction)
            try MergePupilsTests.merged(pupils[1], into: late, in: &transaction)
            #expect(try totals() == [1, 2])
        }
    }
}
