import Vocabulary
import Wire

/// Who was measured, when and how: all that a growth assessment needs to know.
struct GrowthMeasurement: Sendable, Hashable {
    /// How the child was measured; lying reads about 7 mm longer than standing.
    enum Position: String, WireEnum { case standing, lying }

    var sex: Sex
    var age: GrowthAge
    var weightGrams: Int?
    var heightMillimetres: Int?
    /// Nil when not recorded: then the position usual for the age is taken.
    var measured: Position?
    /// Swelling of both feet: weight says nothing then, and the child counts as below -3 by every index of weight.
    var oedema = false

    /// The stature in the position the tables of this age mean, nil for what is no stature of a person.
    var correctedMillimetres: Int? {
        guard let heightMillimetres, (200...3_000).contains(heightMillimetres) else { return nil }
        let shouldStand = age.days >= GrowthAge.firstDayStanding
        switch measured {
        case .standing where !shouldStand: return heightMillimetres + 7
        case .lying where shouldStand: return heightMillimetres - 7
        default: return heightMillimetres
        }
    }
}
