import Testing

@testable import Campus

/// What the published file of one table says of it.
struct PublishedTable: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let keys: ClosedRange<Int>
    let checksum: UInt64

    init(_ name: String, _ text: String, _ keys: ClosedRange<Int>, _ checksum: UInt64) {
        testDescription = name
        self.text = text
        self.keys = keys
        self.checksum = checksum
    }
}

@Suite("The WHO tables") struct GrowthTablesTests {
    /// Sums printed by `deploy/lib/growth-tables.py` from the published files, before any of our coding.
    @Test(
        "hold every published figure",
        arguments: [
            PublishedTable(
                "HeightForAge maleByDay", HeightForAgeFigures.maleByDay, 0...1826, 4_875_565_712_723_134_066),
            PublishedTable(
                "HeightForAge maleByMonth", HeightForAgeFigures.maleByMonth, 60...228, 2_825_859_466_916_596_977),
            PublishedTable(
                "HeightForAge femaleByDay", HeightForAgeFigures.femaleByDay, 0...1826, 3_823_992_322_522_449_956),
            PublishedTable(
                "HeightForAge femaleByMonth", HeightForAgeFigures.femaleByMonth, 60...228,
                16_813_656_643_744_122_794),
            PublishedTable(
                "WeightForAge maleByDay", WeightForAgeFigures.maleByDay, 0...1826, 17_318_925_269_096_067_113),
            PublishedTable(
                "WeightForAge maleByMonth", WeightForAgeFigures.maleByMonth, 60...120, 1_605_674_476_698_678_470),
            PublishedTable(
                "WeightForAge femaleByDay", WeightForAgeFigures.femaleByDay, 0...1826, 10_532_506_995_617_529_255
            ),
            PublishedTable(
                "WeightForAge femaleByMonth", WeightForAgeFigures.femaleByMonth, 60...120,
                15_796_679_072_387_076_200),
            PublishedTable("BMIForAge maleByDay", BMIForAgeFigures.maleByDay, 0...1826, 4_961_808_932_052_033_459),
            PublishedTable("BMIForAge maleByMonth", BMIForAgeFigures.maleByMonth, 60...228, 13_926_630_300_765_504_240),
            PublishedTable("BMIForAge femaleByDay", BMIForAgeFigures.femaleByDay, 0...1826, 13_279_574_743_848_352_430),
            PublishedTable(
                "BMIForAge femaleByMonth", BMIForAgeFigures.femaleByMonth, 60...228, 11_834_152_117_545_687_332),
            PublishedTable(
                "WeightForStature maleForLength", WeightForStatureFigures.maleForLength, 450...1100,
                15_208_830_865_176_490_806),
            PublishedTable(
                "WeightForStature maleForHeight", WeightForStatureFigures.maleForHeight, 650...1200,
                10_277_490_665_734_097_654),
            PublishedTable(
                "WeightForStature femaleForLength", WeightForStatureFigures.femaleForLength, 450...1100,
                10_442_461_228_587_534_021),
            PublishedTable(
                "WeightForStature femaleForHeight", WeightForStatureFigures.femaleForHeight, 650...1200,
                9_917_199_307_424_812_531),
        ])
    func whole(published: PublishedTable) throws {
        let table = try #require(GrowthTable(text: published.text))
        let keys = published.keys
        #expect(table.keys == keys)
        #expect(table.checksum == published.checksum)
        #expect(table[keys.lowerBound - 1] == nil)
        #expect(table[keys.upperBound + 1] == nil)
        #expect(table[between: Double(keys.upperBound) + 0.1] == nil)
    }

    @Test("give the rows as published")
    func rows() {
        let boys = GrowthTables.male
        let girls = GrowthTables.female
        #expect(boys.weight.days[1096] == GrowthDistribution(l: -0.0689, m: 14.3443, s: 0.12116))
        #expect(boys.height.days[1096] == GrowthDistribution(l: 1, m: 96.0889, s: 0.03858))
        #expect(girls.bodyMass.days[1461] == GrowthDistribution(l: -0.5684, m: 15.2602, s: 0.09168))
        #expect(boys.bodyMass.months[72] == GrowthDistribution(l: -0.9921, m: 15.3062, s: 0.08682))
        #expect(girls.height.months[120] == GrowthDistribution(l: 1, m: 138.6363, s: 0.04614))
        #expect(girls.weight.months[120] == GrowthDistribution(l: -0.5958, m: 31.8578, s: 0.17262))
        #expect(boys.length[450] == GrowthDistribution(l: -0.3521, m: 2.441, s: 0.09182))
    }

    @Test("run smoothly through the one stature whose input row was a stray")
    func mended() throws {
        let row = try #require(GrowthTables.male.stature[926])
        #expect(row == GrowthDistribution(l: -0.3521, m: 13.4938, s: 0.08028))
    }

    @Test("lie straight between months")
    func between() throws {
        let table = try #require(GrowthTable(text: "L 60 10000 0*1\nM 60 1000000 20000\nS 60 4000 100"))
        #expect(table[between: 60] == GrowthDistribution(l: 1, m: 100, s: 0.04))
        #expect(table[between: 60.5] == GrowthDistribution(l: 1, m: 101, s: 0.0405))
        #expect(table[between: 61] == table[61])
    }

    @Test(
        "are refused when the text contradicts itself",
        arguments: [
            "", "L 0 1\nM 0 1", "L 0 1 0\nM 0 1\nS 0 1", "L 0 1\nM 0 1\nS 1 1", "L 0 1 x\nM 0 1 1\nS 0 1 1",
            "L 0 1 1\nL 1 3 1\nM 0 1 1*2\nS 0 1 1*2", "L 0 1 1\nL 2 2 1\nM 0 1 1*2\nS 0 1 1*2", "L zero 1",
        ])
    func broken(text: String) {
        #expect(GrowthTable(text: text) == nil)
    }
}
