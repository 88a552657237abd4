import Testing

@testable import Messaging

@Suite("The writer's workload")
struct WorkloadTests {
    @Test("is much with one bulk command, and for a while afterwards")
    func bulk() {
        let load = Workload()
        load.note(Workload.much - 1, at: 10_000)
        #expect(!load.isBusy(at: 10_000))
        load.note(Workload.much, at: 10_200)
        #expect(load.isBusy(at: 10_199 + Workload.echo))
        #expect(!load.isBusy(at: 10_200 + Workload.echo))
    }

    @Test("is much with many small commands, and not with pauses three times as long as they")
    func small() {
        func isBusy(after pause: Int64) -> Bool {
            let load = Workload()
            for end in stride(from: 10_000 as Int64, to: 20_000, by: Int(5 + pause)) { load.note(5_000_000, at: end) }
            return load.isBusy(at: 20_000)
        }
        #expect(isBusy(after: 0) && isBusy(after: 5) && !isBusy(after: 15))
    }

    @Test("is much all through an import that rests after each list")
    func rests() {
        let load = Workload()
        // Lists that are quick work, with the disk, the way back and forth and the rest between them.
        for end in stride(from: 10_000 as Int64, to: 20_000, by: 90) {
            load.note(38_000_000, at: end)
            #expect(load.isBusy(at: end))
        }
    }

    @Test("holds the relay back for a minute and no longer, and anew once there was a pause")
    func restraint() {
        var restraint = Restraint()
        let rest = Restraint.patience
        let looks: [(isBusy: Bool, at: Int64)] = [
            (false, 5_000), (true, 6_000), (true, 5_999 + rest), (true, 6_000 + rest), (true, 9_000 + rest),
            (false, 10_000 + rest), (true, 11_000 + rest),
        ]
        let held = looks.map { restraint.holds(whileBusy: $0.isBusy, at: $0.at) }
        #expect(held == [false, true, true, false, false, false, true])
    }
}
