import Messaging
import Testing

@Suite("Health")
struct HealthTests {
    @Test("is that of the worst part, and not good before anything is known")
    func worst() {
        let health = Health()
        #expect(health.status == .degraded)
        health.note("writer", .healthy)
        #expect(health.status == .healthy)
        health.note("relay", .degraded, "no broker")
        #expect(health.status == .degraded)
        health.note("store", .unhealthy, "full")
        #expect(health.status == .unhealthy)
        health.note("store", .healthy)
        #expect(health.status == .degraded)
        #expect(health.parts.map(\.name) == ["relay", "store", "writer"])
        #expect(health.parts.first?.reason == "no broker")
    }

    @Test("changes are news, repetitions are not")
    func news() {
        let health = Health()
        #expect(health.note("relay", .degraded, "one"))
        #expect(!health.note("relay", .degraded, "two"))
        #expect(health.parts.first?.reason == "two")
        #expect(health.note("relay", .healthy))
    }

    @Test("grows worse in this order")
    func order() { #expect(Health.Status.allCases.sorted() == [.healthy, .degraded, .unhealthy]) }
}
