import TestKit
import Testing

@testable import Pupils

@Suite("Spoilt messages to pupils")
struct SpoiltMessagesTests {
    @Test("are read the same twice, or refused with every fault told so that the sender can read it")
    func steady() { expectSteadyReading(of: Pupils.self) }
}
