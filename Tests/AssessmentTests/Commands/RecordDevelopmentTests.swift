import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Recording the development of five-year-olds") struct RecordDevelopmentTests {
    @Test("keeps what each child has reached and what the class teacher proposes, and names who has no entry")
    func records() throws {
        try Kindergarten.with { transaction in
            let answer = try transaction.assess([Kindergarten.notCompleted(0)]).answer
            #expect(answer?.recorded == 1 && answer?.missing == [Classroom.pupil(1)])
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.type == "development-record.recorded")
            #expect(told.subject == "development-record/\(Classroom.pupil(0))/2026")
            #expect(told.state["goals"]?["language"] == "not-yet" && told.state["proposal"] == "not-completed")
            #expect(told.state["reason"] == .string(Kindergarten.reason.text))
            let rest = try transaction.assess([Kindergarten.notCompleted(0), Kindergarten.child(1)]).answer
            #expect(rest?.recorded == 1 && rest?.unchanged == 1 && rest?.missing == [])
            let kept = try Developments.find(Classroom.pupil(0), .sample, in: transaction.reader)
            #expect(kept?.child == Kindergarten.notCompleted(0))
        }
    }

    @Test("may be put right until the list is approved")
    func changes() throws {
        try Kindergarten.with { transaction in
            try transaction.assess([Kindergarten.notCompleted(0)])
            let answer = try transaction.assess([Kindergarten.child(0)]).answer
            #expect(answer?.recorded == 1)
            let told = try #require(try transaction.reader.recorded().last)
            #expect(told.version == 2 && told.state["proposal"] == "completed" && told.state["reason"] == nil)
        }
    }

    @Test("needs a reason for all that does not follow from the goals")
    func reasons() throws {
        try Kindergarten.with { transaction in
            let low = Kindergarten.goals(.notYet)
            let refusal = try transaction.assess([
                Kindergarten.child(0, .notCompleted), Kindergarten.child(1, .completed, goals: low),
            ]).refusal
            #expect(refusal?.places == ["/entries/0/reason incomplete", "/entries/1/reason incomplete"])
            #expect(refusal?.violations.last?.detail.contains("not all goals are reached") == true)
            let why = Kindergarten.reason
            let answer = try transaction.assess([
                Kindergarten.child(0, .notCompleted, reason: why),
                Kindergarten.child(1, .completed, goals: low, reason: why),
            ]).answer
            #expect(answer?.recorded == 2)
        }
    }

    @Test("says all that is wrong at once, and then keeps nothing")
    func violations() throws {
        try Kindergarten.with { transaction in
            let refusal = try transaction.assess([
                Kindergarten.child(0), Kindergarten.child(0), Kindergarten.child(2), Kindergarten.child(99),
                Kindergarten.child(1, .notCompleted),
            ]).refusal
            #expect(
                refusal?.places == [
                    "/entries/1/pupil duplicate", "/entries/2/pupil invalid", "/entries/3/pupil not-found",
                    "/entries/4/reason incomplete",
                ])
            #expect(try transaction.reader.recorded().isEmpty)
        }
    }

    @Test("is for classes of five-year-olds that are known", arguments: [Grade.k2, .n3, .g1])
    func grades(grade: Grade) throws {
        try onStage(Assessment.self) { transaction in
            let unknown = try transaction.assess([Kindergarten.child(0)]).refusal
            #expect(unknown?.places == ["/schoolClass not-found"])
            try transaction.define(Kindergarten.maple, grade: grade)
            try transaction.enrol(Classroom.pupil(0), in: Kindergarten.maple)
            let refusal = try transaction.assess([Kindergarten.child(0)]).refusal
            #expect(refusal?.places == ["/schoolClass invalid"])
        }
    }

    @Test("is, in a mixed class, for those who are five by the end of the year, and for whose birth is not known")
    func mixed() throws {
        try onStage(Assessment.self) { transaction in
            let state = SchoolClass(
                id: Kindergarten.mixed, name: .sample, grade: .k2, session: .two, mixedWith: [.k3])
            try KeepClasses.react(to: event("defined", state), in: &transaction)
            for number in 0..<3 { try transaction.enrol(Classroom.pupil(number), in: Kindergarten.mixed) }
            try transaction.bear(0, "2021-12-31")
            try transaction.bear(1, "2022-01-01")
            let refusal = try transaction.assess(
                [Kindergarten.child(0), Kindergarten.child(1), Kindergarten.child(2)], in: Kindergarten.mixed
            ).refusal
            #expect(refusal?.places == ["/entries/1/pupil invalid"])
            let answer = try transaction.assess([Kindergarten.child(0)], in: Kindergarten.mixed).answer
            #expect(answer?.missing == [Classroom.pupil(2)])
        }
    }

    @Test("takes 1 to 200 children at once", arguments: [(0, "/entries invalid"), (201, "/entries too-large")])
    func bounds(count: Int, expected: String) throws {
        try Kindergarten.with { transaction in
            let entries = Array(repeating: Kindergarten.child(0), count: count)
            let refusal = try transaction.assess(entries).refusal
            #expect(refusal?.places == [expected])
        }
    }

    @Test("is locked while the school's list is approved, in command and schema alike")
    func locked() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let refusal = try transaction.assess([Kindergarten.child(1)]).refusal
            #expect(refusal?.places == ["/schoolClass locked"])
            for sql in [
                "UPDATE development SET proposal = 'completed'",
                "INSERT INTO development SELECT 'p', year, class, physical, cognitive, language, social, aesthetic, "
                    + "proposal, reason FROM development LIMIT 1",
            ] {
                var isRefused = false
                do throws(SQLiteError) { try transaction.run(sql) } catch { isRefused = error.isConstraint }
                #expect(isRefused, "\(sql)")
            }
        }
    }

    @Test("is for the class teacher alone, and not even for the principal")
    func rights() throws {
        try Kindergarten.with { transaction in
            try transaction.giveTeacher(Kindergarten.maple)
            func objection(_ schoolClass: ClassID, _ occasion: Occasion, in store: Reader) throws -> Refusal? {
                try RecordDevelopment(schoolClass: schoolClass, entries: [Kindergarten.child(0)])
                    .objection(on: occasion, in: store)
            }
            let (store, teacher) = (transaction.reader, Occasion.judged(person: Kindergarten.teacher))
            #expect(try objection(Kindergarten.maple, teacher, in: store) == nil)
            #expect(try objection(Kindergarten.bamboo, teacher, in: store) == .forbidden)
            let principal = Occasion.judged(person: nil, role: .principal)
            #expect(try objection(Kindergarten.maple, principal, in: store) == .forbidden)
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        let read = RecordDevelopment.read(
            """
            {"schoolClass": "LA1", "entries": [{"pupil": "1", "proposal": "yes", "reason": "",
             "goals": {"physical": "+", "cognitive": "achieved", "language": "achieved", "social": "achieved"}}]}
            """)
        guard case .failure(let violations) = read else {
            Issue.record("read what it should not")
            return
        }
        #expect(
            Set(violations.all.map(\.pointer)) == [
                "/schoolClass", "/entries/0/pupil", "/entries/0/proposal", "/entries/0/reason",
                "/entries/0/goals/physical", "/entries/0/goals/aesthetic",
            ])
    }
}
