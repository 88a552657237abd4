import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Changing a staff file") struct ChangeMemberTests {
    @Test("changes what is said and keeps the rest, with the reason; the same again is no news")
    func changes() throws {
        try SampleStaff.ready { transaction in
            let before = try #require(try Members.find(SampleStaff.an, in: transaction.reader))
            let text = """
                {"member":"\(SampleStaff.an)","name":"Lê Thị Tám","birthDate":"1991-01-02","sex":"male",\
                "ethnicity":"06","position":"vice-principal","contract":"fixed-term","qualification":"master",\
                "subjects":["physics"],"phone":"0900000009","from":"2019-08-01","since":"2026-09-01",\
                "reason":"QĐ 12/QĐ-UBND"}
                """
            for _ in 1...2 {
                let outcome = try ChangeMember.read(text).get().handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer == Done())
            }
            let file = try #require(try Members.find(SampleStaff.an, in: transaction.reader))
            let wanted = Contracts.Member(
                code: before.code, school: before.school, name: try #require(PersonName("Lê Thị Tám")),
                birthDate: try SampleStaff.day("1991-01-02"), sex: .male, ethnicity: try #require(Ethnicity("06")),
                position: .vicePrincipal, contract: .fixedTerm, qualification: .master,
                subjects: [try #require(SubjectCode("physics"))], phone: Phone("0900000009"),
                from: try SampleStaff.day("2019-08-01"))
            #expect(file == wanted)
            #expect(try transaction.reader.recorded().count == 4)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "member.changed" && fact.version == 2 && fact.state == WireEncoder.json(wanted))
            #expect(
                try transaction.reader.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1") == "QĐ 12/QĐ-UBND")
        }
    }

    @Test("touches nothing that is left out, and takes away what is named")
    func partly() throws {
        try SampleStaff.ready { transaction in
            let before = try #require(try Members.find(SampleStaff.an, in: transaction.reader))
            var command = SampleStaff.change()
            command.qualification = .master
            command.since = try SampleStaff.day("2026-09-01")
            command.remove = [.phone]
            _ = try command.handle(on: SampleStaff.occasion, in: &transaction)
            var wanted = before
            wanted.qualification = .master
            wanted.phone = nil
            #expect(try Members.find(SampleStaff.an, in: transaction.reader) == wanted)
            _ = try SampleStaff.change().handle(on: SampleStaff.occasion, in: &transaction)
            #expect(try transaction.reader.recorded().count == 4)
        }
    }

    @Test("holds a post since the day that is said, and keeps what was before for its days")
    func since() throws {
        try SampleStaff.ready { transaction in
            func change(_ position: Position, since: String?) throws -> [String]? {
                var command = SampleStaff.change()
                command.position = position
                command.since = try since.map(SampleStaff.day)
                return try command.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places
            }
            #expect(try change(.vicePrincipal, since: nil) == ["incomplete /since"])
            #expect(try change(.vicePrincipal, since: "2026-09-06") == ["invalid /since"], "tomorrow")
            #expect(try change(.vicePrincipal, since: "2020-07-31") == ["invalid /since"], "before the first day")
            #expect(try change(.vicePrincipal, since: "2026-09-01") == nil)
            let occurred: Int64? = try transaction.reader.value(
                "SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(try occurred == SampleStaff.day("2026-09-01").start.milliseconds)
            #expect(try Members.heldFrom(SampleStaff.an, in: transaction.reader) == LocalDate("2026-09-01"))
            #expect(try change(.vicePrincipal, since: nil) == nil, "no news")
            #expect(try change(.teacher, since: "2026-08-31") == ["invalid /since"], "before the present entry")
            #expect(try change(.teacher, since: "2026-09-01") == nil, "a slip put right")
        }
    }

    @Test("keeps everybody from his own file")
    func own() throws {
        try SampleStaff.ready { transaction in
            var command = SampleStaff.change()
            command.qualification = .doctorate
            let outcome = try command.handle(on: SampleStaff.at(as: SampleStaff.an), in: &transaction)
            #expect(outcome.refusal?.places == ["conflict /member"])
        }
    }

    @Test("knows no other code, school or status, and needs a reason")
    func never() {
        let text = """
            {"member":"\(SampleStaff.an)","code":"\(SampleStaff.binh)","school":"\(SampleStaff.school)","status":"left"}
            """
        #expect(ChangeMember.places(in: text) == ["/code", "/school", "/status", "/reason"])
    }

    @Test("is of somebody who is there, at his school")
    func scope() throws {
        try SampleStaff.ready { (transaction) throws in
            let command = SampleStaff.change()
            #expect(try command.scope(in: transaction.reader)?.unit == SampleStaff.school)
            #expect(try command.scope(in: transaction.reader)?.member == nil, "nobody keeps his own file")
            let unknown = SampleStaff.change(.sample)
            #expect(try unknown.scope(in: transaction.reader) == nil)
            #expect(try unknown.handle(on: SampleStaff.occasion, in: &transaction).refusal?.code == .notFound)
        }
    }

    @Test("lets a member go on a day, back again where that was a slip, and early where it is told before")
    func leaves() throws {
        try SampleStaff.ready { transaction in
            for (to, status) in [("2026-09-05", "left"), ("2026-09-06", "working"), (nil, "working")] {
                var command = SampleStaff.change()
                command.to = try to.map(SampleStaff.day)
                command.remove = to == nil ? [.to] : nil
                _ = try command.handle(on: SampleStaff.occasion, in: &transaction)
                let state = try transaction.reader.recorded().last?.state
                #expect(state?["status"]?.string == status && state?["to"]?.string == to)
            }
        }
    }

    @Test("is refused while duties and places lie outside the days of work, each named")
    func work() throws {
        try SampleStaff.grouped { transaction in
            _ = try SampleStaff.teach(to: "2027-06-01").handle(on: SampleStaff.occasion, in: &transaction)
            _ = try SampleStaff.lead().handle(on: SampleStaff.occasion, in: &transaction)
            _ = try SampleStaff.appoint().handle(on: SampleStaff.occasion, in: &transaction)
            func places(_ change: (inout ChangeMember) throws -> Void) throws -> [String]? {
                var command = SampleStaff.change()
                try change(&command)
                return try command.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places
            }
            #expect(
                try places { $0.to = try SampleStaff.day("2027-05-31") } == Array(repeating: "conflict /to", count: 3))
            #expect(
                try places { $0.to = try SampleStaff.day("2027-06-01") } == Array(repeating: "conflict /to", count: 2))
            #expect(
                try places { $0.from = try SampleStaff.day("2026-09-06") }
                    == Array(repeating: "conflict /from", count: 3))
            #expect(
                try places {
                    $0.position = .nurse
                    $0.since = try SampleStaff.day("2026-09-05")
                } == ["conflict /position", "conflict /position"])
            #expect(try transaction.reader.recorded().count == 7)
            #expect(try places { $0.from = try SampleStaff.day("2026-09-05") } == nil)
        }
    }

    @Test("lets who has no duty any more do other work")
    func otherWork() throws {
        try SampleStaff.ready { transaction in
            _ = try SampleStaff.teach(from: "2026-09-01", to: "2026-09-05")
                .handle(on: SampleStaff.occasion, in: &transaction)
            var command = SampleStaff.change()
            command.position = .clerk
            command.since = try SampleStaff.day("2026-09-04")
            #expect(
                try command.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places
                    == ["conflict /position"])
            command.since = try SampleStaff.day("2026-09-05")
            #expect(try command.handle(on: SampleStaff.occasion, in: &transaction).answer == Done())
            var other = SampleStaff.change()
            other.phone = Phone("0900000009")
            other.since = try SampleStaff.day("2026-09-04")
            #expect(
                try other.handle(on: SampleStaff.occasion, in: &transaction).answer == Done(), "no other work")
        }
    }

    @Test("puts a slip right for somebody who is to come, from his first day")
    func comes() throws {
        try SampleStaff.ready { transaction in
            var registration = try SampleStaff.register()
            registration.from = try SampleStaff.day("2026-10-01")
            let answer = try #require(try registration.handle(on: SampleStaff.occasion, in: &transaction).answer)
            var command = SampleStaff.change(answer.code)
            command.position = .clerk
            command.since = SampleStaff.occasion.today
            #expect(
                try command.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == ["invalid /since"])
            command.since = registration.from
            #expect(try command.handle(on: SampleStaff.occasion, in: &transaction).answer == Done())
            let occurred: Int64? = try transaction.reader.value(
                "SELECT occurred FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(occurred == SampleStaff.occasion.now.milliseconds)
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try SampleStaff.ready { transaction in
            var command = SampleStaff.change()
            command.birthDate = try SampleStaff.day("2010-01-01")
            command.subjects = [.sample, .sample]
            command.to = try SampleStaff.day("2020-08-01")
            command.phone = .sample
            command.remove = [.phone]
            let refusal = try command.handle(on: SampleStaff.occasion, in: &transaction).refusal
            #expect(
                refusal?.places == ["invalid /birthDate", "invalid /subjects", "invalid /to", "invalid /remove/0"])
            var other = SampleStaff.change()
            other.from = try SampleStaff.day("2007-08-01")
            #expect(
                try other.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == ["invalid /from"])
            var leaving = SampleStaff.change()
            leaving.to = try SampleStaff.day("2026-12-01")
            #expect(try leaving.handle(on: SampleStaff.occasion, in: &transaction).answer == Done())
            var late = SampleStaff.change()
            late.from = try SampleStaff.day("2026-12-01")
            #expect(
                try late.handle(on: SampleStaff.occasion, in: &transaction).refusal?.places == ["invalid /from"])
        }
    }

    @Test("keeps duties within the days that are left")
    func duties() throws {
        try SampleStaff.grouped { transaction in
            var command = SampleStaff.change()
            command.to = try SampleStaff.day("2027-01-01")
            _ = try command.handle(on: SampleStaff.occasion, in: &transaction)
            for to in [nil, "2027-01-02"] {
                let duty = try SampleStaff.teach(to: to).handle(on: SampleStaff.occasion, in: &transaction)
                #expect(duty.refusal?.places == ["invalid /to"])
                let place = try SampleStaff.appoint(until: to).handle(on: SampleStaff.occasion, in: &transaction)
                #expect(place.refusal?.places == ["invalid /to"])
            }
            let duty = try SampleStaff.teach(to: "2027-01-01").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(duty.answer != nil)
        }
    }
}
