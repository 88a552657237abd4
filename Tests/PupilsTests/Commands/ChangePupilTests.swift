import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Changing a pupil's file") struct ChangePupilTests {
    @Test("keeps what is new, leaves the rest and says so, once however often it is asked")
    func changes() throws {
        try SampleSchool.known { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let text = """
                {"pupil":"\(pupil)","address":"Thôn 5","policies":["poor"],"disability":"motor",\
                "guardians":[{"name":"Trần Văn Lớn","relation":"father","phone":"0900000001"}]}
                """
            let command = try ChangePupil.read(text).get()
            for _ in 1...2 {
                let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == ChangePupil.Answer(warnings: []))
            }
            let file = try #require(try PupilFiles.find(pupil, in: transaction.reader))
            #expect(file.address?.text == "Thôn 5" && file.policies == [.poor] && file.disability == .motor)
            #expect(file.guardians.count == 1 && file.name == .sample)
            #expect(try transaction.reader.story().last == "pupil.changed pupil/\(pupil) 2")
            #expect(try transaction.reader.recorded().count == 2)
        }
    }

    @Test("of what a certificate says needs the reason, which the fact carries; the roll follows the new name")
    func identity() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newcomer("Lê Ân", in: &transaction)
            let other = try SampleSchool.newcomer("Lê Bình", in: &transaction)
            var command = ChangePupil(pupil: pupil, name: PersonName("Lê Cúc"), sex: .male)
            let silent = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(silent.refusal?.places == ["incomplete /reason"])
            #expect(silent.refusal?.detail.vi.contains("họ tên, giới tính") == true)
            command.reason = LongText("Cải chính khai sinh")
            #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer != nil)
            let reason: String? = try transaction.reader.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(reason == "Cải chính khai sinh")
            let roll = try Stays.roll(
                of: SampleSchool.classID(), on: SampleSchool.day("2026-09-05"), after: nil, limit: 9,
                in: transaction.reader)
            #expect(roll.map(\.code) == [other, pupil])
        }
    }

    @Test("warns where the personal number no longer agrees")
    func warns() throws {
        try SampleSchool.known { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let number = AddIdentifier(
                pupil: pupil, scheme: .pin12, value: try #require(IdentifierValue("079315000001")),
                from: try SampleSchool.day("2026-09-01"))
            _ = try number.handle(on: SampleSchool.occasion, in: &transaction)
            let command = ChangePupil(pupil: pupil, sex: .male, reason: .sample)
            let answer = try #require(try command.handle(on: SampleSchool.occasion, in: &transaction).answer)
            #expect(answer.warnings.count == 1)
        }
    }

    @Test("takes out what is to be gone, and does not both give and take")
    func removes() throws {
        try SampleSchool.known { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try ChangePupil(pupil: pupil, disability: .visual, address: .sample)
                .handle(on: SampleSchool.occasion, in: &transaction)
            let both = ChangePupil(pupil: pupil, address: .sample, remove: [.disability, .address])
            let refused = try both.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(refused.refusal?.places == ["invalid /remove/1"])
            _ = try ChangePupil(pupil: pupil, remove: [.disability, .address])
                .handle(on: SampleSchool.occasion, in: &transaction)
            let file = try #require(try PupilFiles.find(pupil, in: transaction.reader))
            #expect(file.disability == nil && file.address == nil)
        }
    }

    @Test("says all that is wrong at once")
    func refusesAll() throws {
        try SampleSchool.known { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            let command = ChangePupil(
                pupil: pupil, birthDate: try SampleSchool.day("2030-01-01"), policies: [.poor, .poor],
                guardians: Array(repeating: Pupil.Guardian(name: .sample, relation: .guardian, phone: nil), count: 6))
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(
                outcome.refusal?.places == [
                    "invalid /birthDate", "invalid /policies", "too-large /guardians", "incomplete /reason",
                ])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = ChangePupil.places(in: #"{"pupil":"x","code":"y","sex":"z","remove":["name"]}"#)
        #expect(places == ["/pupil", "/code", "/sex", "/remove/0"])
    }
}
