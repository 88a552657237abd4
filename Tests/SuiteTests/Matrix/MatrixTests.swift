import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

/// Every message, sent by every role and duty in its own scope and in others', against the independent table.
@Suite("The rights matrix", .tags(.broker), .requiresPrograms, .serialized, .timeLimit(.minutes(5)))
struct MatrixTests {
    @Test("is the one of the table: every message, by every role, in its own place and elsewhere")
    func matrix() async throws {
        let differences = try await onThread {
            try Town.with(Town.longTokens) { town in try Self.differences(in: town) }
        }
        let isTheSame = differences.isEmpty
        #expect(isTheSame, "\(differences.count) differ:\n\(differences.joined(separator: "\n"))")
    }

    private static func differences(in town: Town) throws -> [String] {
        let table = try RightsTable.shipped()
        let bodies = try bodies()
        var desk = try MatrixDesk(in: town)
        let described = desk.kinds.keys.sorted()
        let scene = try MatrixStage(bodies: bodies).set(in: town, with: &desk)
        let began = Clock.monotonicMilliseconds()
        var observed: [MatrixObservation] = []
        var faults = described.filter { body(of: $0, in: bodies) == nil }.map { "\($0): bodies.json lacks it" }
        for part in MatrixCast.parts {
            let letters = described.flatMap { message in
                body(of: message, in: bodies).map { Self.letters(message, $0, by: part.column, scene) } ?? []
            }
            let account = part.reach == .nowhere ? nil : MatrixCast.account(of: part.column)
            // Whoever has signed out can send nothing more.
            observed += try desk.send(letters.filter { $0.message != "identity.sign-out" }, as: account)
            observed += try desk.send(letters.filter { $0.message == "identity.sign-out" }, as: account)
        }
        faults += table.rows.flatMap { row in reachless(row, body(of: row.message, in: bodies), scene) }
        print("\(observed.count) messages in \(Clock.monotonicMilliseconds() - began) ms")
        let comparison = MatrixComparison(table: table, reaches: MatrixCast.reaches)
        return faults + comparison.differences(in: observed, described: described)
    }

    private static func bodies() throws -> [String: String] {
        let text = try Files.readText("\(Shell.root)/Tests/SuiteTests/Matrix/bodies.json")
        let members = try JSON.parse(text).object ?? []
        return Dictionary(members.map { ($0.name, $0.value.text) }, uniquingKeysWith: { $1 })
    }

    /// The body of a message: its own, that of its single form as one item, or that of what every service has.
    private static func body(of message: String, in bodies: [String: String]) -> String? {
        if let own = bodies[message] ?? bodies["*" + message.drop { $0 != "." }] { return own }
        guard message.hasSuffix("-many"), let single = bodies[String(message.dropLast(5))] else { return nil }
        return #"{"items":[\#(single)],"dryRun":true}"#
    }

    /// The message in its own place, and in every other where it says anything else.
    private static func letters(
        _ message: String, _ body: String, by column: String, _ scene: MatrixScene
    ) -> [MatrixDesk.Letter] {
        let own = scene.fill(body, at: .own, by: column)
        return MatrixPlace.allCases.compactMap { place in
            let filled = scene.fill(body, at: place, by: column)
            guard place == .own || filled != own else { return nil }
            return MatrixDesk.Letter(message: message, column: column, place: place, body: filled)
        }
    }

    /// Bodies that say the same where the table says that the place matters.
    private static func reachless(_ row: RightsTable.Row, _ body: String?, _ scene: MatrixScene) -> [String] {
        let others: [MatrixPlace] =
            switch row.place {
            case .unit: [.foreign]
            case .schoolClass: [.foreign, .otherClass]
            case .subject: [.foreign, .otherClass, .otherSubject]
            case .root, .own, .nobody: []
            }
        guard let body else { return [] }
        return others.filter { scene.fill(body, at: $0, by: "") == scene.fill(body, at: .own, by: "") }
            .map { "\(row.message): its body says the same at \($0.rawValue), so nothing is looked at there" }
    }
}
