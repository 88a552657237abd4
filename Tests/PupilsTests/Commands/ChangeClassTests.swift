import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Changing a class") struct ChangeClassTests {
    private static func change(_ grade: Grade? = nil, name: String? = nil) throws -> ChangeClass {
        ChangeClass(schoolClass: try SampleSchool.classID(), name: name.flatMap { ShortText($0) }, grade: grade)
    }

    @Test("keeps what is new and says so, and says nothing where nothing is")
    func changes() throws {
        try SampleSchool.opened { transaction in
            for _ in 1...2 {
                var command = try Self.change(.g7, name: "Lớp chọn")
                command.session = .two
                #expect(try command.handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
            }
            let known = try #require(try Classes.find(SampleSchool.classID(), in: transaction.reader))
            #expect(known.name.text == "Lớp chọn" && known.grade == .g7 && known.session == .two)
            #expect(try transaction.reader.story().last == "class.changed class/\(SampleSchool.classID()) 2")
        }
    }

    @Test("adds and takes away what is mixed, taught and eaten in it, and leaves what is not said")
    func describes() throws {
        try SampleSchool.opened { transaction in
            let id = try SampleSchool.classID()
            var command = try Self.change()
            (command.mixedWith, command.languages, command.boarding) = ([.g7], [.english], true)
            _ = try command.handle(on: SampleSchool.occasion, in: &transaction)
            _ = try Self.change(name: "Lớp ghép").handle(on: SampleSchool.occasion, in: &transaction)
            let mixed = try #require(try Classes.find(id, in: transaction.reader))
            #expect(mixed.mixedWith == [.g7] && mixed.languages == [.english] && mixed.boarding == true)
            let clash = try Self.change(.g7).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(clash.refusal?.places == ["duplicate /mixedWith/0"])
            (command.mixedWith, command.languages, command.boarding) = ([], [], false)
            _ = try command.handle(on: SampleSchool.occasion, in: &transaction)
            let plain = try #require(try Classes.find(id, in: transaction.reader))
            #expect(plain.mixedWith == nil && plain.languages == nil && plain.boarding == false)
            #expect(try transaction.reader.story().last == "class.changed class/\(id) 4")
        }
    }

    @Test("leaves the grade alone once anybody has been in it, and takes none that the school has not")
    func refusesGrades() throws {
        try SampleSchool.opened { transaction in
            let foreign = try Self.change(.g10).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(foreign.refusal?.places == ["invalid /grade"])
            _ = try SampleSchool.newcomer(in: &transaction)
            let late = try Self.change(.g7).handle(on: SampleSchool.occasion, in: &transaction)
            #expect(late.refusal?.places == ["conflict /grade"])
            #expect(
                try Self.change(name: "Lớp mới").handle(on: SampleSchool.occasion, in: &transaction).answer == Done())
        }
    }

    @Test("is refused for a closed class")
    func refusesClosed() throws {
        try SampleSchool.opened { transaction in
            _ = try CloseClass(schoolClass: SampleSchool.classID()).handle(on: SampleSchool.occasion, in: &transaction)
            let outcome = try Self.change(name: "Lớp mới").handle(on: SampleSchool.occasion, in: &transaction)
            #expect(outcome.refusal?.places == ["locked /schoolClass"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        let places = ChangeClass.places(in: #"{"schoolClass":"6A1","name":"","grade":"13","session":"three"}"#)
        #expect(places == ["/schoolClass", "/name", "/grade", "/session"])
    }
}
