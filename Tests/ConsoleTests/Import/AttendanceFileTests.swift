import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("A file of attendance")
struct AttendanceFileTests {
    private func run(_ text: String, _ sender: FakeSender, isDryRun: Bool = false) throws -> Importer {
        let importer = Importer(
            AttendanceFile.name, try table(text, AttendanceFile.columns), by: sender,
            Importer.Manner(isDryRun: isDryRun))
        try AttendanceFile.run(importer, ImportWishes(today: .sample))
        return importer
    }

    private static let text = """
        class,date,session,pupil,kind,note
        S/2026/6A1,2026-10-05,morning,P1,excused,Ốm
        S/2026/6A2,2026-10-05,morning,,,
        S/2026/6A1,2026-10-05,morning,P2,unexcused,

        """

    @Test("makes a sheet of the rows of a class, day and session; a row without a pupil is nobody absent")
    func sheets() throws {
        let sender = FakeSender()
        let importer = try run(Self.text, sender)
        #expect(
            sender.items(of: "pupils.take-attendance-many") == [
                try JSON.parse(
                    #"{"schoolClass":"S/2026/6A1","date":"2026-10-05","session":"morning","absences":[{"pupil":"P1","kind":"excused","note":"Ốm"},{"pupil":"P2","kind":"unexcused"}]}"#
                ),
                try JSON.parse(
                    #"{"schoolClass":"S/2026/6A2","date":"2026-10-05","session":"morning","absences":[]}"#),
            ])
        #expect(importer.ledger.refused.isEmpty)
    }

    @Test("tells what is wrong at the line of the pupil it is about")
    func places() throws {
        let sender = FakeSender { request in
            guard request.name == "pupils.take-attendance-many" else { return nil }
            return .refusing(request) { index, _ in index == 0 ? ("/absences/1/pupil", "is not in class 6A1") : nil }
        }
        let importer = try run(Self.text, sender)
        #expect(ImportSummary(importer).complaints(.en).contains("t.csv:4: pupil: is not in class 6A1"))
        #expect(!importer.ledger.refused.contains(1))
    }

    @Test("sends no sheet of which a row says how somebody was absent, but not who")
    func incomplete() throws {
        let sender = FakeSender()
        let importer = try run(
            "class,date,session,pupil,kind\nS/2026/6A1,2026-10-05,morning,P1,excused\nS/2026/6A1,2026-10-05,morning,,excused\nS/2026/6A2,2026-10-05,morning,,\n",
            sender)
        #expect(sender.items(of: "pupils.take-attendance-many").map { $0["schoolClass"]?.string } == ["S/2026/6A2"])
        #expect(importer.ledger.refused.contains(1))
        #expect(ImportSummary(importer).complaints(.en).contains("t.csv:3: pupil:"))
    }

    @Test("can be tried out")
    func dryRun() throws {
        let sender = FakeSender()
        _ = try run(Self.text, sender, isDryRun: true)
        #expect(sender.bodies(of: "pupils.take-attendance-many").first?["dryRun"] == true)
    }
}
