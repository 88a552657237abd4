import Contracts
import Vocabulary

extension Enrolment {
    /// The suspension that has not ended.
    var openSuspension: Suspension? { suspensions?.last.flatMap { $0.to == nil ? $0 : nil } }

    /// The last day on which something is known to have happened to the stay; what comes next comes no earlier.
    var latestTurn: LocalDate { suspensions?.last.map { $0.to ?? $0.from } ?? from }

    /// The stay with a pause that begins.
    func suspended(from day: LocalDate) -> Enrolment {
        var stay = self
        stay.suspensions = (suspensions ?? []) + [Suspension(from: day)]
        stay.status = .suspended
        return stay
    }

    /// The stay with its pause over.
    func resumed(on day: LocalDate) -> Enrolment {
        var stay = self
        if openSuspension != nil, let last = suspensions?.indices.last { stay.suspensions?[last].to = day }
        stay.status = .studying
        return stay
    }

    /// The stay over, and a pause with it.
    func ended(on day: LocalDate, as status: EnrolmentStatus, because reason: LeaveReason? = nil) -> Enrolment {
        var stay = resumed(on: day)
        (stay.to, stay.status, stay.leaveReason) = (day, status, reason)
        return stay
    }

    /// The stay over with its school year, and a pause with it: the pupil goes on in the next.
    func rolledOver(on day: LocalDate, as outcome: StayOutcome) -> Enrolment {
        var stay = ended(on: day, as: .moved)
        stay.outcome = outcome
        return stay
    }
}

extension Departure {
    /// What a stay becomes by it; the fact is called the same.
    var status: EnrolmentStatus {
        switch self {
        case .left: .left
        case .completed: .completed
        case .deceased: .deceased
        case .transferredOut: .transferredOut
        }
    }
}
