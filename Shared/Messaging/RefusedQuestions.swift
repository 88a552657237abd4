import Synchronization
import Vocabulary
import Wire

/// Questions that were refused for want of a right, on their way from the responder, which may not write, to the
/// writer, which puts them into the journal (004 Đ7).
///
/// The responder holds its answer back until the fact is written, so nobody hears "no" of which there is no trace.
public final class RefusedQuestions: Sendable {
    /// Different accounts and questions at once; beyond, nobody is told "no" but to ask again.
    static let capacity = 1024

    struct Slip: Sendable {
        var number: Int
        var name: MessageName
        var refusal: AccessRefusal
        var occasion: Occasion
        /// How often the same account was refused the same question before the writer came for it.
        var times = 1
    }

    private struct State {
        var last = 0
        var waiting: [Slip] = []
        /// What the writer has taken and not yet reported as written.
        var inHand: [Slip] = []
        var written = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Hands a refusal over; gives its number, or nothing where there are too many.
    func post(_ name: MessageName, _ refusal: AccessRefusal, on occasion: Occasion) -> Int? {
        state.withLock { state in
            if let index = state.waiting.firstIndex(where: {
                $0.name == name && $0.refusal.account == refusal.account
            }) {
                state.waiting[index].times += 1
                state.waiting[index].refusal = refusal
                state.waiting[index].occasion = occasion
                return state.waiting[index].number
            }
            guard state.waiting.count + state.inHand.count < Self.capacity else { return nil }
            state.last += 1
            state.waiting.append(Slip(number: state.last, name: name, refusal: refusal, occasion: occasion))
            return state.last
        }
    }

    func isWritten(_ number: Int) -> Bool { state.withLock { $0.written >= number } }

    var isEmpty: Bool { state.withLock { $0.waiting.isEmpty && $0.inHand.isEmpty } }

    /// What is to be written; given again until ``noteWritten(_:)``, for the transaction may fail.
    func take() -> [Slip] {
        state.withLock { state in
            state.inHand += state.waiting
            state.waiting = []
            return state.inHand
        }
    }

    func noteWritten(_ slips: [Slip]) {
        guard let last = slips.last?.number else { return }
        state.withLock { state in
            state.inHand.removeAll { $0.number <= last }
            state.written = last
        }
    }
}
