/// What a district's people are like: frequencies, not persons.
enum Population {
    /// Codes of the General Statistics Office: 01 Kinh, 02 Tày, 03 Thái, … 54 Rơ-măm.
    static let ethnicities = Frequencies([
        (765, "01"), (62, "02"), (32, "03"), (4, "04"), (3, "05"), (48, "06"), (40, "07"), (22, "08"), (14, "09"),
        (3, "10"), (2, "12"), (2, "15"), (1, "24"), (1, "25"), (1, "34"),
    ])

    static let disabilities = Frequencies([
        (20, "motor"), (22, "hearing-speech"), (12, "visual"), (14, "mental"), (24, "intellectual"), (8, "other"),
    ])

    static let guardians = Frequencies([(46, "father"), (50, "mother"), (4, "guardian")])

    static let leaveReasons = Frequencies([
        (30, "hardship"), (18, "academic"), (28, "distance"), (6, "disaster"), (18, "other"),
    ])

    /// Categories of policy that do not depend on income, with their frequency in ten thousand.
    private static let merits = [
        (8, "martyr-child"), (25, "war-invalid-child"), (15, "sick-soldier-child"), (25, "chemical-victim-child"),
        (12, "other-merit-child"), (90, "orphan"), (15, "no-support"),
    ]

    /// Poor and near-poor exclude each other; poverty is commoner among minorities of a mountain commune.
    static func policies(isMinority: Bool, _ random: inout SplitMix) -> [String] {
        var policies: [String] = []
        let poor = isMinority ? 160 : 45
        let income = random.below(1000)
        if income < poor { policies.append("poor") } else if income < poor * 2 { policies.append("near-poor") }
        for (frequency, category) in merits where random.below(10_000) < frequency { policies.append(category) }
        return policies
    }

    static func address(in commune: String, _ random: inout SplitMix) -> String {
        "Thôn \(random.within(1...14)), xã \(commune)"
    }

    /// Ten digits that no operator was given (050), so that no message of a demonstration reaches anybody.
    static func phone(_ random: inout SplitMix) -> String {
        "050" + CodeSpace.padded(random.below(10_000_000), to: 7)
    }
}
