import TestKit
import Testing

@testable import Reporting

@Suite("Spoilt messages to reporting")
struct SpoiltMessagesTests {
    @Test("are read the same twice, or refused with every fault told so that the sender can read it")
    func steady() { expectSteadyReading(of: Reporting.self) }
}
