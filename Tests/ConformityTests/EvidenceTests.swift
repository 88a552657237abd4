import Testing

@Suite("Evidence")
struct EvidenceTests {
    private struct Planted: RepositoryReading {
        let console = """
            enum Console {
                static let verbs: [any Verb.Type] = [
                    SignIn.self, Import.self,
                    Help.self,
                ]
            }
            enum Import: Verb {
                static let name = "import"
            }
            enum Forgotten: Verb {
                static let name = "forgotten"
            }
            enum ConductFile: RowKind {
                static let name = "conduct"
            }
            """
        func text(of path: String) -> String? {
            ["Tests/PupilsTests/RollTests.swift": "@Test func keeps() {}", "deploy/demo": "#!/bin/sh"][path]
        }
    }

    @Test(
        "is accepted when it exists",
        arguments: [
            "test:PupilsTests/RollTests.swift#keeps", "command:deploy/demo", "command:deploy/demo --fast",
            "command:khuevan import pupils",
        ])
    func present(text: String) throws {
        let evidence = try #require(Evidence(text))
        #expect(evidence.complaint(in: Planted()) == nil)
    }

    @Test(
        "is refused when it does not",
        arguments: [
            "test:PupilsTests/RollTests.swift#keep", "test:PupilsTests/Gone.swift#keeps", "command:deploy/gone",
            "command:khuevan fly", "command:khuevan forgotten", "command:khuevan conduct",
        ])
    func absent(text: String) throws {
        let evidence = try #require(Evidence(text))
        #expect(evidence.complaint(in: Planted()) != nil)
    }

    @Test(
        "is nothing that is not spelt as evidence",
        arguments: ["", "test:", "test:a.swift", "command:rm", "he said so"])
    func malformed(text: String) {
        #expect(Evidence(text) == nil)
    }
}
