import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Closing a class") struct CloseClassTests {
    private static func close() throws -> CloseClass { CloseClass(schoolClass: try SampleSchool.classID()) }

    @Test("is refused while somebody is in it or will be, and done once, for good, when nobody is")
    func closes() throws {
        try SampleSchool.opened { transaction in
            let pupil = try SampleSchool.newPupil(in: &transaction)
            _ = try SampleSchool.enrol(pupil, from: "2026-10-01").handle(on: SampleSchool.occasion, in: &transaction)
            let early = try Self.close().handle(on: SampleSchool.occasion, in: &transaction)
            #expect(early.refusal?.places == ["conflict /schoolClass"])
            _ = try LeaveSchool(pupil: pupil, on: SampleSchool.day("2026-10-20"), reason: .other)
                .handle(on: SampleSchool.occasion, in: &transaction)
            // On 5/9 the pupil is still to come and go.
            let still = try Self.close().handle(on: SampleSchool.occasion, in: &transaction)
            #expect(still.refusal?.code == .conflict)
            let later = Occasion.sample(.pupils, now: "2026-10-20T08:00:00+07:00")
            for _ in 1...2 { #expect(try Self.close().handle(on: later, in: &transaction).answer == Done()) }
            #expect(try Classes.find(SampleSchool.classID(), in: transaction.reader)?.status == .closed)
            #expect(try transaction.reader.story().last == "class.closed class/\(SampleSchool.classID()) 2")
            let refused = try SampleSchool.enrol(pupil, from: "2026-11-01").handle(on: later, in: &transaction)
            #expect(refused.refusal?.places == ["locked /schoolClass"])
        }
    }

    @Test("is nobody's business where the class is unknown")
    func scopes() throws {
        try SampleSchool.opened { transaction in
            let known = try Self.close().scope(in: transaction.reader)
            let unknown = try CloseClass(schoolClass: SampleSchool.classID("9Z")).scope(in: transaction.reader)
            #expect(known == Scope(SampleSchool.code) && unknown == nil)
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() { #expect(CloseClass.places(in: #"{"schoolClass":"6A1","on":1}"#) == ["/schoolClass", "/on"]) }
}
