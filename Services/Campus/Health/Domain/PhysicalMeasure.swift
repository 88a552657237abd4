import Glibc
import Wire

/// A measure written with few decimals and kept as a whole number of small units, so that nothing is rounded twice.
protocol PhysicalMeasure: WireValue {
    /// Small units in one of the written ones.
    static var scale: Int { get }
    /// The finest difference that may be written, in small units.
    static var step: Int { get }
    /// What is possible of a pupil, in small units.
    static var possible: ClosedRange<Int> { get }
    var units: Int { get }
    init(units: Int)
}

extension PhysicalMeasure {
    init?(json: JSON) {
        guard let number = json.decimal, number.isFinite, abs(number) < 10_000 else { return nil }
        // Decimals have no exact Double; what was written is the nearest step, or it had too many decimals.
        let steps = number * Double(Self.scale / Self.step)
        guard abs(steps - steps.rounded()) < 1e-6 else { return nil }
        let units = Int(steps.rounded()) * Self.step
        guard Self.possible.contains(units) else { return nil }
        self.init(units: units)
    }

    var json: JSON {
        units.isMultiple(of: Self.scale) ? .integer(Int64(units / Self.scale)) : .decimal(Self.written(units))
    }

    static var schema: JSON {
        [
            "type": "number", "minimum": .decimal(written(possible.lowerBound)),
            "maximum": .decimal(written(possible.upperBound)), "multipleOf": .decimal(written(step)),
        ]
    }

    private static func written(_ units: Int) -> Double { Double(units) / Double(scale) }
}

/// A weight as scales show it: kilograms, at most two decimals; kept in grams.
struct Kilograms: PhysicalMeasure {
    static let scale = 1_000
    static let step = 10
    static let possible = 500...300_000
    static let sample = Kilograms(units: 14_300)
    static let complaint = Bilingual(
        en: "must be a weight of 0.5 to 300 kilograms with at most two decimals; weigh again or look for a slip",
        vi: "phải là cân nặng từ 0,5 đến 300 ki-lô-gam, nhiều nhất hai chữ số thập phân; hãy cân lại hoặc dò lỗi gõ")
    let units: Int
}

/// A stature as boards show it: centimetres, at most one decimal; kept in millimetres.
struct Centimetres: PhysicalMeasure {
    static let scale = 10
    static let step = 1
    static let possible = 200...2_500
    static let sample = Centimetres(units: 961)
    static let complaint = Bilingual(
        en: "must be a height of 20 to 250 centimetres with at most one decimal; measure again or look for a slip",
        vi: "phải là chiều cao từ 20 đến 250 xăng-ti-mét, nhiều nhất một chữ số thập phân; hãy đo lại hoặc dò lỗi gõ")
    let units: Int
}
