import Glibc
import Platform
import Synchronization
import TestKit
import Testing

@Suite("A thread")
struct ThreadTests {
    @Test("has done its work when it is joined")
    func join() async throws {
        let total = try await onThread {
            let total = Total()
            let one = Thread(named: "one") { total.add(1) }
            let two = Thread(named: "two") { total.add(2) }
            one.join()
            two.join()
            return total.value
        }
        #expect(total == 3)
    }

    @Test("shows its name, cut to what the kernel keeps")
    func name() async throws {
        let name = try await onThread {
            let comm = Slot()
            let named = Wake()
            let thread = Thread(named: "relay.assessment") {
                // Named just after its start, by the one who started it.
                _ = named.wait(milliseconds: 10_000)
                comm.set((try? Files.readText("/proc/thread-self/comm")) ?? "")
            }
            named.ring()
            thread.join()
            return comm.text
        }
        #expect(name == "relay.assessmen\n")
    }

    @Test("leaves signals to the main thread")
    func signals() async throws {
        let blocked = try await onThread {
            let status = try Files.readText("/proc/thread-self/status")
            return status.split(separator: "\n").first { $0.hasPrefix("SigBlk") }.map(String.init)
        }
        let mask = try #require(blocked.flatMap { $0.split(separator: "\t").last }.flatMap { UInt64($0, radix: 16) })
        #expect(mask & 1 << UInt64(SIGTERM - 1) != 0)
        #expect(mask & 1 << UInt64(SIGINT - 1) != 0)
        #expect(mask & 1 << UInt64(SIGSEGV - 1) == 0)
    }

    @Test("sees a stop flag another one raised")
    func stop() async throws {
        let flag = StopFlag()
        #expect(!flag.isRaised)
        try await onThread { flag.raise() }
        #expect(flag.isRaised)
    }
}

/// A sum two threads add to.
private final class Total: Sendable {
    private let sum = Atomic<Int>(0)
    func add(_ number: Int) { sum.wrappingAdd(number, ordering: .relaxed) }
    var value: Int { sum.load(ordering: .acquiring) }
}

/// A text one thread leaves for another.
private final class Slot: Sendable {
    private let content = Mutex("")
    func set(_ text: String) { content.withLock { $0 = text } }
    var text: String { content.withLock { $0 } }
}
