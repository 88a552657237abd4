import Contracts
import Vocabulary

extension Unit {
    /// The stay that its place now rests on, or will once all that is decided has come.
    var lastStay: Parent? { parents.last }

    /// Ends the last stay on a day, the first without it.
    mutating func endStay(on day: LocalDate) {
        guard !parents.isEmpty else { return }
        parents[parents.count - 1].to = day
    }
}
