import Messaging
import Testing
import Wire

@testable import Console

@Suite("Catching up")
struct CatchUpTests {
    /// A target that reads one event further each time it is asked.
    private final class Reading {
        var sequence: Int64 = 0
    }

    private func health(_ source: String, _ sequence: Int64) -> Client.Answer {
        .done(
            result: [
                "journal": 3,
                "sources": [["source": .string("/khuevan/here/\(source)"), "sequence": .integer(sequence)]],
            ],
            position: nil)
    }

    @Test("waits until the target has read what the source had recorded")
    func waits() throws {
        let reading = Reading()
        let sender = FakeSender { request in
            if request.name == "staff.health" { reading.sequence += 1 }
            return self.health("pupils", reading.sequence)
        }
        var catchUp = CatchUp(sender)
        catchUp.pause = {}
        try catchUp.wait(for: "staff", toRead: ["pupils"])
        #expect(sender.sent.map(\.name) == ["pupils.health", "staff.health", "staff.health", "staff.health"])
    }

    @Test("gives up when it has taken too long, and says who is late")
    func givesUp() throws {
        let sender = FakeSender { _ in self.health("pupils", 1) }
        var catchUp = CatchUp(sender)
        var time: Int64 = 0
        catchUp.now = { time }
        catchUp.pause = { time += 30_000 }
        do throws(Failure) {
            try catchUp.wait(for: "staff", toRead: ["pupils"])
            Issue.record("it did not give up")
        } catch {
            guard case .failed(let sentence) = error else { throw error }
            #expect(sentence.en.contains("staff has not read all of pupils within 60 s"))
        }
    }

    @Test("does not wait for who has recorded nothing")
    func nothing() throws {
        let sender = FakeSender { _ in .done(result: ["journal": 0], position: nil) }
        try CatchUp(sender).wait(for: "staff", toRead: ["identity", "pupils"])
        #expect(sender.sent.count == 2)
    }

    @Test("believes no integrator of the same name")
    func names() {
        let stated: [JSON] = [
            ["source": "/integrators/pupils", "sequence": 9], ["source": "/khuevan/x/staff", "sequence": 2],
        ]
        #expect(CatchUp.read(by: stated, of: ["pupils": 1, "staff": 2]) == ["staff"])
        #expect(CatchUp.read(by: stated, of: ["staff": 3]).isEmpty)
    }
}
