import Platform
import Synchronization
import Wire

/// What must be in the journal before an answer goes out.
enum Trace: Sendable {
    /// The asker has no right to the answer (004 Đ7).
    case refusal(AccessRefusal)
    /// The answer shows a child's sensitive data.
    case reading(AccessReading)

    /// What makes two traces one.
    enum Sameness: Hashable {
        case refusal(AccessRefusal.Knock)
        case reading(AccessReading.Sight)
    }

    var sameness: Sameness {
        switch self {
        case .refusal(let refusal): .refusal(refusal.knock)
        case .reading(let reading): .reading(reading.sight)
        }
    }

    /// Takes in another that is the same: of a refusal the latest is kept, of a reading from when to when.
    fileprivate mutating func merge(_ other: Trace) {
        guard case .reading(var first) = self, case .reading(let second) = other else {
            self = other
            return
        }
        first.extend(to: second.to)
        self = .reading(first)
    }
}

/// What questions leave behind, on its way from the responder, which may not write, to the writer, which puts it into the
/// journal.
///
/// The responder holds its answer back until the fact is written, so nobody hears "no" of which there is no trace, and
/// nobody sees what a child's family could not be told that he has seen.
public final class Traces: Sendable {
    /// Different ones at once; beyond, whoever asks is told to ask again.
    static let capacity = 1024

    struct Slip: Sendable {
        var number: Int
        var trace: Trace
        var occasion: Occasion
        /// How often the same came before the writer came for it.
        var times = 1
    }

    enum Fate: Sendable {
        /// Not written yet.
        case open
        case written
        /// It can never be written.
        case lost
    }

    private struct State {
        var last = 0
        var waiting: [Slip] = []
        /// What the writer has taken and not yet reported as settled.
        var inHand: [Slip] = []
        var settled = 0
        /// The latest of them that can never be written; the responder looks at each of its own within milliseconds.
        var lost: [Int] = []
    }

    /// Rung with each new slip, so that whoever asked need not wait for the writer's next look.
    let posted = Wake()
    private let state = Mutex(State())

    public init() {}

    /// Hands a trace over; gives its number, or nothing where there are too many.
    func post(_ trace: Trace, on occasion: Occasion) -> Int? {
        let number: Int? = state.withLock { state in
            if let index = state.waiting.firstIndex(where: { $0.trace.sameness == trace.sameness }) {
                state.waiting[index].times += 1
                state.waiting[index].trace.merge(trace)
                state.waiting[index].occasion = occasion
                return state.waiting[index].number
            }
            guard state.waiting.count + state.inHand.count < Self.capacity else { return nil }
            state.last += 1
            state.waiting.append(Slip(number: state.last, trace: trace, occasion: occasion))
            return state.last
        }
        if number != nil { posted.ring() }
        return number
    }

    func fate(of number: Int) -> Fate {
        state.withLock { state in
            if state.settled < number { return .open }
            return state.lost.contains(number) ? .lost : .written
        }
    }

    /// Nobody waits for it any more: a reading that was not answered is none, but who was told "no" is still to be seen.
    func giveUp(_ number: Int) {
        state.withLock { state in
            state.waiting.withdrawReading(number)
            state.inHand.withdrawReading(number)
        }
    }

    var isEmpty: Bool { state.withLock { $0.waiting.isEmpty && $0.inHand.isEmpty } }

    /// Whether there is any that the writer has not seen.
    var hasNews: Bool { state.withLock { !$0.waiting.isEmpty } }

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
            state.settled = last
        }
    }

    /// What the writer has in hand can never be written.
    func noteLost() {
        state.withLock { state in
            guard let last = state.inHand.last?.number else { return }
            state.lost = (state.lost + state.inHand.map(\.number)).suffix(Self.capacity)
            state.inHand = []
            state.settled = last
        }
    }
}

extension [Traces.Slip] {
    /// Takes back one reading of those that a slip stands for.
    fileprivate mutating func withdrawReading(_ number: Int) {
        guard let index = firstIndex(where: { $0.number == number }), case .reading = self[index].trace else { return }
        self[index].times -= 1
        if self[index].times == 0 { remove(at: index) }
    }
}
