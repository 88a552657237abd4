import Contracts
import Testing
import Vocabulary
import Wire

@testable import ServiceKit

@Suite("The memory of units")
struct UnitMemoryTests {
    @Test("reads each state once, and another state of the same unit anew")
    func states() {
        let memory = UnitMemory()
        var unit = Tree.unit(Tree.school, under: [])
        let before = WireEncoder.encode(unit)
        #expect(memory.unit(before) == unit && memory.unit(before) == unit)
        unit.name = ShortText(unchecked: "Trường Khác")
        #expect(memory.unit(WireEncoder.encode(unit)) == unit)
        #expect(memory.unit(before)?.name != unit.name)
    }

    @Test("knows no unit in what is none, and goes on when it is full")
    func others() {
        let memory = UnitMemory()
        #expect(memory.unit([]) == nil && memory.unit(Array("{}".utf8)) == nil)
        var unit = Tree.unit(Tree.school, under: [])
        for number in 0..<2000 {
            unit.name = ShortText("Trường số \(number)") ?? .sample
            #expect(memory.unit(WireEncoder.encode(unit)) == unit)
        }
    }
}
