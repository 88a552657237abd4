import Platform
import TestKit
import Testing

@Suite("A bell")
struct WakeTests {
    let bell = Wake()

    @Test("is silent until it is rung")
    func silence() {
        #expect(!bell.wait(milliseconds: 0))
    }

    @Test("remembers a ring nobody waited for, and counts many as one")
    func memory() {
        bell.ring()
        bell.ring()
        #expect(bell.wait(milliseconds: 0))
        #expect(!bell.wait(milliseconds: 0))
    }

    @Test("wakes a thread that waits")
    func waking() async throws {
        let bell = bell
        async let woken = onThread { bell.wait(milliseconds: 30_000) }
        bell.ring()
        #expect(try await woken)
    }
}
