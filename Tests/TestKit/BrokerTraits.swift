public import AMQP
import Platform
public import Testing

extension Tag {
    /// Talks to a real RabbitMQ.
    @Tag public static var broker: Self
}

extension Trait where Self == ConditionTrait {
    /// Skips, visibly, where no broker is named; `REQUIRE_BROKER=1` makes that a failure.
    public static var requiresBroker: Self {
        .enabled("set KHUEVAN_TEST_BROKER to amqp://guest:guest@127.0.0.1:PORT/ (see deploy/lib/broker.sh)") {
            TestBroker.address != nil || TestBroker.isRequired
        }
    }
}

/// The broker the tests may use.
public enum TestBroker {
    static let address = Environment.current()["KHUEVAN_TEST_BROKER"].flatMap { $0.isEmpty ? nil : $0 }
    static let isRequired = Environment.current()["REQUIRE_BROKER"] == "1"

    /// Its address; throws where it is required and missing, or unreadable.
    public static func broker() throws -> Broker {
        guard let address else { throw Missing() }
        return try Broker(address: address)
    }

    /// A name nothing else uses, so that tests run beside each other.
    public static func freshName(_ prefix: String) -> String {
        let random = UInt64.random(in: 0...UInt64.max)
        return "test.\(prefix).\(Environment.current().processID).\(String(random, radix: 36))"
    }

    private struct Missing: Error, CustomStringConvertible {
        var description: String { "REQUIRE_BROKER is set, KHUEVAN_TEST_BROKER is not" }
    }
}

/// Runs something that blocks on a thread of its own, so that the pool the tests run on stays free.
public func onThread<R: Sendable>(
    _ name: String = "test", _ body: @escaping @Sendable () throws -> R
) async throws -> R {
    let slot = ThreadSlot()
    defer { slot.join() }
    return try await withCheckedThrowingContinuation { continuation in
        slot.start(name) { continuation.resume(with: Result { try body() }) }
    }
}

/// Whether the condition holds, now or before the time is over; asks again and again instead of guessing how long.
///
/// It blocks, so it belongs on a thread of the test's own (see ``onThread(_:_:)``).
public func eventually(
    within limit: Duration = .seconds(60), _ condition: () throws -> Bool
) rethrows -> Bool {
    let deadline = ContinuousClock.now.advanced(by: limit)
    let bell = Wake()
    while try !condition() {
        if ContinuousClock.now >= deadline { return false }
        _ = bell.wait(milliseconds: 10)
    }
    return true
}
