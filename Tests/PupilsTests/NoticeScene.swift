import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

/// Class 6A1 with three pupils: two with a guardian who has a telephone, one without.
enum NoticeScene {
    static let occasion = SampleSchool.occasion

    static func with(_ body: ([PupilCode], inout Transaction) throws -> Void) throws {
        try SampleSchool.opened { transaction in
            var pupils: [PupilCode] = []
            for phone in ["0911111111", "0922222222", nil] {
                var register = try SampleSchool.registerPupil()
                register.guardians = [
                    Pupil.Guardian(name: .sample, relation: .mother, phone: phone.flatMap(Phone.init))
                ]
                let code = try #require(try register.handle(on: occasion, in: &transaction).answer).code
                _ = try SampleSchool.enrol(code).handle(on: occasion, in: &transaction)
                pupils.append(code)
            }
            try body(pupils, &transaction)
        }
    }

    static func weekly(_ remark: String = "Em học tốt") throws -> SendNotice {
        SendNotice(
            schoolClass: try SampleSchool.classID(), template: try #require(ShortText("weekly-learning")),
            values: [
                SendNotice.Value(
                    name: try #require(ShortText("remark")), text: try #require(LongText(remark)))
            ])
    }

    /// Sends one notice to the first pupil and gives its number.
    static func sent(to pupil: PupilCode, in transaction: inout Transaction) throws -> Int64 {
        var command = try weekly()
        (command.schoolClass, command.pupil) = (nil, pupil)
        return try #require(try command.handle(on: occasion, in: &transaction).answer?.notices.first)
    }
}
