import Wire

/// Counts what comes again within a while, for not every time need be a fact of its own.
///
/// It follows the transaction that writes the facts: what one that was rolled back had changed is as it was before it.
struct Tally<Key: Hashable, Content> {
    struct Count {
        /// When the first was written down.
        var began: Instant
        /// How often it came since, and nobody has written down.
        var unwritten = 0
        var content: Content
        /// The latest.
        var occasion: Occasion
        /// How much room it takes.
        var weight = 1
    }

    /// Milliseconds after which a count is over.
    let pause: Int64
    /// What all counts together may weigh.
    let capacity: Int

    private var counts: [Key: Count] = [:]
    private var weight = 0
    /// What the transaction that runs has changed of them, as it was before.
    private var before: [Key: Count?] = [:]

    init(pause: Int64, capacity: Int) {
        self.pause = pause
        self.capacity = capacity
    }

    subscript(key: Key) -> Count? {
        get { counts[key] }
        set {
            if before.index(forKey: key) == nil { before.updateValue(counts[key], forKey: key) }
            put(newValue, for: key)
        }
    }

    var isFull: Bool { weight >= capacity }

    /// What was noted so far is in the journal for good.
    mutating func stand() { before = [:] }

    /// The transaction was rolled back, and what it wrote down with it.
    mutating func undo() {
        for (key, count) in before { put(count, for: key) }
        before = [:]
    }

    /// Also where the clock has been set back: nobody waits for a time that may be years away.
    func isOver(_ count: Count, at now: Instant) -> Bool {
        !(0..<pause).contains(now.milliseconds - count.began.milliseconds)
    }

    /// Whether any count is over.
    func isDue(at now: Instant) -> Bool { counts.values.contains { isOver($0, at: now) } }

    /// Forgets the counts that are over, or all where no time is said; gives those with something to write down.
    mutating func take(overAt now: Instant?) -> [Count] {
        let taken = counts.filter { (_, count) in now.map { isOver(count, at: $0) } ?? true }
        for key in taken.keys { self[key] = nil }
        return taken.values.filter { $0.unwritten > 0 }
    }

    private mutating func put(_ count: Count?, for key: Key) {
        weight += (count?.weight ?? 0) - (counts[key]?.weight ?? 0)
        counts[key] = count
    }
}
