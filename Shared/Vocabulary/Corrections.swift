public import Wire

/// Where a request stands that something in a file be put right, a child's or a member's of the staff.
public enum CorrectionStatus: String, WireEnum { case requested, acknowledged, corrected, rejected }

/// What whoever asked is told: that it has come, that the file has been put right, or that it stays as it is.
public enum CorrectionDecision: String, WireEnum {
    case acknowledged, corrected, rejected

    public var status: CorrectionStatus {
        switch self {
        case .acknowledged: .acknowledged
        case .corrected: .corrected
        case .rejected: .rejected
        }
    }
}

/// By when a school answers whoever wants something put right (NĐ 356/2025 Đ5).
public enum CorrectionRule {
    public static let workingDaysToAcknowledge = 2
    public static let daysToDecide = 10
    /// How many requests of one's own may wait for an answer at a time.
    public static let mostOpen = 5

    /// The last day to say that what was received on a day has come.
    public static func acknowledgeBy(_ received: LocalDate) -> LocalDate {
        workingDay(workingDaysToAcknowledge, after: received)
    }

    /// The last day to put it right, or to say why not.
    public static func decideBy(_ received: LocalDate) -> LocalDate { received.adding(days: daysToDecide) }

    /// The last of so many working days after a day, Monday to Friday; holidays are not known here, and a school that
    /// answers before one is early.
    public static func workingDay(_ count: Int, after day: LocalDate) -> LocalDate {
        var (day, left) = (day, count)
        while left > 0 {
            day = day.adding(days: 1)
            if !isWeekend(day) { left -= 1 }
        }
        return day
    }

    /// 1 January 1970 was a Thursday.
    private static func isWeekend(_ day: LocalDate) -> Bool {
        let weekday = ((day.day + 3) % 7 + 7) % 7
        return weekday >= 5
    }
}
