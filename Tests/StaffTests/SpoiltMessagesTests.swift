import TestKit
import Testing

@testable import Staff

@Suite("Spoilt messages to staff")
struct SpoiltMessagesTests {
    @Test("are read the same twice, or refused with every fault told so that the sender can read it")
    func steady() { expectSteadyReading(of: Staff.self) }
}
