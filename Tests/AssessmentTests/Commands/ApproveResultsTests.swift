import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Approving the results of a term") struct ApproveResultsTests {
    @Test("signs every class of the school and tells of each, with counts and no marks")
    func approves() throws {
        try SignedClass.confirmed { transaction in
            let answer = try #require(try transaction.approve(.firstSemester).answer)
            #expect(answer == .init(approved: [Classroom.id], unchanged: [], reconsider: []))
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.type == "result-approval.approved" && told.state["status"] == "approved")
            #expect(told.state["number"] == 1 && told.state["pupils"] == 2)
            #expect(told.state["approved"]?["by"] == "account/hieu-truong")
            #expect(told.state["learning"]?["good"] != nil && !told.state.text.contains("average"))
            let again = try transaction.approve(.firstSemester).answer
            #expect(again == .init(approved: [], unchanged: [Classroom.id], reconsider: []))
            #expect(try transaction.reader.recorded().last == told)
        }
    }

    @Test("is refused while anyone has not signed, naming who, and then approves none of the school's classes")
    func missing() throws {
        try SignedClass.confirmed { transaction in
            try transaction.define(SignedClass.other)
            let late = Classroom.pupil(7)
            try transaction.enrol(late, in: SignedClass.other)
            let refusal = try #require(try transaction.approve(.firstSemester).refusal)
            let details = refusal.violations.map(\.detail)
            #expect(Set(refusal.places) == ["/school incomplete"])
            #expect(details.allSatisfy { $0.hasPrefix("class 6A2: ") })
            #expect(details.contains { $0.contains("Mathematics") && $0.contains("nobody is assigned") })
            #expect(details.contains { $0.contains("conduct") && $0.contains(late.text) })
            #expect(details.contains { $0.contains("homeroom teacher has not confirmed") })
            let isApproved = try ResultApprovals.isApproved(Classroom.id, .firstSemester, in: transaction.reader)
            #expect(!isApproved)
            // Class by class, those that are ready.
            let one = try transaction.approve(.firstSemester, only: Classroom.id.code).answer
            #expect(one?.approved == [Classroom.id])
        }
    }

    @Test("names the homeroom teacher who has not confirmed, and not one whose signature stands")
    func homeroom() throws {
        try SignedClass.with { transaction in
            try transaction.sign(.first)
            try transaction.carryOut(
                ComputeResults(schoolClass: Classroom.id, term: .firstSemester), now: SignedClass.january)
            let refusal = try #require(try transaction.approve(.firstSemester).refusal)
            #expect(refusal.violations.count == 1)
            #expect(refusal.detail.en.contains("(teacher \(SignedClass.homeroom))"))
            #expect(refusal.detail.vi.contains("giáo viên chủ nhiệm chưa xác nhận"))
        }
    }

    @Test("passes over classes that nobody is in, unless asked for one")
    func empty() throws {
        try SignedClass.confirmed { transaction in
            try transaction.define(SignedClass.other)
            let one = try transaction.approve(.firstSemester, only: SignedClass.other.code).refusal
            #expect(one?.detail.en.contains("no pupils") == true)
            #expect(try transaction.approve(.firstSemester).answer?.approved == [Classroom.id])
        }
    }

    @Test("locks marks, conduct and results of the term, by the schema too")
    func locks() throws {
        try SignedClass.approved { transaction in
            let marks = try transaction.carryOut(SignedClass.record(70), now: SignedClass.january).refusal
            #expect(marks?.places == ["/book locked"] && marks?.code == .locked)
            let compute = ComputeResults(schoolClass: Classroom.id, term: .firstSemester)
            #expect(try transaction.carryOut(compute, now: SignedClass.january).refusal?.places == ["/term locked"])
            try transaction.mark(.second)
            for sql in [
                "UPDATE mark SET value = 70 WHERE place = 'ck' AND value = 60 AND book = 1",
                "INSERT INTO mark SELECT book, place, pupil, value FROM mark WHERE book = 1 ON CONFLICT DO NOTHING",
                "UPDATE conduct SET level = 'good'", "UPDATE conduct SET pupil = 'p'", "DELETE FROM conduct",
                """
                INSERT INTO conduct SELECT pupil, year, semester, class, level, comment FROM conduct WHERE true
                ON CONFLICT DO NOTHING
                """,
                "UPDATE result SET state = x'00'", "UPDATE result SET class = '79764000010000000006/2026/6A2'",
                "UPDATE approved_result SET pupil = 'p'", "DELETE FROM approved_result", "DELETE FROM result_approval",
                "INSERT INTO approved_result SELECT class, term, 2, pupil FROM approved_result",
                "UPDATE result_approval SET approved_at = NULL", "UPDATE result_approval SET number = 2",
                "UPDATE result_approval SET confirmed_by = 'account/x'",
                """
                INSERT INTO result_approval(class, term, number, state, digest, confirmed_by)
                SELECT class, term, 3, state, digest, confirmed_by FROM result_approval
                """,
                """
                INSERT INTO result_approval(class, term, number, state, digest, confirmed_by)
                SELECT class, term, 2, state, digest, confirmed_by FROM result_approval
                """,
            ] {
                #expect(throws: SQLiteError.self, "\(sql)") { try transaction.run(sql) }
            }
        }
    }

    @Test("goes along with a pupil who changes class: marks, conduct and result stay as they were approved")
    func moved() throws {
        try SignedClass.approved { (transaction) throws in
            let (mover, late) = (Classroom.pupil(1), Classroom.pupil(7))
            try transaction.define(SignedClass.other)
            try transaction.move(mover, on: "2027-01-11", to: SignedClass.other)
            try transaction.enrol(late, in: SignedClass.other)
            let book = MarkBookID(
                schoolClass: SignedClass.other, subject: Classroom.mathematics, semester: .first)
            try transaction.carryOut(
                OpenMarkBook(schoolClass: book.schoolClass, subject: book.subject, semester: .first))
            let cells = [late, mover].map { RecordMarks.Cell(pupil: $0, value: Classroom.mark(100)) }
            let marks = RecordMarks(book: book, column: .ck, cells: cells)
            let locked = try #require(try transaction.carryOut(marks, now: SignedClass.january).refusal)
            #expect(locked.places == ["/cells/1/pupil locked"] && locked.code == .locked)
            #expect(locked.detail.en.contains("class 6A1, semester I, are approved"))
            let judgements = [late, mover].map { RecordConduct.Judgement(pupil: $0, level: .notPassed) }
            let conduct = RecordConduct(schoolClass: SignedClass.other, semester: .first, judgements: judgements)
            #expect(
                try transaction.carryOut(conduct, now: SignedClass.january).refusal?.places == [
                    "/judgements/1/pupil locked"
                ])
            let insert = "INSERT INTO mark(book, place, pupil, value) SELECT number, 'ck', ?1, 70 FROM mark_book"
            #expect(throws: SQLiteError.self) {
                try transaction.run("\(insert) WHERE class = ?2", mover, SignedClass.other)
            }

            // The other class's own pupil is as open as the class.
            let own = RecordMarks(book: book, column: .ck, cells: [cells[0]])
            #expect(try transaction.carryOut(own, now: SignedClass.january).answer?.recorded == 1)
            let compute = ComputeResults(schoolClass: SignedClass.other, term: .firstSemester)
            #expect(try transaction.carryOut(compute, now: SignedClass.january).answer?.computed == 1)
            let kept = try Results.find(mover, .sample, .firstSemester, in: transaction.reader)
            #expect(kept?.schoolClass == Classroom.id && kept?.conduct == .fair)
            let items = try PupilResults(pupil: mover)
                .answer(on: SignedClass.atPrincipals, from: transaction.reader).answer?.items
            #expect(items?.map(\.approved) == [true])

            // Once it is reopened, the class that he is in now reckons with him.
            _ = try transaction.reopen(.firstSemester)
            #expect(try transaction.carryOut(marks, now: SignedClass.january).answer?.recorded == 1)
            #expect(try transaction.carryOut(compute, now: SignedClass.january).answer?.computed == 2)
        }
    }

    @Test("of a year locks both semesters too, for whoever came when the first was approved already")
    func lockedByYear() throws {
        try SignedClass.with([.first, .second]) { (transaction) throws in
            try transaction.sign(.first)
            _ = try transaction.confirm(.firstSemester)
            _ = try transaction.approve(.firstSemester)
            let late = Classroom.pupil(2)
            try transaction.enrol(late, from: "2027-01-12")
            for semester in [Semester.first, .second] {
                for (subject, value) in [
                    (Classroom.mathematics, Classroom.mark(70)), (Classroom.arts, CellValue.passed),
                ] {
                    for column in [MarkColumn.tx1, .tx2, .gk, .ck] {
                        let cells = [RecordMarks.Cell(pupil: late, value: value)]
                        let marks = RecordMarks(book: Classroom.book(subject, semester), column: column, cells: cells)
                        #expect(try transaction.carryOut(marks, now: SignedClass.january).answer?.recorded == 1)
                    }
                }
                let judgement = RecordConduct.Judgement(pupil: late, level: .good)
                let conduct = RecordConduct(schoolClass: Classroom.id, semester: semester, judgements: [judgement])
                #expect(try transaction.carryOut(conduct, now: SignedClass.january).answer?.recorded == 1)
                try transaction.sign(semester)
            }
            for term in [Term.secondSemester, .year] {
                _ = try transaction.confirm(term)
                #expect(try transaction.approve(term).answer?.approved == [Classroom.id])
            }
            let signed = try ResultApprovals.standing(of: late, in: .sample, .firstSemester, from: transaction.reader)
            #expect(signed == nil)
            let marks = try transaction.carryOut(SignedClass.record(80, of: 2), now: SignedClass.january).refusal
            #expect(marks?.places == ["/book locked"] && marks?.detail.en.contains("the school year") == true)
            for sql in [
                "UPDATE mark SET value = 80 WHERE book = 1", "UPDATE conduct SET level = 'fair' WHERE semester = 1",
            ] {
                #expect(throws: SQLiteError.self, "\(sql)") { try transaction.run("\(sql) AND pupil = ?1", late) }
            }
        }
    }

    @Test("waits for nobody on pause, whose marks may be entered all the same")
    func paused() throws {
        try SignedClass.with { (transaction) throws in
            let away = Classroom.pupil(2)
            let pause = Enrolment.Suspension(from: Classroom.day("2026-10-01"))
            try transaction.enrol(away, status: .suspended, suspensions: [pause])
            try transaction.carryOut(SignedClass.record(70, in: .tx1, of: 2), now: SignedClass.january)
            let missing = try MissingMarks(schoolClass: Classroom.id, semester: .first)
                .answer(on: SignedClass.atHomeroom, from: transaction.reader).answer
            #expect(missing?.items == [])
            let conduct = try ConductList(schoolClass: Classroom.id, semester: .first)
                .answer(on: SignedClass.atHomeroom, from: transaction.reader).answer
            #expect(conduct?.missing == [])
            try transaction.sign(.first)
            #expect(try transaction.confirm(.firstSemester).answer?.pupils == 2)
            #expect(try transaction.approve(.firstSemester).answer?.approved == [Classroom.id])
            let signed = try ResultApprovals.standing(of: away, in: .sample, .firstSemester, from: transaction.reader)
            #expect(signed == nil)
        }
    }

    @Test("of a year goes by who was in the class to its end, also when all have gone on and the class is closed")
    func afterYearEnd() throws {
        try SignedClass.with([.first, .second]) { (transaction) throws in
            for semester in [Semester.first, .second] { try transaction.sign(semester) }
            for term in [Term.firstSemester, .secondSemester] {
                _ = try transaction.confirm(term)
                _ = try transaction.approve(term)
            }
            try transaction.endYear()
            let principal = SignedClass.occasion("hieu-truong", SignedClass.principal, now: SignedClass.july)
            let early = try transaction.approve(.year, on: principal).refusal
            #expect(early?.places.contains("/school incomplete") == true)
            #expect(try transaction.confirm(.year, now: SignedClass.july).answer?.pupils == 2)
            #expect(try transaction.approve(.year, on: principal).answer?.approved == [Classroom.id])
            for pupil in SignedClass.pupils {
                let signed = try ResultApprovals.standing(of: pupil, in: .sample, .year, from: transaction.reader)
                #expect(signed == Classroom.id)
            }
        }
    }

    @Test("of a school none of whose classes has pupils is refused, and no empty class is waited for")
    func nobody() throws {
        try onStage(Assessment.self) { (transaction) throws in
            try transaction.define()
            let refusal = try #require(try transaction.approve(.year).refusal)
            #expect(refusal.places == ["/school incomplete"] && refusal.detail.en.contains("nothing to approve"))
        }
        try SignedClass.confirmed { (transaction) throws in
            // Grade 9 has no curriculum, and needs none.
            let empty = ClassID(school: .sample, year: .sample, code: ClassCode("9A1") ?? .sample)
            try transaction.define(empty, grade: .g9)
            #expect(try transaction.approve(.firstSemester).answer?.approved == [Classroom.id])
        }
    }

    @Test("is not done by whoever has confirmed, under whichever account")
    func twoPersons() throws {
        try SignedClass.confirmed { transaction in
            for occasion in [SignedClass.atHomeroom, SignedClass.occasion("khac", SignedClass.homeroom)] {
                let refusal = try transaction.approve(.firstSemester, on: occasion).refusal
                #expect(refusal?.places == ["/school invalid"])
            }
        }
    }

    @Test("of a year comes after both semesters, and names those that are not approved")
    func year() throws {
        try SignedClass.with([.first, .second]) { transaction in
            try transaction.sign(.first)
            try transaction.sign(.second)
            for term in Term.allCases { #expect(try transaction.confirm(term).answer != nil) }
            let refusal = try #require(try transaction.approve(.year).refusal)
            #expect(refusal.violations.map(\.detail).map { $0.contains("are not approved") } == [true, true])
            #expect(throws: SQLiteError.self) {
                try transaction.run("UPDATE result_approval SET approved_at = 1 WHERE term = 'year'")
            }
            for term in Term.allCases { #expect(try transaction.approve(term).answer?.approved.count == 1) }
            #expect(throws: SQLiteError.self) {
                try transaction.run("UPDATE result_approval SET reopened_at = 9999999999999 WHERE term = 'semester-1'")
            }
        }
    }

    @Test("of a year says whose promotion was decided on other results")
    func reconsiders() throws {
        try SignedClass.with([.first, .second]) { transaction in
            let decisions = SignedClass.pupils.map {
                DecidePromotion.Decision(pupil: $0, decision: .promoted, reason: .sample)
            }
            for semester in [Semester.first, .second] { try transaction.sign(semester) }
            for term in Term.allCases { _ = try transaction.confirm(term) }
            // A class with two subjects has no six good ones, so the rule says that both repeat.
            let decide = DecidePromotion(schoolClass: Classroom.id, decisions: decisions)
            #expect(try transaction.carryOut(decide).answer?.items.map(\.advice.suggested) == [.repeating, .repeating])
            for term in [Term.firstSemester, .secondSemester] { _ = try transaction.approve(term) }
            #expect(try transaction.approve(.year).answer?.reconsider == [])
            _ = try transaction.reopen(.year)
            var stale = try #require(try Promotions.find(Classroom.pupil(1), .sample, in: transaction.reader))
            stale.suggested = nil
            try Promotions.keep(stale, in: &transaction)
            _ = try transaction.confirm(.year)
            #expect(try transaction.approve(.year).answer?.reconsider == [Classroom.pupil(1)])
            // Deciding the same again tells what the rule says now.
            #expect(try transaction.carryOut(decide).answer?.decided == 1)
            #expect(try transaction.reader.recorded().last?.state["suggested"] == "repeating")
        }
    }

    @Test("is the principal's right alone")
    func rights() throws {
        try SignedClass.with { transaction in
            for code in [Classroom.id.code, nil] {
                let command = ApproveResults(school: .sample, year: .sample, term: .year, code: code)
                for (person, role, isAllowed) in [
                    (SignedClass.principal, Role.principal, true), (SignedClass.principal, .viceAcademic, false),
                    (SignedClass.homeroom, .teacher, false),
                ] {
                    let occasion = Occasion.judged(person: person, role: role)
                    let objection = try command.objection(on: occasion, in: transaction.reader)
                    #expect(objection == (isAllowed ? nil : .forbidden))
                }
            }
        }
    }

    @Test("needs a class of the year")
    func unknown() throws {
        try onStage(Assessment.self) { transaction in
            let none = try transaction.approve(.year).refusal
            #expect(none?.places == ["/school not-found"])
            let one = try transaction.approve(.year, only: .sample).refusal
            #expect(one?.places == ["/code not-found"])
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let text = #"{"school": "S", "year": "2026", "term": "half", "code": "/"}"#
        guard case .failure(let violations) = ApproveResults.read(text) else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/school", "/year", "/term", "/code"])
    }
}
