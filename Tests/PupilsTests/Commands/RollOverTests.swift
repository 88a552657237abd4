import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Rolling over into the next school year") struct RollOverTests {
    @Test("ends every stay with the old year, and begins one in the class that the table names for who goes on")
    func rollsOver() throws {
        try RollOverScene.opened { transaction in
            let up = try RollOverScene.pupil(.promoted, in: &transaction)
            let again = try RollOverScene.pupil(.repeating, in: &transaction)
            let through = try RollOverScene.pupil(of: "9A1", .completed, in: &transaction)
            let answer = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            #expect(answer.total == RollOverScene.counts(promoted: 1, repeating: 1, completed: 1))
            #expect(
                answer.classes.map(\.counts) == [
                    RollOverScene.counts(promoted: 1, repeating: 1), RollOverScene.counts(completed: 1),
                ])
            #expect(answer.ends.text == "2027-06-01" && answer.begins.text == "2027-09-05")
            #expect(answer.held.isEmpty && answer.noted.isEmpty && answer.warnings.isEmpty)
            #expect(answer.into.map(\.schoolClass.text) == ["7A1", "6A1", "9A1"])
            #expect(answer.into.map(\.pupils) == [1, 1, 0])
            let stays = try [up, again, through].map { try Stays.all(of: $0, in: transaction.reader) }
            #expect(stays.map { $0.map(\.schoolClass.code.text) } == [["6A1", "7A1"], ["6A1", "6A1"], ["9A1"]])
            #expect(stays.map { $0.map(\.status) } == [[.moved, .studying], [.moved, .studying], [.completed]])
            #expect(stays.map { $0.map(\.outcome) } == [[.promoted, nil], [.repeating, nil], [nil]])
            #expect(stays.allSatisfy { $0.first?.to?.text == "2027-06-01" })
            #expect(stays[0].last?.from.text == "2027-09-05" && stays[0].last?.year == RollOverScene.next)
            #expect(
                try transaction.reader.story().suffix(5) == [
                    "enrolment.moved enrolment/\(up)/2026/1 2", "enrolment.enrolled enrolment/\(up)/2027/1 1",
                    "enrolment.moved enrolment/\(again)/2026/1 2", "enrolment.enrolled enrolment/\(again)/2027/1 1",
                    "enrolment.completed enrolment/\(through)/2026/1 2",
                ])
            let told = try transaction.reader.recorded().first { $0.type == "enrolment.moved" }
            #expect(told?.state["outcome"] == "promoted")
        }
    }

    @Test("lets five-year-olds go who have completed the programme, and keeps the others another year")
    func fiveYearOlds() throws {
        try RollOverScene.opened([.preschool], classes: [("LA1", .k3)]) { transaction in
            var children: [PupilCode] = []
            for decision in [PromotionDecision.completed, .repeating] {
                let child = try SampleSchool.newcomer(to: "LA1", born: "2021-03-04", in: &transaction)
                try RollOverScene.decide(decision, for: child, in: &transaction)
                children.append(child)
            }
            let answer = try RollOverScene.answer(
                RollOverScene.order([RollOverScene.line("LA1", nil, "LA1")]), in: &transaction)
            #expect(answer.total == RollOverScene.counts(repeating: 1, completed: 1))
            let stays = try children.map { try Stays.all(of: $0, in: transaction.reader).map(\.status) }
            #expect(stays == [[.completed], [.moved, .studying]])
        }
    }

    @Test("leaves whoever has been promised to another school to that, and says so")
    func leaves() throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.promoted, in: &transaction)
            let receiver = TransferScene.receiver
            let wish = Transfer(
                id: TransferID(receiver: receiver, number: 1), pupil: pupil, name: .sample, birthDate: .sample,
                sender: SampleSchool.code,
                schoolClass: ClassID(school: receiver, year: RollOverScene.next, code: .sample),
                from: try SampleSchool.day("2027-09-05"), reason: nil, answerBy: .sample)
            try Releases.add(wish, in: &transaction)
            try Releases.advance(wish.id, to: .accepted, in: &transaction)
            let answer = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            #expect(answer.held.map(\.pupil) == [pupil])
            #expect(answer.held.first?.why.en == "goes to school \(receiver) on 2027-09-05")
            #expect(try Stays.latest(of: pupil, in: transaction.reader)?.to == nil)
        }
    }

    @Test("does each once, however often it is sent, also when the classes it goes to are closed since")
    func once() throws {
        try RollOverScene.opened { transaction in
            _ = try RollOverScene.pupil(.promoted, in: &transaction)
            _ = try RollOverScene.pupil(of: "9A1", .completed, in: &transaction)
            let first = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            try transaction.run("UPDATE class SET status = 'closed'")
            let recorded = try transaction.reader.recorded().count
            let second = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            #expect(second.total == RollOverScene.counts(already: 2))
            #expect(second.into == first.into)
            #expect(try transaction.reader.recorded().count == recorded)
        }
    }

    @Test("on trial answers exactly alike, and changes nothing")
    func trial() throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.promoted, in: &transaction)
            _ = try RollOverScene.pupil(in: &transaction)
            var order = try RollOverScene.order()
            order.dryRun = true
            let recorded = try transaction.reader.recorded().count
            let trial = try RollOverScene.answer(order, in: &transaction)
            #expect(try transaction.reader.recorded().count == recorded)
            #expect(try Stays.latest(of: pupil, in: transaction.reader)?.to == nil)
            order.dryRun = false
            #expect(try RollOverScene.answer(order, in: &transaction) == trial)
            #expect(try transaction.reader.recorded().count == recorded + 2)
        }
    }

    @Test("leaves whom it cannot place where he is, and says who and why")
    func holds() throws {
        try RollOverScene.opened { transaction in
            let undecided = try RollOverScene.pupil(in: &transaction)
            let placeless = try RollOverScene.pupil(.repeating, in: &transaction)
            let wrong = try RollOverScene.pupil(.completed, in: &transaction)
            let order = try RollOverScene.order([RollOverScene.line("6A1", "7A1")])
            let answer = try RollOverScene.answer(order, in: &transaction)
            #expect(answer.total == RollOverScene.counts(held: 3))
            let found = answer.held.map { ($0.pupil, $0.why.en) }
            #expect(found.first { $0.0 == undecided }?.1 == "nothing has been decided")
            #expect(
                found.first { $0.0 == placeless }?.1 == "is repeating, but the table names no class for that")
            #expect(found.first { $0.0 == wrong }?.1 == "is completed, which nobody of Grade 6 can be; decide again")
            #expect(answer.held.allSatisfy { $0.name == .sample && $0.schoolClass.text == "6A1" && $0.why.vi != "" })
            for pupil in [undecided, placeless, wrong] {
                #expect(try Stays.all(of: pupil, in: transaction.reader).map(\.to) == [nil])
            }
        }
    }

    @Test("names at most two hundred, and counts all")
    func bounded() throws {
        try RollOverScene.opened { transaction in
            for _ in 1...201 { _ = try RollOverScene.pupil(in: &transaction) }
            let answer = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            #expect(answer.held.count == 200 && answer.total.held == 201)
        }
    }

    @Test("names pupils by code alone to who may not see their files")
    func withoutNames() throws {
        try RollOverScene.opened { transaction in
            _ = try RollOverScene.pupil(in: &transaction)
            var policy = Policy.standard
            for index in policy.roles.indices { policy.roles[index].permissions.removeAll { $0 == .readPupils } }
            let occasion = RollOverRights.judged(.viceAcademic, policy)
            let outcome = try RollOverScene.order().handle(on: occasion, in: &transaction)
            #expect(outcome.answer?.held.map(\.name) == [nil])
        }
    }

    @Test("ends a pause with the year, keeps the place, and says so")
    func pauses() throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.promoted, in: &transaction)
            let held = try RollOverScene.pupil(in: &transaction)
            for away in [pupil, held] {
                _ = try SuspendStudies(pupil: away, on: SampleSchool.day("2027-05-31"), reason: .sample)
                    .handle(on: RollOverScene.occasion, in: &transaction)
            }
            let answer = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            #expect(answer.noted.map(\.pupil) == [pupil])
            #expect(answer.noted.first?.why.en.contains("suspended again from then") == true)
            let stays = try Stays.all(of: pupil, in: transaction.reader)
            #expect(stays.first?.suspensions?.map { $0.to?.text } == ["2027-06-01"])
            #expect(stays.map(\.status) == [.moved, .studying])
            #expect(try Stays.latest(of: held, in: transaction.reader)?.status == .suspended)
            let told = try transaction.reader.recorded().last { $0.type == "enrolment.moved" }
            #expect(told?.state["suspensions"]?[0]?["to"] == "2027-06-01")
        }
    }

    @Test("touches nobody who has left, and passes over who is in the next year already")
    func passesOver() throws {
        try RollOverScene.opened { transaction in
            let occasion = RollOverScene.occasion
            let left = try RollOverScene.pupil(.promoted, in: &transaction)
            _ = try LeaveSchool(pupil: left, on: SampleSchool.day("2027-03-01"), reason: .distance)
                .handle(on: occasion, in: &transaction)
            let ahead = try RollOverScene.pupil(.promoted, in: &transaction)
            _ = try LeaveSchool(pupil: ahead, on: SampleSchool.day("2027-06-01"), status: .completed)
                .handle(on: occasion, in: &transaction)
            _ = try EnrolPupil(
                pupil: ahead,
                schoolClass: ClassID(
                    school: SampleSchool.code, year: RollOverScene.next, code: try #require(ClassCode("7A1"))),
                from: SampleSchool.day("2027-09-05")
            ).handle(on: occasion, in: &transaction)
            let answer = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            #expect(answer.total == RollOverScene.counts(already: 1))
            #expect(try Stays.all(of: left, in: transaction.reader).map(\.status) == [.left])
            #expect(try Stays.all(of: ahead, in: transaction.reader).count == 2)
        }
    }

    @Test("points out who went on otherwise than is decided now, as after a retest")
    func decidedSince() throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.repeating, in: &transaction)
            _ = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            try RollOverScene.decide(.promoted, for: pupil, version: 2, in: &transaction)
            let answer = try RollOverScene.answer(RollOverScene.order(), in: &transaction)
            #expect(answer.total == RollOverScene.counts(already: 1))
            #expect(
                answer.noted.map(\.why.en) == [
                    "went on as repeating, but is promoted by the decision that holds now; move the pupil"
                ])
        }
    }

    @Test("warns of a class beyond its charter, a class without a line, and a year that is not over")
    func warns() throws {
        try RollOverScene.opened { transaction in
            for _ in 1...46 { _ = try RollOverScene.pupil(.promoted, in: &transaction) }
            _ = try RollOverScene.pupil(of: "6A2", in: &transaction)
            let early = Occasion.sample(.pupils, now: "2027-05-20T08:00:00+07:00")
            let answer = try RollOverScene.order().handle(on: early, in: &transaction).answer
            #expect(
                answer?.warnings.map(\.en) == [
                    "school year 2026-2027 ends on 2027-06-01 only: record first who leaves or changes class until then",
                    "class 7A1 now has 46 pupils; the charter allows 45",
                    "class 6A2 of 2026-2027 still has 1 pupils and is not in the table",
                ])
            #expect(answer?.total.promoted == 46)
        }
    }

    @Test("begins on a day of the new year that may be named")
    func begins() throws {
        try RollOverScene.opened { transaction in
            let pupil = try RollOverScene.pupil(.promoted, in: &transaction)
            var order = try RollOverScene.order()
            order.on = try SampleSchool.day("2027-09-12")
            _ = try RollOverScene.answer(order, in: &transaction)
            #expect(try Stays.latest(of: pupil, in: transaction.reader)?.from.text == "2027-09-12")
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let text = #"""
            {"school":"x","from":"2026","classes":[{"from":"","promoted":"7 A"}],"undecided":"guess",
            "exceptions":[{"pupil":"1","decision":"left"}]}
            """#
        #expect(
            RollOver.places(in: text) == [
                "/school", "/from", "/classes/0/from", "/classes/0/promoted", "/undecided", "/exceptions/0/pupil",
                "/exceptions/0/decision",
            ])
    }
}
