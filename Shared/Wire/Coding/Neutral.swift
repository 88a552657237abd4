/// Types with an obvious empty value to go on with when a real one could not be had.
protocol Neutral {
    static var neutral: Self { get }
}

extension Optional: Neutral {
    static var neutral: Self { nil }
}

extension Array: Neutral {
    static var neutral: Self { [] }
}

extension Set: Neutral {
    static var neutral: Self { [] }
}

extension Dictionary: Neutral {
    static var neutral: Self { [:] }
}

/// The empty value of the type, or its first case; `nil` for a type that has neither.
func neutral<T>(_ type: T.Type) -> T? {
    if let neutral = type as? any Neutral.Type { return neutral.neutral as? T }
    if let cases = type as? any CaseIterable.Type { return firstCase(of: cases) as? T }
    return nil
}

private func firstCase<C: CaseIterable>(of type: C.Type) -> Any? { type.allCases.first }

/// Thrown when a value cannot be made and its violation is already recorded.
struct Abandoned: Error {}
