import TestKit
import Testing

@testable import Identity

@Suite("Spoilt messages to identity")
struct SpoiltMessagesTests {
    @Test("are read the same twice, or refused with every fault told so that the sender can read it")
    func steady() { expectSteadyReading(of: Identity.self) }
}
