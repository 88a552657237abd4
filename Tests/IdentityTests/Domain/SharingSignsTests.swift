import Access
import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Signs that an account is shared") struct SharingSignsTests {
    private func kinds(in store: Reader) throws -> [String] {
        try store.values("SELECT kind FROM sharing_signal ORDER BY at")
    }

    @Test("are two machines at work at the same time, not one after the other", arguments: [true, false])
    func two(together: Bool) throws {
        try onCast { (transaction) throws in
            var desk = try Cast.signIn("lan", device: Cast.desk, in: &transaction)
            var phone = try Cast.signIn("lan", device: Cast.phone, in: &transaction)
            for minute in ["35", "40", "45"] {
                let now = Cast.at("07:\(minute):00")
                if together || minute == "35" {
                    desk = try #require(
                        try Cast.renew(desk.refresh, device: Cast.desk, now: now, in: &transaction).answer)
                }
                guard together || minute == "45" else { continue }
                phone = try #require(
                    try Cast.renew(phone.refresh, device: Cast.phone, now: now, in: &transaction).answer)
            }
            #expect(try kinds(in: transaction.reader) == (together ? ["two-devices"] : []))
        }
    }

    @Test("are more than three machines within an hour", arguments: [3, 4])
    func many(count: Int) throws {
        try onCast { (transaction) throws in
            for number in 0..<count {
                let device = Device(id: try #require(ShortText("machine \(number)")))
                _ = try Cast.signIn("lan", device: device, now: Cast.at("07:3\(number):00"), in: &transaction)
            }
            #expect(try kinds(in: transaction.reader) == (count > 3 ? ["many-devices"] : []))
        }
    }

    @Test("are none on one machine, nor where machines are not named")
    func none() throws {
        try onCast { (transaction) throws in
            for device in [Cast.desk, Cast.desk, nil, nil, nil, nil] {
                let session = try Cast.signIn("lan", device: device, in: &transaction)
                _ = try Cast.renew(session.refresh, device: device, in: &transaction)
            }
            #expect(try kinds(in: transaction.reader) == [])
        }
    }

    @Test("are noted once an hour in one case, and no case is opened without a sign")
    func once() throws {
        try onCast { (transaction) throws in
            for (time, signs) in [("07:30:00", 1), ("08:29:59", 1), ("08:30:01", 2)] {
                try SharingCases.note(
                    .manyDevices, on: Scene.user("lan"), on: .nobody(now: Cast.at(time)), in: &transaction)
                #expect(try transaction.reader.count(of: "sharing_signal") == signs)
                #expect(try transaction.reader.count(of: "sharing_case") == 1)
            }
            let facts = try transaction.reader.recorded().filter { $0.type == "sharing.suspected" }
            #expect(facts.map(\.version) == [1, 2])
        }
    }
}
