import Platform

/// The middle of a run: from the first position past a tenth to the first past nine tenths, as in the floor.
///
/// What starts, and what runs dry, is left out; so is the time in which a log file still grows and each sync is slow.
struct Middle {
    let events: Int
    private var began: (position: Int, at: Int64)?
    private var ended: (position: Int, at: Int64)?

    init(of events: Int) { self.events = events }

    mutating func note(_ position: Int) {
        if began == nil, position * 10 >= events {
            began = (position, Clock.monotonicNanoseconds())
        } else if ended == nil, position * 10 >= events * 9 {
            ended = (position, Clock.monotonicNanoseconds())
        }
    }

    func rate() throws(BenchmarkError) -> Rate {
        guard let began, let ended, ended.position > began.position else {
            throw BenchmarkError("too few events to measure")
        }
        return Rate(events: ended.position - began.position, seconds: Double(ended.at - began.at) / 1e9)
    }
}
