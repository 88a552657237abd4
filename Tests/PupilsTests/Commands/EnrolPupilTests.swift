import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Enrolling a pupil") struct EnrolPupilTests {
    @Test("puts them in the class and says so, once however often it is asked")
    func enrols() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let id = EnrolmentID(owner: pupil, year: SampleSchool.year, number: 1)
            for _ in 1...2 {
                let outcome = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == EnrolPupil.Answer(id: id, warnings: []))
            }
            #expect(try Stays.all(of: pupil, in: transaction.reader).map(\.id) == [id])
            #expect(try transaction.reader.story().last == "enrolment.enrolled enrolment/\(id) 1")
            #expect(try transaction.reader.recorded().count == 4)
        }
    }

    @Test("again is done already when the stay has ended, the class is closed or the pupil has come back")
    func staysDone() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let first = try SampleSchool.enrol(pupil)
            let outcome = try first.handle(on: SampleSchool.occasion, in: &transaction)
            let answer = try #require(outcome.answer)
            func again() throws {
                let recorded = try transaction.reader.recorded().count
                #expect(try first.handle(on: SampleSchool.occasion, in: &transaction).answer == answer)
                #expect(try transaction.reader.recorded().count == recorded)
            }
            _ = try LeaveSchool(pupil: pupil, on: SampleSchool.day("2026-10-01"), reason: .hardship)
                .handle(on: SampleSchool.occasion, in: &transaction)
            try again()
            _ = try SampleSchool.enrol(pupil, from: "2026-10-05").handle(on: SampleSchool.occasion, in: &transaction)
            try again()
            try transaction.run("UPDATE class SET status = 'closed'")
            try again()
            #expect(try Stays.all(of: pupil, in: transaction.reader).map(\.id.number) == [1, 2])
        }
    }

    @Test("in another class on the day of a stay that has ended is refused")
    func refusesOtherContent() throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            _ = try LeaveSchool(pupil: pupil, on: SampleSchool.day("2026-10-01"), reason: .hardship)
                .handle(on: SampleSchool.occasion, in: &transaction)
            let outcome = try SampleSchool.enrol(pupil, in: "6A2").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["duplicate /from"])
        }
    }

    @Test("in a second class is refused while the first lasts")
    func refusesTwoPlaces() throws {
        try SampleSchool.opened { transaction in
            _ = try SampleSchool.defineClass("6A2").handle(on: SampleSchool.occasion, in: &transaction)
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            let second = try SampleSchool.enrol(pupil, in: "6A2", from: "2026-10-01")
            let outcome = try second.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["duplicate /pupil"])
        }
    }

    @Test(
        "again is allowed from the day the pupil left, and not a day sooner",
        arguments: [
            ("2026-10-01", true), ("2026-09-30", false),
        ])
    func returns(from: String, isTaken: Bool) throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            _ = try LeaveSchool(pupil: pupil, on: SampleSchool.day("2026-10-01"), reason: .hardship)
                .handle(on: SampleSchool.occasion, in: &transaction)
            let outcome = try SampleSchool.enrol(pupil, from: from).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.answer?.id.number == (isTaken ? 2 : nil))
            #expect(outcome.refusal?.places == (isTaken ? nil : ["duplicate /from"]))
        }
    }

    @Test(
        "begins within the school year",
        arguments: [
            ("2026-09-04", false), ("2026-09-05", true), ("2027-05-31", true), ("2027-06-01", false),
        ])
    func staysWithinYear(from: String, isTaken: Bool) throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let outcome = try SampleSchool.enrol(pupil, from: from).handle(on: SampleSchool.occasion, in: &transaction)
            #expect((outcome.answer != nil) == isTaken)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /from"]))
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try SampleSchool.opened { transaction in
            let outcome = try SampleSchool.enrol(.sample, in: "9X", from: "2028-01-01")
                .handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["not-found /schoolClass", "not-found /pupil", "invalid /from"])
        }
    }

    @Test("in a class of a school that does not keep the file is refused")
    func refusesOtherSchools() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            try SampleSchool.giveAway(pupil, in: &transaction)
            let outcome = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["invalid /pupil"])
        }
    }

    @Test("in a closed class is refused")
    func refusesClosedClasses() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            try transaction.run("UPDATE class SET status = 'closed'")
            let outcome = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.code == .locked)
            #expect(outcome.refusal?.places == ["locked /schoolClass"])
        }
    }

    @Test("of the forty-sixth in a class is done, with a warning")
    func warns() throws {
        try SampleSchool.opened { transaction in
            var warnings: [[Bilingual]] = []
            for _ in 1...46 {
                let pupil = try SampleSchool.newPupil(in: &transaction)
                let outcome = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
                warnings.append(try #require(outcome.answer).warnings)
            }
            #expect(warnings.prefix(45).allSatisfy { $0.isEmpty })
            #expect(warnings[45].map(\.en) == ["class 6A1 now has 46 pupils; the charter allows 45"])
        }
    }

    @Test("of one too many in preschool is done with a warning, where a disabled child takes the room of five")
    func warnsInPreschool() throws {
        try SampleSchool.opened { transaction in
            try transaction.run("UPDATE class SET grade = 'n1'")
            var warnings: [[Bilingual]] = []
            for number in 1...11 {
                let child = try SampleSchool.registerPupil(born: "2026-03-04")
                let pupil = try #require(try child.handle(on: SampleSchool.occasion, in: &transaction).answer).code
                if number == 1 {
                    try transaction.run("UPDATE pupil SET disability = 'visual' WHERE code = ?1", pupil)
                }
                let outcome = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
                warnings.append(try #require(outcome.answer).warnings)
            }
            #expect(warnings.prefix(10).allSatisfy { $0.isEmpty })
            #expect(warnings[10].map(\.en) == ["class 6A1 now has 11 pupils; the charter allows 10"])
        }
    }

    @Test("of somebody of another age is done, with a warning")
    func warnsOfAge() throws {
        try SampleSchool.opened { transaction in
            let command = try SampleSchool.registerPupil(born: "2017-03-04")
            let pupil = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer).code
            let outcome = try SampleSchool.enrol(pupil).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(
                outcome.answer?.warnings.map(\.en) == [
                    "the pupil is 9 years old in 2026, which is not the age of Grade 6"
                ])
        }
    }

    @Test("in bulk fills classes, each pupil answered for alone")
    func bulk() throws {
        try SampleSchool.opened { transaction in
            var items: [Lenient<EnrolPupil>] = []
            for number in 0..<1000 {
                let code = "6B\(number / 40)"
                if number.isMultiple(of: 40) {
                    _ = try SampleSchool.defineClass(code).handle(on: SampleSchool.occasion, in: &transaction)
                }
                let pupil = try SampleSchool.newPupil(in: &transaction)
                items.append(.value(try SampleSchool.enrol(number == 7 ? .sample : pupil, in: code)))
            }
            let answer = try #require(
                try Many(items: items).handle(on: SampleSchool.occasion, in: &transaction).answer)
            #expect(answer.done == 999)
            #expect(answer.items[7].refused?.errors.map(\.pointer) == ["/items/7/pupil"])
            let full = try SampleSchool.classID("6B24")
            #expect(try Stays.size(of: full, from: SampleSchool.day("2026-09-05"), in: transaction.reader).pupils == 40)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = EnrolPupil.places(in: #"{"pupil":"1","schoolClass":"6A1","on":"2026-09-05"}"#)
        #expect(places == ["/pupil", "/schoolClass", "/from", "/on"])
    }
}
