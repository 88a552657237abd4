import Synchronization

extension MessageID {
    /// Makes version 7 ids that never go backwards within the process, whatever the clock does.
    ///
    /// Within one millisecond the 74 bits after the time count upwards from a random start (RFC 9562 §6.2, method 2), so
    /// the system's randomness is asked once a millisecond and not once an id.
    public final class Source: Sendable {
        private struct State: Sendable {
            var milliseconds: UInt64 = 0
            var a: UInt16 = 0
            var b: UInt64 = 0
        }

        private let state = Mutex(State())

        public init() {}

        /// The next id at that time, in milliseconds since 1970.
        public func make(now: Int64) -> MessageID {
            let now = UInt64(clamping: now) & (1 << 48 - 1)
            return state.withLock { state in
                if now > state.milliseconds {
                    var random = SystemRandomNumberGenerator()
                    // The top bit starts at 0: half of the space is left to count in.
                    state.milliseconds = now
                    state.a = UInt16(truncatingIfNeeded: random.next() as UInt64) & 0x07FF
                    state.b = random.next() & (1 << 62 - 1)
                } else {
                    state.b += 1
                    if state.b == 1 << 62 {
                        state.b = 0
                        state.a += 1
                    }
                    if state.a == 1 << 12 {
                        state.a = 0
                        state.milliseconds += 1
                    }
                }
                return MessageID(milliseconds: state.milliseconds, a: state.a, b: state.b)
            }
        }
    }
}
