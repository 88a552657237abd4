import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Tells everybody what about a unit's accounts must not stay as it is, and when it has been mended (004 Đ2.5).
enum TellAlarms: Routine {
    static let name: StaticString = "tell alarms"
    static let pause: Int64 = 10_000

    static func isDue(at now: Instant, in store: Reader) throws(SQLiteError) -> Bool {
        try StandingAlarms.told(in: store) != standing(at: now, in: store)
    }

    static func run(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) {
        let told = Set(try StandingAlarms.told(in: transaction.reader))
        let standing = try standing(at: occasion.now, in: transaction.reader)
        for alarm in standing where !told.contains(alarm) {
            try StandingAlarms.raise(alarm, at: occasion.now, in: &transaction)
            try transaction.record(
                "raised", AccessAlarm(unit: alarm.unit, kind: alarm.kind, since: occasion.now), on: occasion)
        }
        for alarm in told.subtracting(standing).sorted(by: {
            ($0.unit.text, $0.kind.rawValue) < ($1.unit.text, $1.kind.rawValue)
        }) {
            let since = try StandingAlarms.since(alarm, in: transaction.reader) ?? occasion.now
            try StandingAlarms.clear(alarm, in: &transaction)
            try transaction.record(
                "cleared", AccessAlarm(unit: alarm.unit, kind: alarm.kind, since: since, cleared: occasion.now),
                on: occasion)
        }
    }

    private static func standing(at now: Instant, in store: Reader) throws(SQLiteError) -> [StandingAlarms.Alarm] {
        try StandingAlarms.standing(on: LocalDate(of: now) ?? .sample, in: store)
    }
}
