/// A child's age as WHO counts it: whole days, or unrounded months of 30.4375 days.
struct GrowthAge: Sendable, Hashable {
    static let daysPerMonth = 30.4375
    /// The last day the 2006 standards speak for; 60 months are 1826.25 days.
    static let lastDayUnderFive = 1826
    /// From this day a child is measured standing, two years of age.
    static let firstDayStanding = 731

    let days: Int
    let months: Double

    /// The age of somebody who has lived so many days, nil when not yet born.
    init?(days: Int) {
        guard days >= 0 else { return nil }
        self.days = days
        months = Double(days) / Self.daysPerMonth
    }

    /// The age of somebody whose age is known in months, whole or not.
    init?(months: Double) {
        guard months >= 0, months < 1_800 else { return nil }
        days = Int((months * Self.daysPerMonth).rounded())
        self.months = months
    }

    /// Whether the Child Growth Standards 2006 apply, and not the Reference 2007.
    var isUnderFive: Bool { months < 60 && days <= Self.lastDayUnderFive }
}
