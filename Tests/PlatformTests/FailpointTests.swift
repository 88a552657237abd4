import Testing

@testable import Platform

@Suite("Failpoint")
struct FailpointTests {
    #if DEBUG
    @Test("is armed by its name, with the pass that is fatal")
    func reading() throws {
        let armed = try #require(Failpoint.reading("after-commit:3"))
        #expect(armed.point == .afterCommit && armed.pass == 3)
        #expect(Failpoint.reading("in-migration")?.pass == 1)
    }

    @Test("is not armed by a name it does not have", arguments: [nil, "", "after", "after_commit:1"])
    func others(_ text: String?) {
        #expect(Failpoint.reading(text) == nil)
    }
    #endif

    @Test("leaves a process alone that nobody has armed", arguments: Failpoint.allCases)
    func unarmed(_ point: Failpoint) {
        point.pass()
    }
}
