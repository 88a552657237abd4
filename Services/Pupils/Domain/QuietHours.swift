import Vocabulary
import Wire

/// When families are left in peace: from nine in the evening to seven in the morning.
///
/// Decree 91/2020/NĐ-CP lets advertisers send text messages from 7 to 22 o'clock only; a school is no more of a nuisance.
/// What is urgent goes out at any hour.
enum QuietHours {
    private static let minute: Int64 = 60_000
    /// Minutes of the day.
    private static let ends: Int64 = 7 * 60
    private static let begins: Int64 = 21 * 60

    /// The first moment, from this one on, at which a notice may go out.
    static func next(from moment: Instant, _ pace: NoticePace) -> Instant {
        guard pace != .urgent, let day = LocalDate(of: moment) else { return moment }
        let minutes = (moment.milliseconds - day.start.milliseconds) / minute
        if minutes < ends { return day.start.advanced(byMilliseconds: ends * minute) }
        if minutes >= begins { return day.adding(days: 1).start.advanced(byMilliseconds: ends * minute) }
        return moment
    }
}
