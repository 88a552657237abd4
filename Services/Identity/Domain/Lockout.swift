/// How long the door stays shut after wrong passwords: from the fifth on, a quarter of an hour that doubles each time.
///
/// A right password sets the count to nothing; a day is the longest, so that malice cannot shut anybody out for good.
enum Lockout {
    static let allowedFailures = 5
    private static let firstMinutes: Int64 = 15
    static let longestMinutes: Int64 = 24 * 60

    /// Minutes to wait after so many failures in a row; nothing while there is no need to.
    static func minutes(afterFailures count: Int) -> Int64? {
        guard count >= allowedFailures else { return nil }
        return min(firstMinutes << Int64(min(count - allowedFailures, 7)), longestMinutes)
    }
}
