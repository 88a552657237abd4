/// Values with weights, to draw from as often as they occur among people.
struct Frequencies<Value: Sendable>: Sendable {
    private let entries: [(weight: Int, value: Value)]
    private let total: Int

    init(_ entries: [(Int, Value)]) {
        self.entries = entries.map { (weight: $0.0, value: $0.1) }
        total = entries.reduce(0) { $0 + $1.0 }
        precondition(total > 0, "frequencies need a positive weight")
    }

    func draw(_ random: inout SplitMix) -> Value {
        var rest = random.below(total)
        for entry in entries {
            if rest < entry.weight { return entry.value }
            rest -= entry.weight
        }
        return entries[entries.count - 1].value
    }
}
