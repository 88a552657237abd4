import Glibc
import Platform
import TestKit
import Testing

@Suite("Termination")
struct TerminationTests {
    @Test("waits no longer than it is told, and returns the signal that comes")
    func waiting() async throws {
        let (nothing, signal) = try await onThread {
            // Signals are blocked on this thread already; this one is sent to it alone.
            let termination = Termination()
            let nothing = termination.wait(milliseconds: 0)
            pthread_kill(pthread_self(), SIGTERM)
            return (nothing, termination.wait(milliseconds: 10_000))
        }
        #expect(nothing == nil)
        #expect(signal == SIGTERM)
    }
}
