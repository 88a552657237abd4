import Testing
import Wire

@testable import Campus

@Suite("A physical measure") struct PhysicalMeasureTests {
    @Test(
        "reads kilograms of at most two decimals as whole grams",
        arguments: [
            (14, 14_000), (14.3, 14_300), (14.35, 14_350), (0.5, 500), (300, 300_000), (0.49, nil), (300.01, nil),
            (14.355, nil), (14.3000001, nil), (-14, nil), (1e300, nil), ("14", nil), (nil, nil),
        ] as [(JSON, Int?)])
    func kilograms(json: JSON, grams: Int?) {
        #expect(Kilograms(json: json)?.units == grams)
    }

    @Test("reads every hundredth of a kilogram that there is, and writes it back")
    func everyHundredth() {
        for hundredths in 50...30_000 {
            let read = Kilograms(json: .decimal(Double(hundredths) / 100))
            #expect(read?.units == hundredths * 10)
            #expect(read.flatMap { Kilograms(json: $0.json) } == read)
        }
    }

    @Test(
        "reads centimetres of at most one decimal as whole millimetres",
        arguments: [
            (96, 960), (96.1, 961), (20, 200), (250, 2_500), (19.9, nil), (250.1, nil), (96.15, nil), (true, nil),
        ] as [(JSON, Int?)])
    func centimetres(json: JSON, millimetres: Int?) {
        #expect(Centimetres(json: json)?.units == millimetres)
    }

    @Test("writes a whole number without decimals")
    func writes() {
        #expect(Kilograms(units: 14_000).json == 14)
        #expect(Kilograms(units: 14_350).json == 14.35)
        #expect(Centimetres(units: 961).json == 96.1)
    }
}
