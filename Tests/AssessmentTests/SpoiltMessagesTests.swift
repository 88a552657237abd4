import TestKit
import Testing

@testable import Assessment

@Suite("Spoilt messages to assessment")
struct SpoiltMessagesTests {
    @Test("are read the same twice, or refused with every fault told so that the sender can read it")
    func steady() { expectSteadyReading(of: Assessment.self) }
}
