import Platform
import TestKit
import Testing
import Wire

/// Who looks at a child's data in one service is told by the one that keeps the child's file.
@Suite("A reading", .tags(.broker), .requiresPrograms, .sharedTown, .serialized, .timeLimit(.minutes(5)))
struct ReadingTests {
    private static let teacher = "gv-001.thcs-suoi-may"
    private static let principal = "ht.thcs-suoi-may"

    @Test("of a mark book is in the statement of each pupil in it, and so is that of the statement")
    func markBook() async throws {
        let town = try #require(Town.shared)
        try await onThread {
            try town.must("district_import $dir")
            let rows = try Files.readText("\(Shell.root)/deploy/sample/marks/\(Self.teacher).csv").split(
                separator: "\n")
            let mark = rows[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let (book, pupil) = ("\(mark[0])/\(mark[1])/1", mark[3])
            try town.must(
                #"district_sign_in $dir \#(Self.teacher); khuevan ask assessment.mark-book '{"book":"\#(book)"}' --json"#
            )
            let refused = try town.run("khuevan access-statement \(pupil)")
            #expect(refused.status == 1, "a teacher does not see who else looks")
            var items: [JSON] = []
            try town.must("district_sign_in $dir \(Self.principal)")
            let isTold = try eventually(within: .seconds(10)) {
                let said = try town.must("khuevan access-statement \(pupil) --json")
                items = try JSON.parse(Array(said.utf8))["items"]?.array ?? []
                return items.contains { $0["query"] == "assessment.mark-book" }
            }
            #expect(isTold)
            let reading = try #require(items.first { $0["query"] == "assessment.mark-book" })
            #expect(reading["account"]?.string == Self.teacher && reading["service"] == "assessment")
            #expect(reading["person"]?.string?.isEmpty == false && reading["times"] == 1)
            #expect(reading["roles"]?[0]?["label"]?["vi"]?.string == "Giáo viên")
            let text = try town.must("khuevan access-statement \(pupil) --lang vi")
            #expect(text.contains("sổ điểm môn học") && text.contains("ai đã xem thông tin của học sinh"))
            #expect(!text.contains("pupils.class-roll"))
        }
    }
}
