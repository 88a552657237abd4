import CPlatform
import Glibc

/// A bell one thread rings and another waits for.
///
/// Rings before the wait are remembered, and any number of them count as one, so a writer may ring after every commit
/// and a relay loses none and is woken once. It is an `eventfd`, so that it can be waited for together with a socket.
public final class Wake: Sendable {
    /// The `eventfd`, for waiting on it together with something else.
    public let descriptor: Int32

    public init() {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        if descriptor < 0 { preconditionFailure("cannot make an eventfd: \(SystemError.text(errno))") }
    }

    deinit { Glibc.close(descriptor) }

    public func ring() {
        var one: UInt64 = 1
        // EAGAIN means that the counter is full: the bell is ringing already.
        _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Waits until the bell rings or the time is over, and silences it; `true` if it rang.
    public func wait(milliseconds: Int) -> Bool {
        let deadline = Clock.monotonicMilliseconds() + Int64(max(0, milliseconds))
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let remaining = max(0, deadline - Clock.monotonicMilliseconds())
            let ready = unsafe poll(&entry, 1, Int32(clamping: remaining))
            if ready > 0 { return silence() }
            if ready == 0 || errno != EINTR { return false }
        }
    }

    /// Takes the rings so far; `true` if there were any.
    @discardableResult
    public func silence() -> Bool {
        var count: UInt64 = 0
        return unsafe read(descriptor, &count, MemoryLayout<UInt64>.size) == MemoryLayout<UInt64>.size
    }
}
