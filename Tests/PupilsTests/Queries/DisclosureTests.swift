import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("What an answer shows of pupils") struct DisclosureTests {
    private static func shown<Q: Query>(_ query: Q, in store: Reader) throws -> Disclosure? {
        query.disclosure(in: try #require(try query.answer(on: NoticeScene.occasion, from: store).answer))
    }

    @Test("is a reading where it is a file, a notice or a request")
    func sensitive() throws {
        try NoticeScene.with { pupils, transaction in
            _ = try NoticeScene.weekly().handle(on: NoticeScene.occasion, in: &transaction)
            let request = try RequestCorrection.read(
                #"{"pupil":"\#(pupils[0])","by":"Trần Văn Cha","wish":"Sửa ngày sinh"}"#
            ).get()
            _ = try request.handle(on: NoticeScene.occasion, in: &transaction)
            let store = transaction.reader
            #expect(try Self.shown(PupilFile(code: pupils[1]), in: store)?.pupils == [pupils[1]])
            #expect(try Self.shown(NoticeList(school: .sample), in: store)?.pupils == pupils.prefix(2).sorted())
            #expect(
                try Self.shown(NoticeList(school: .sample, pupil: pupils[0]), in: store)?.pupils == [pupils[0]])
            #expect(try Self.shown(CorrectionList(school: .sample), in: store)?.pupils == [pupils[0]])
            #expect(try Self.shown(NoticeList(school: .sample, status: .withdrawn), in: store) == nil)
        }
    }

    @Test("is none where it is a list of names, whether or not anybody is on it")
    func names() throws {
        try NoticeScene.with { _, transaction in
            let store = transaction.reader
            let schoolClass = try SampleSchool.classID()
            #expect(try Self.shown(PupilList(school: .sample), in: store) == nil)
            #expect(try Self.shown(ClassRoll(schoolClass: schoolClass), in: store) == nil)
            #expect(try Self.shown(ProfileGaps(schoolClass: schoolClass), in: store) == nil)
        }
    }
}
