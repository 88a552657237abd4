import Access
import Messaging
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

/// Facts that every service records of itself are promises like any other.
@Suite("The facts that every service records")
struct OwnFactsTests {
    private func text(_ state: some Encodable) -> String { String(decoding: WireEncoder.encode(state), as: UTF8.self) }

    @Test("say a seal as they always will")
    func seal() throws {
        let seal = JournalSeal(
            service: .pupils, day: try #require(LocalDate("2026-09-05")), seq: 12, hash: .sample)
        #expect(
            text(seal) == #"{"service":"pupils","day":"2026-09-05","seq":12,"hash":""#
                + String(repeating: "0", count: 64) + #""}"#)
        #expect(seal.subject == "journal/pupils" && seal.unit == .root && JournalSeal.facts == ["sealed"])
    }

    @Test("read a refused access back as it was written")
    func access() throws {
        let written =
            #"{"account":"an.nguyen","command":"pupils.enrol-pupil","permission":"manage-pupils","#
            + #""school":"79764000010000000006"}"#
        let refusal = try WireDecoder.decode(AccessRefusal.self, from: Array(written.utf8)).get()
        #expect(text(refusal) == written && refusal.subject == "access/an.nguyen")
    }

    @Test("read a reading of children's data back as it was written")
    func reading() throws {
        let written =
            #"{"id":"00000000-0000-7000-8000-000000000000","account":"an.nguyen","person":"79764000010000000022","#
            + #""roles":[{"role":"principal","unit":"79764000010000000006"}],"query":"pupils.pupil","#
            + #""what":{"en":"e","vi":"v"},"school":"79764000010000000006","pupils":["79764000010000000014"],"#
            + #""from":"2026-09-05T07:30:00+07:00","to":"2026-09-05T07:35:00+07:00","times":2}"#
        let reading = try WireDecoder.decode(AccessReading.self, from: Array(written.utf8)).get()
        #expect(text(reading) == written && AccessReading.facts == ["read"])
        #expect(reading.subject == "access-reading/00000000-0000-7000-8000-000000000000")
        #expect(AccessReading.classification == .sensitive)
    }

    @Test("read a rejection back as it was written, with every violation")
    func rejection() throws {
        let written =
            #"{"integrator":"vendor","message":"m","type":"t","school":"79764000010000000006","code":"invalid","#
            + #""detail":"d","detailVi":"v","errors":[{"pointer":"/a","code":"invalid","detail":"d","detailVi":"v"}]}"#
        let rejection = try WireDecoder.decode(Rejection.self, from: Array(written.utf8)).get()
        #expect(text(rejection) == written && rejection.subject == "rejection/vendor/m")
    }

    @Test("read the fate of a dead letter back as it was written")
    func letter() throws {
        let written = #"{"number":3,"queue":"events","type":"t","message":"m","user":"vendor","problem":"p"}"#
        let fate = try WireDecoder.decode(LetterFate.self, from: Array(written.utf8)).get()
        #expect(text(fate) == written && fate.subject == "dead-letter/3")
        #expect(LetterFate.facts == ["replayed", "discarded"])
    }
}
