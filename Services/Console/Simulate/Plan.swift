/// What a simulated district consists of, before chance has its say.
struct Plan: Sendable {
    /// One school to fill: its pupils' number is aimed at, not promised.
    struct School: Sendable {
        let stage: Stage
        let name: String
        let slug: String
        let pupils: Int
        /// A school whose data come from another vendor's system as events, so its files are set apart.
        let isVendors: Bool
    }

    /// A commune's office with the schools it supervises.
    struct Commune: Sendable {
        let name: String
        let slug: String
        let schools: [School]
    }

    let seed: UInt64
    let province: String
    /// The year the school year begins in.
    let year: Int
    let communes: [Commune]

    /// One commune with two thousand pupils: the committed sample.
    static let sample = Plan(
        seed: 20_260_905, province: "Văn Khuê", year: 2026,
        communes: [
            Commune(
                name: "Suối Mây", slug: "suoi-may",
                schools: [
                    School(stage: .preschool, name: "Suối Mây", slug: "suoi-may", pupils: 330, isVendors: false),
                    School(stage: .primary, name: "Suối Mây", slug: "suoi-may", pupils: 700, isVendors: false),
                    School(stage: .lowerSecondary, name: "Suối Mây", slug: "suoi-may", pupils: 560, isVendors: false),
                    School(stage: .lowerSecondary, name: "Đồi Khuê", slug: "doi-khue", pupils: 410, isVendors: true),
                ])
        ])

    /// Any number of schools, twenty to a commune; 2,500 of them have about 1.7 million pupils.
    static func district(seed: UInt64, schools: Int, year: Int = 2026) -> Plan {
        let perCommune = 20
        let communes = stride(from: 0, to: max(schools, 1), by: perCommune).map { first in
            let number = first / perCommune + 1
            return Commune(
                name: "Suối Mây \(number)", slug: "suoi-may-\(number)",
                schools: (first..<min(first + perCommune, max(schools, 1))).map { school($0, seed: seed) })
        }
        return Plan(seed: seed, province: "Văn Khuê", year: year, communes: communes)
    }

    private static func school(_ index: Int, seed: UInt64) -> School {
        var random = SplitMix(seed: ~seed, stream: index)
        let stages = Stage.allCases
        let stage = stages[index % stages.count]
        let pupils =
            switch stage {
            case .preschool: random.within(240...560)
            case .primary: random.within(500...1240)
            case .lowerSecondary: random.within(440...1060)
            }
        return School(stage: stage, name: "số \(index + 1)", slug: "\(index + 1)", pupils: pupils, isVendors: false)
    }
}
