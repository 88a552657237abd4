import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Approving who completed the programme of the five-year-olds") struct ApproveCompletionTests {
    private static let late = LongText("Bổ sung trẻ nhập học muộn")

    private func facts(_ entity: String, in store: Reader) throws -> [Recorded] {
        try store.recorded().filter { $0.type.hasPrefix("\(entity).") }
    }

    @Test("is refused while a child has no entry, naming each class, its teacher and the children")
    func waits() throws {
        try Kindergarten.with { transaction in
            try transaction.giveTeacher(Kindergarten.maple)
            try transaction.assess([Kindergarten.child(0)])
            let refusal = try #require(try transaction.approve().refusal)
            #expect(refusal.places == ["/year incomplete", "/year incomplete"])
            let (maple, bamboo) = (refusal.violations[0], refusal.violations[1])
            for text in [maple.detail, maple.detailVi] {
                #expect(text.contains("LA1") && text.contains(Kindergarten.teacher.text))
                #expect(text.contains(Classroom.pupil(1).text) && !text.contains(Classroom.pupil(0).text))
            }
            #expect(maple.detail.contains("1 of 2 children") && bamboo.detail.contains("no class teacher"))
            #expect(bamboo.detailVi.contains(Classroom.pupil(2).text))
            #expect(try facts("completion-list", in: transaction.reader).isEmpty)
            #expect(try facts("promotion", in: transaction.reader).isEmpty)
        }
    }

    @Test("states the list with the rule and who approved it")
    func approves() throws {
        try Kindergarten.with { transaction in
            try transaction.assess([Kindergarten.child(0), Kindergarten.notCompleted(1)])
            try transaction.assess([Kindergarten.child(2)], in: Kindergarten.bamboo)
            let answer = try transaction.approve().answer
            #expect(answer == ApproveCompletion.Answer(completed: 2, notCompleted: 1, decided: 3))
            let told = try #require(try facts("completion-list", in: transaction.reader).last)
            #expect(told.type == "completion-list.approved" && told.version == 1)
            #expect(told.subject == "completion-list/\(UnitCode.sample)/2026")
            #expect(told.state["status"] == "approved" && told.state["rule"] == "vbhn01-2021")
            #expect(told.state["approved"]?["by"]?.string?.hasPrefix("account/") == true)
            let state = try WireDecoder.decode(CompletionList.self, from: Array(told.state.text.utf8)).get()
            #expect(state.classes.map(\.code.text) == ["LA1", "LA2"])
            #expect(state.children == [Kindergarten.child(0), Kindergarten.notCompleted(1), Kindergarten.child(2)])
        }
    }

    @Test("decides each child's year: completed, or spent again for the reason the class teacher gave")
    func decides() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let told = try facts("promotion", in: transaction.reader)
            #expect(told.map(\.type) == Array(repeating: "promotion.decided", count: 3))
            #expect(told.map { $0.state["decision"]?.string } == ["completed", "repeating", "completed"])
            #expect(told.map { $0.state["suggested"]?.string } == ["completed", nil, "completed"])
            #expect(told[1].state["reason"] == .string(Kindergarten.reason.text))
            let kept = try Promotions.find(Classroom.pupil(2), .sample, in: transaction.reader)
            #expect(kept?.decision == .completed && kept?.schoolClass == Kindergarten.bamboo)
        }
    }

    @Test("makes deciding otherwise a matter of reasons")
    func advises() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let otherwise = DecidePromotion(
                schoolClass: Kindergarten.maple,
                decisions: [
                    .init(pupil: Classroom.pupil(0), decision: .completed),
                    .init(pupil: Classroom.pupil(1), decision: .completed),
                ])
            let unexplained = try transaction.carryOut(otherwise).refusal
            #expect(unexplained?.places == ["/decisions/1/reason incomplete"])
            let list = PromotionList(schoolClass: Kindergarten.maple)
            let items = try list.answer(on: .sample(.assessment), from: transaction.reader).answer?.items
            #expect(items?.map(\.advice.suggested) == [.completed, .repeating])
        }
    }

    @Test("again alike is no news, and reopened without a change it needs no reason")
    func again() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let again = try transaction.approve().answer
            #expect(again == ApproveCompletion.Answer(completed: 2, notCompleted: 1, decided: 0))
            #expect(try facts("completion-list", in: transaction.reader).count == 1)
            try transaction.carryOut(ReopenCompletion(school: .sample, year: .sample, reason: .sample))
            let reapproved = try transaction.approve().answer
            #expect(reapproved?.decided == 0)
            let told = try facts("completion-list", in: transaction.reader)
            #expect(told.map(\.type.description).last == "completion-list.approved" && told.count == 3)
            #expect(told.last?.state["reopened"] == nil && told.last?.state["reason"] == nil)
        }
    }

    @Test("leaves what has been decided otherwise since, but of children whose line is another")
    func otherwise() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            let decisions = [0, 1].map {
                DecidePromotion.Decision(
                    pupil: Classroom.pupil($0), decision: $0 == 0 ? .repeating : .completed, reason: .sample)
            }
            try transaction.carryOut(DecidePromotion(schoolClass: Kindergarten.maple, decisions: decisions))
            try transaction.carryOut(ReopenCompletion(school: .sample, year: .sample, reason: .sample))
            try transaction.assess([Kindergarten.child(1, .notCompleted, reason: .sample)])
            let answer = try transaction.approve(because: Self.late).answer
            #expect(answer?.decided == 1)
            let kept = try [0, 1].map { try Promotions.find(Classroom.pupil($0), .sample, in: transaction.reader) }
            #expect(kept.map(\.?.decision) == [.repeating, .repeating])
            #expect(kept.map(\.?.reason) == [.sample, .sample] && kept.map(\.?.suggested) == [.completed, .completed])
        }
    }

    @Test("needs a reason where the list is not as it was approved, and revises the decisions")
    func revises() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            try transaction.carryOut(ReopenCompletion(school: .sample, year: .sample, reason: .sample))
            try transaction.assess([Kindergarten.child(1)])
            try transaction.enrol(Classroom.pupil(3), in: Kindergarten.bamboo)
            let incomplete = try transaction.approve().refusal
            #expect(incomplete?.places == ["/year incomplete", "/reason incomplete"])
            try transaction.assess([Kindergarten.child(3)], in: Kindergarten.bamboo)
            let answer = try transaction.approve(because: Self.late).answer
            #expect(answer == ApproveCompletion.Answer(completed: 4, notCompleted: 0, decided: 2))
            let told = try #require(try facts("completion-list", in: transaction.reader).last)
            #expect(told.version == 3 && told.state["reason"] == Self.late.map { .string($0.text) })
            let decision = try Promotions.find(Classroom.pupil(1), .sample, in: transaction.reader)
            #expect(decision?.decision == .completed && decision?.reason == nil)
            let reason: String? = try transaction.reader.value(
                "SELECT reason FROM journal WHERE entity = 'completion-list' ORDER BY seq DESC LIMIT 1")
            #expect(reason == Self.late?.text)
        }
    }

    @Test("follows a child who has left the school since, with a reason and without being reopened")
    func left() throws {
        try Kindergarten.with { transaction in
            try transaction.approveAll()
            try transaction.enrol(
                Classroom.pupil(2), in: Kindergarten.bamboo, until: "2027-05-21", status: .left, version: 2)
            let unexplained = try transaction.approve().refusal
            #expect(unexplained?.places == ["/reason incomplete"])
            let revised = try transaction.approve(because: Self.late).answer
            #expect(revised?.completed == 1)
        }
    }

    @Test("counts an entry only where it was made at the school where the child is")
    func transferred() throws {
        try Kindergarten.with { transaction in
            let other = ClassID(
                school: UnitCode(unchecked: "79764000010000000014"), year: .sample, code: Kindergarten.maple.code)
            _ = try Developments.keep(DevelopmentRecord(Kindergarten.child(2), in: other), in: &transaction)
            try transaction.assess([Kindergarten.child(0), Kindergarten.child(1)])
            let unfinished = try transaction.approve().refusal
            #expect(unfinished?.places == ["/year incomplete"])
            try transaction.assess([Kindergarten.notCompleted(2)], in: Kindergarten.bamboo)
            let approved = try transaction.approve().answer
            #expect(approved?.notCompleted == 1)
        }
    }

    @Test("is not asked for the younger ones of a mixed class")
    func mixed() throws {
        try onStage(Assessment.self) { transaction in
            let state = SchoolClass(
                id: Kindergarten.mixed, name: .sample, grade: .k2, session: .two, mixedWith: [.k3])
            try KeepClasses.react(to: event("defined", state), in: &transaction)
            for (number, birth) in ["2021-05-01", "2022-05-01"].enumerated() {
                try transaction.enrol(Classroom.pupil(number), in: Kindergarten.mixed)
                try transaction.bear(number, birth)
            }
            try transaction.assess([Kindergarten.child(0)], in: Kindergarten.mixed)
            let approved = try transaction.approve().answer
            #expect(approved?.completed == 1)
        }
    }

    @Test("is of a school that has five-year-olds")
    func nobody() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 2)
            try transaction.define(Kindergarten.maple, grade: .k3)
            let refusal = try transaction.approve().refusal
            #expect(refusal?.places == ["/school not-found"])
        }
    }

    @Test(
        "is the principal's right alone",
        arguments: [
            (Role.principal, true), (.viceAcademic, false), (.schoolAdministrator, false), (.registrar, false),
            (.teacher, false),
        ])
    func rights(role: Role, isAllowed: Bool) throws {
        try Kindergarten.with { transaction in
            try transaction.giveTeacher(Kindergarten.maple)
            let occasion = Occasion.judged(person: Kindergarten.teacher, role: role)
            let objection = try ApproveCompletion(school: .sample, year: .sample)
                .objection(on: occasion, in: transaction.reader)
            #expect(objection == (isAllowed ? nil : .forbidden))
        }
    }

    @Test("says all that is wrong with its JSON")
    func reading() {
        guard case .failure(let violations) = ApproveCompletion.read(#"{"school": "A", "year": 2026, "reason": ""}"#)
        else {
            Issue.record("read what it should not")
            return
        }
        #expect(Set(violations.all.map(\.pointer)) == ["/school", "/year", "/reason"])
    }
}
