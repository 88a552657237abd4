import Synchronization
import Vocabulary
import Wire

/// Questions that were refused for want of a right, on their way from the responder, which may not write, to the
/// writer, which puts them into the journal (004 Đ7).
///
/// The responder holds its answer back until the fact is written, so nobody hears "no" of which there is no trace.
public final class RefusedQuestions: Sendable {
    /// More than these at once are answered without waiting, and counted into what comes after.
    static let capacity = 1024

    struct Slip: Sendable {
        var number: Int
        var name: MessageName
        var refusal: AccessRefusal
        var occasion: Occasion
    }

    private struct State {
        var last = 0
        var waiting: [Slip] = []
        var written = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Hands a refusal over; gives its number, or nothing where there are too many.
    func post(_ name: MessageName, _ refusal: AccessRefusal, on occasion: Occasion) -> Int? {
        state.withLock { state in
            guard state.waiting.count < Self.capacity else { return nil }
            state.last += 1
            state.waiting.append(Slip(number: state.last, name: name, refusal: refusal, occasion: occasion))
            return state.last
        }
    }

    func isWritten(_ number: Int) -> Bool { state.withLock { $0.written >= number } }

    var isEmpty: Bool { state.withLock { $0.waiting.isEmpty } }

    /// What is to be written; still there until ``noteWritten(_:)``, for the transaction may fail.
    func waiting() -> [Slip] { state.withLock { $0.waiting } }

    func noteWritten(_ slips: [Slip]) {
        guard let last = slips.last?.number else { return }
        state.withLock { state in
            state.waiting.removeAll { $0.number <= last }
            state.written = last
        }
    }
}
