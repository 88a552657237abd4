import TestKit
import Testing

@testable import Campus

@Suite("Spoilt messages to campus")
struct SpoiltMessagesTests {
    @Test("are read the same twice, or refused with every fault told so that the sender can read it")
    func steady() { expectSteadyReading(of: Campus.self) }
}
