import Messaging
import Testing
import Wire

@Suite("What a command finds wrong") struct FindingsTests {
    @Test("is no refusal while it is nothing")
    func startsEmpty() {
        var findings = Findings()
        findings.compare(at: "/name", 1, with: 1)
        #expect(findings.isEmpty)
        #expect(findings.refusal == nil)
    }

    @Test(
        "is refused with the code it agrees on, or as invalid",
        arguments: [
            ([ProblemCode.notFound], ProblemCode.notFound), ([.duplicate, .duplicate], .duplicate),
            ([.notFound, .duplicate], .invalid),
        ])
    func agrees(codes: [ProblemCode], together: ProblemCode) {
        var findings = Findings()
        for (index, code) in codes.enumerated() { findings.add(code, at: "/\(index)", en: "no \(index)", vi: "không") }
        #expect(findings.refusal?.code == together)
        #expect(findings.refusal?.detail.en == "no 0")
        #expect(findings.refusal?.violations.map(\.pointer) == codes.indices.map { "/\($0)" })
    }

    @Test("names what is registered again otherwise")
    func compares() {
        var findings = Findings()
        findings.compare(at: "/name", "An", with: "Bình")
        #expect(findings.violations.map(\.code) == ["duplicate"])
    }
}
