import Testing

@Suite("The house")
struct HouseTests {
    private let repository: Repository

    init() throws {
        repository = try Repository()
    }

    private static func expectNone(_ findings: [Finding]) {
        #expect(findings.isEmpty, "\n\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test("imports only downwards")
    func imports() { Self.expectNone(ImportRule.check(repository.files)) }

    @Test("keeps unsafe code in four modules")
    func unsafe() { Self.expectNone(TextRules.unsafe(repository.files)) }

    @Test("lets only Platform vouch for Sendable")
    func unchecked() { Self.expectNone(TextRules.unchecked(repository.files)) }

    @Test("keeps input and output out of the pure modules")
    func purity() { Self.expectNone(TextRules.purity(repository.files)) }

    @Test("depends on no package")
    func packages() { Self.expectNone(TextRules.packages(repository.files)) }

    @Test("leaves nothing for later")
    func promises() { Self.expectNone(TextRules.promises(repository.files)) }

    @Test("compares secrets in constant time")
    func secrets() { Self.expectNone(TextRules.secrets(repository.files)) }

    @Test("is made of short files")
    func length() {
        let lengths = repository.files.filter { $0.isSwift && $0.module != nil }.map(\.lineCount).sorted()
        if let longest = lengths.last {
            print("\(lengths.count) source files, median \(lengths[lengths.count / 2]) lines, longest \(longest)")
        }
        Self.expectNone(TextRules.length(repository.files))
    }

    @Test("has a test file for every command")
    func commandTests() { Self.expectNone(PlaceRules.commandTests(repository.files)) }

    @Test("numbers its migrations without gaps")
    func migrations() { Self.expectNone(PlaceRules.migrations(repository.files)) }

    @Test("has nothing at its top that does not belong there")
    func topLevel() { Self.expectNone(PlaceRules.topLevel(repository.topLevel)) }

    @Test("was looked at, all of it")
    func coverage() {
        for module in ["Shared/Wire", "Services/Console", "Tests/ArchitectureTests", "Package.swift"] {
            #expect(repository.files.contains { $0.path.hasPrefix(module) }, "\(module)")
        }
    }
}
