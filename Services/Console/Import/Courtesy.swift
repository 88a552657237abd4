import Platform

/// What an import leaves to others: after each list it rests for a share of the time that the list took.
///
/// A service has one writer, and lists in close order keep it busy without a gap. On two processors it was then seen that
/// who asked for something small waited for one, though the other was often idle.
struct Courtesy {
    /// A list takes so many times as long as the rest after it.
    static let share: Int64 = 6

    private let bell = Wake()
    private var began: Int64

    /// `began` is when the first list is sent, in milliseconds of the clock that only goes forward.
    init(since began: Int64 = Clock.monotonicMilliseconds()) { self.began = began }

    /// Rests, and counts the next list's time from then on.
    mutating func rest() {
        _ = bell.wait(milliseconds: Int((Clock.monotonicMilliseconds() - began) / Self.share))
        began = Clock.monotonicMilliseconds()
    }
}
