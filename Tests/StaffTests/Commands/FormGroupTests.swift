import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Staff

@Suite("Forming a group of the staff") struct FormGroupTests {
    @Test("forms it once, however often it is asked; another name is refused")
    func forms() throws {
        try SampleStaff.ready { transaction in
            for _ in 1...2 {
                let outcome = try SampleStaff.form().handle(on: SampleStaff.occasion, in: &transaction)
                #expect(outcome.answer == FormGroup.Answer(id: SampleStaff.group))
            }
            #expect(try transaction.reader.recorded().last?.state["name"]?.string == "Tổ Toán - Tin")
            #expect(try transaction.reader.recorded().count == 4)
            let other = try SampleStaff.form("Tổ Văn").handle(on: SampleStaff.occasion, in: &transaction)
            #expect(other.refusal?.places == ["duplicate /name"])
            let nowhere = FormGroup(school: UnitCode(unchecked: "99999000010000000001"), code: .sample, name: .sample)
            let refusal = try nowhere.handle(on: SampleStaff.occasion, in: &transaction).refusal
            #expect(refusal?.places == ["not-found /school"])
            let list = try GroupList(school: SampleStaff.school)
                .answer(on: SampleStaff.occasion, from: transaction.reader).answer
            #expect(list?.items.map(\.name.text) == ["Tổ Toán - Tin"])
        }
    }

    @Test("reads all that is wrong with its text at once")
    func reads() {
        #expect(
            FormGroup.places(in: #"{"school":1,"code":"TỔ","extra":1}"#) == ["/school", "/code", "/name", "/extra"])
    }
}
