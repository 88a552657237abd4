import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Adding an identifier") struct AddIdentifierTests {
    private static func add(
        _ pupil: PupilCode, _ scheme: IdentifierScheme, _ value: String, from: String = "2026-09-01", to: String? = nil
    ) throws -> AddIdentifier {
        AddIdentifier(
            pupil: pupil, scheme: scheme, value: try #require(IdentifierValue(value)),
            from: try SampleSchool.day(from), to: try to.map(SampleSchool.day))
    }

    private static func withPupils(_ body: (PupilCode, PupilCode, inout Transaction) throws -> Void) throws {
        try SampleSchool.known { transaction in
            try body(
                try SampleSchool.newPupil(in: &transaction), try SampleSchool.newPupil(in: &transaction), &transaction)
        }
    }

    @Test("shows in the file and says so, once however often it is asked")
    func adds() throws {
        try Self.withPupils { pupil, _, transaction in
            for _ in 1...2 {
                let outcome = try Self.add(pupil, .pin12, "079315000001").handle(
                    on: SampleSchool.occasion, in: &transaction)
                #expect(outcome.answer == Done())
            }
            let file = try #require(try PupilFiles.find(pupil, in: transaction.reader))
            #expect(file.identifiers?.map(\.value.text) == ["079315000001"])
            #expect(file.code == pupil)
            #expect(try transaction.reader.story().last == "pupil.identified pupil/\(pupil) 2")
            #expect(try transaction.reader.recorded().count == 3)
            let state = try #require(try transaction.reader.recorded().last).state
            #expect(state["identifiers"]?.array?.first?["scheme"]?.string == "PIN12")
        }
    }

    @Test(
        "has the form of its scheme",
        arguments: [
            (IdentifierScheme.hcm20, "79ABC000010000000006", true), (.hcm20, "7976400001000000000", false),
            (.hcm20, "79abc000010000000006", false), (.moet10, "7912345678", true), (.moet10, "791234567", false),
            (.moet10, "791234567A", false), (.pin12, "079315000001", true), (.pin12, "07931500000", false),
            (.pin12, "003315000001", false), (.pin12, "101315000001", true), (.lifelong, "079315000001", true),
            (.lifelong, "79-315", false), (.local, "12/2026-K", true),
        ])
    func checksForm(scheme: IdentifierScheme, value: String, isTaken: Bool) throws {
        try Self.withPupils { pupil, _, transaction in
            var command = try Self.add(pupil, scheme, value)
            // Force is for what a paper may say, never for a form.
            (command.force, command.reason) = (true, .sample)
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == (isTaken ? nil : ["invalid /value"]))
        }
    }

    @Test(
        "of a citizen agrees with sex and year of birth, the century among them",
        arguments: [
            ("079315000001", 0), ("079215000001", 1), ("079314000001", 1), ("079115000001", 1), ("079015000001", 2),
            ("079515000001", 1),
        ])
    func checksPerson(value: String, contradictions: Int) throws {
        try Self.withPupils { pupil, _, transaction in
            let command = try Self.add(pupil, .pin12, value)
            let outcome = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places ?? [] == Array(repeating: "invalid /value", count: contradictions))
        }
    }

    @Test("that contradicts the file stands by force, with a reason that the fact carries")
    func forces() throws {
        try Self.withPupils { pupil, _, transaction in
            var command = try Self.add(pupil, .pin12, "079214000001")
            command.force = true
            let silent = try command.handle(on: SampleSchool.occasion, in: &transaction)
            #expect(silent.refusal?.places == ["incomplete /reason"])
            command.reason = LongText("Cải chính khai sinh ngày 1/9/2026")
            #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
            let reason: String? = try transaction.reader.value("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1")
            #expect(reason == "Cải chính khai sinh ngày 1/9/2026")
        }
    }

    @Test("is one pupil's for good within its scheme; a school's own numbers within the school")
    func unique() throws {
        try Self.withPupils { pupil, other, transaction in
            _ = try Self.add(pupil, .moet10, "7912345678").handle(on: SampleSchool.occasion, in: &transaction)
            let taken = try Self.add(other, .moet10, "7912345678").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(taken.refusal?.places == ["duplicate /value"])
            #expect(taken.refusal?.detail.en.contains(pupil.text) == true)
            let key = try Self.add(other, .hcm20, pupil.text).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(key.refusal?.places == ["duplicate /value"])
            #expect(
                try Self.add(pupil, .hcm20, pupil.text).handle(on: SampleSchool.occasion, in: &transaction).answer
                    == Done())
            _ = try Self.add(pupil, .local, "17").handle(on: SampleSchool.occasion, in: &transaction)
            let local = try Self.add(other, .local, "17").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(local.refusal?.places == ["duplicate /value"])
            try SampleSchool.giveAway(other, in: &transaction)
            #expect(
                try Self.add(other, .local, "17").handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
            let foreign = try Self.add(other, .moet10, "7912345678").handle(
                on: SampleSchool.occasion, in: &transaction)
            #expect(foreign.refusal?.detail.en.contains(pupil.text) == false)
        }
    }

    @Test("of a scheme follows another when that has ended, which is said by saying it again with its last day")
    func ends() throws {
        try Self.withPupils { pupil, _, transaction in
            _ = try Self.add(pupil, .pin12, "079315000001").handle(on: SampleSchool.occasion, in: &transaction)
            let next = try Self.add(pupil, .pin12, "079315000002", from: "2026-09-03")
            #expect(
                try next.handle(on: SampleSchool.occasion, in: &transaction).refusal?.places == ["duplicate /from"])
            let end = try Self.add(pupil, .pin12, "079315000001", to: "2026-09-03")
            for _ in 1...2 { #expect(try end.handle(on: SampleSchool.occasion, in: &transaction).answer == Done()) }
            #expect(try next.handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
            let file = try #require(try PupilFiles.find(pupil, in: transaction.reader))
            #expect(file.identifiers?.map { $0.to?.text } == ["2026-09-03", nil])
            let moved = try Self.add(pupil, .pin12, "079315000001", from: "2026-09-02", to: "2026-09-04")
                .handle(on: SampleSchool.occasion, in: &transaction)
            #expect(moved.refusal?.places == ["duplicate /from", "duplicate /to"])
        }
    }

    @Test(
        "has days that can be",
        arguments: [
            ("2026-09-06", nil, "invalid /from"), ("2015-03-03", nil, "invalid /from"),
            ("2026-09-01", "2026-09-01", "invalid /to"),
        ])
    func checksDays(from: String, to: String?, place: String) throws {
        try Self.withPupils { pupil, _, transaction in
            let outcome = try Self.add(pupil, .local, "17", from: from, to: to).handle(
                on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == [place])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = AddIdentifier.places(in: #"{"pupil":"x","scheme":"SCHOOL8","value":"a b","from":"2026"}"#)
        #expect(places == ["/pupil", "/scheme", "/value", "/from"])
    }
}
