import Platform
import Testing
import Wire

/// What we publish, as it was agreed: a change here is a change of the contract.
///
/// After a change that is meant, run the tests once with `UPDATE_GOLDEN=1` and read the difference.
@Suite("The published contract", .serialized)
struct GoldenTests {
    private static let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Golden"
    private static let mayRewrite = Environment.current()["UPDATE_GOLDEN"] == "1"

    private func expect(_ text: String, in file: String) throws {
        let path = "\(Self.folder)/\(file)"
        if Self.mayRewrite { try Files.write(Array(text.utf8), to: path, mode: 0o644) }
        #expect(try Files.readText(path) == text, "\(file) says otherwise")
    }

    @Test("has each state as it goes over the wire", arguments: Published.all)
    func states(_ published: Published) throws {
        let bytes = WireEncoder.encode(published.state)
        try expect(JSON.parse(bytes).prettyText, in: "\(published.name).json")
    }

    @Test("has the schema of each state", arguments: Published.all)
    func schemas(_ published: Published) throws {
        try expect(Schema.describe(published.type).prettyText, in: "\(published.name).schema.json")
    }

    @Test("reads each state of its files back to the same bytes", arguments: Published.all)
    func readBack(_ published: Published) throws {
        func check<S: Codable>(_ type: S.Type) throws {
            let bytes = try Files.read("\(Self.folder)/\(published.name).json")
            let state = try WireDecoder.decode(S.self, from: bytes).get()
            #expect(try JSON.parse(WireEncoder.encode(state)) == JSON.parse(bytes))
        }
        try check(published.type)
    }

    @Test("has no file of a state that is gone")
    func noStrays() throws {
        let expected = Published.all.flatMap { ["\($0.name).json", "\($0.name).schema.json"] }
        #expect(try Files.list(Self.folder).sorted() == expected.sorted())
    }
}
