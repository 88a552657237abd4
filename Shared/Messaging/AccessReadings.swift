import SQLite
import Wire

/// Makes it a fact who has read a child's sensitive data, but not one for every look: the first is one at once, before the
/// answer goes out, and those of the ten minutes after it are counted and make one together.
///
/// What was only counted when the process is killed is lost, at most ten minutes of it: that somebody looked is in the
/// journal, how often he looked again is not worth a disk's answer each time. A service that is told to stop writes it down.
struct AccessReadings {
    /// What the service keeps them in besides its journal, if anything.
    let register: (any ReadingRegister.Type)?
    private var tally = Tally<AccessReading.Sight, AccessReading>(pause: 600_000, capacity: Self.capacity)

    /// Readings and the children in them, all together: a few megabytes.
    static let capacity = 32_768

    init(register: (any ReadingRegister.Type)? = nil) { self.register = register }

    /// What was noted so far is in the journal for good.
    mutating func stand() { tally.stand() }

    /// The transaction was rolled back, and what it wrote down with it.
    mutating func undo() { tally.undo() }

    mutating func note(
        _ reading: AccessReading, times: Int = 1, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let known = tally[reading.sight]
        if var known, !tally.isOver(known, at: occasion.now) {
            known.unwritten += times
            known.content.extend(to: reading.to)
            known.occasion = occasion
            tally[reading.sight] = known
            return
        }
        if let known, known.unwritten > 0 { try writeRest(of: known, at: occasion.now, in: &transaction) }
        // Makes room: whoever comes back after it has a reading of his own, which is better than none.
        if known == nil, tally.isFull { try settle(at: nil, now: occasion.now, in: &transaction) }
        var reading = reading
        reading.times = times
        try write(reading, on: occasion, in: &transaction)
        tally[reading.sight] = .init(
            began: occasion.now, content: reading, occasion: occasion, weight: 1 + reading.pupils.count)
    }

    /// Whether there are readings whose ten minutes are over.
    func isDue(at now: Instant) -> Bool { tally.isDue(at: now) }

    /// Writes down how often those looked again whose ten minutes are over at that time; all where none is said.
    mutating func settle(
        at moment: Instant?, now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        for count in tally.take(overAt: moment) { try writeRest(of: count, at: now, in: &transaction) }
    }

    private func writeRest(
        of count: Tally<AccessReading.Sight, AccessReading>.Count, at now: Instant, in transaction: inout Transaction
    ) throws(SQLiteError) {
        var (reading, occasion) = (count.content, count.occasion)
        reading.times += count.unwritten
        occasion.now = now
        try write(reading, on: occasion, in: &transaction)
    }

    private func write(
        _ reading: AccessReading, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try transaction.record("read", reading, on: occasion, occurred: reading.to)
        try register?.keep(reading, in: &transaction)
    }
}
