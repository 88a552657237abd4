import Platform
import Synchronization

/// How busy the writer is with commands, for the relay to give way to it.
///
/// Six services read each event, and the broker keeps a copy for each of them: publishing a large import beside the import
/// itself would take the processors from whoever waits for an answer. Nobody waits for an event that long.
public final class Workload: Sendable {
    /// Nanoseconds of processor time from which on the writer is busy, and milliseconds within which: the first list of an
    /// import is enough, or the others would be busy with it while the second is under way.
    static let much: Int64 = 25_000_000
    static let span: Int64 = 80
    /// Milliseconds for which it counts as busy afterwards: an import goes on with its next step.
    static let echo: Int64 = 1500

    private struct State {
        var began: Int64 = 0
        var worked: Int64 = 0
        var busyUntil: Int64 = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// The writer has worked so many nanoseconds on commands, until now; waiting for the disk takes nothing from anybody.
    func note(_ worked: Int64, at now: Int64) {
        state.withLock { state in
            if now - state.began > Self.span {
                state.began = now - worked / 1_000_000
                state.worked = 0
            }
            state.worked += worked
            if state.worked >= Self.much { state.busyUntil = now + Self.echo }
        }
    }

    func isBusy(at now: Int64) -> Bool { state.withLock { now < $0.busyUntil } }
}

/// When the relay holds back.
struct Restraint {
    /// Milliseconds after which events have waited long enough: work without an end must not keep them forever.
    static let patience: Int64 = 60_000
    /// Milliseconds between two looks at whether it is over.
    static let pause = 100

    private var began: Int64?

    /// Whether to hold back now.
    mutating func holds(whileBusy isBusy: Bool, at now: Int64) -> Bool {
        guard isBusy else {
            began = nil
            return false
        }
        let since = began ?? now
        began = since
        return now - since < Self.patience
    }
}
