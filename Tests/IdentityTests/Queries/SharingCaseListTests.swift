import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Signs of shared accounts") struct SharingCaseListTests {
    @Test("are listed by the unit that answers for the account, open cases first, each with its signs")
    func list() throws {
        try onCast { (transaction) throws in
            for (name, time) in [("lan", "07:30:00"), ("mai", "07:31:00"), ("lan", "09:00:00")] {
                try SharingCases.note(
                    .twoDevices, on: Scene.user(name), on: .nobody(now: Cast.at(time)), in: &transaction)
            }
            try SharingCases.note(.manyDevices, on: Scene.user("lan"), on: .nobody(), in: &transaction)
            let query = SharingCaseList(unit: Cast.school)
            let first = try #require(try query.answer(on: .of("boss"), from: transaction.reader).answer).items
            #expect(first.map(\.account.text) == ["mai", "lan"])
            #expect(first.last?.signals.map(\.kind) == [.manyDevices, .twoDevices, .twoDevices])
            let number = try #require(first.first).number
            _ = try SettleSharing(number: number, verdict: .innocent).handle(on: .of("boss"), in: &transaction)
            let second = try #require(try query.answer(on: .of("boss"), from: transaction.reader).answer).items
            #expect(second.map(\.account.text) == ["lan", "mai"] && second.last?.verdict == .innocent)
            let other = SharingCaseList(unit: Cast.otherSchool)
            #expect(try other.answer(on: .of("boss"), from: transaction.reader).answer?.items.isEmpty == true)
        }
    }
}
