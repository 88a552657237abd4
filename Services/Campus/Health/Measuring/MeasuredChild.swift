import Vocabulary

/// One line of a measuring sheet, as the nurse sends it.
struct MeasuredChild: Codable, Sendable, Hashable {
    var pupil: PupilCode
    var measuredOn: LocalDate
    var weightKg: Kilograms?
    var heightCm: Centimetres?
    var position: GrowthMeasurement.Position
    /// Swelling of both feet; not so unless said.
    var oedema: Bool?
}
