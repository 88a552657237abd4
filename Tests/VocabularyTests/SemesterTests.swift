import Testing
import Vocabulary
import Wire

/// A list, since a value by itself is no message.
private struct Message: Codable, Sendable {
    var semesters: [Semester]
}

@Suite("A semester") struct SemesterTests {
    @Test("is 1 or 2 on the wire, and its schema says so")
    func wire() {
        let message = Message(semesters: [.first, .second])
        #expect(WireEncoder.json(message) == ["semesters": [1, 2]])
        #expect(Schema.describe(Semester.self) == ["type": "integer", "enum": [1, 2]])
        let read = WireDecoder.decode(Message.self, from: WireEncoder.encode(message))
        #expect((try? read.get())?.semesters == [.first, .second])
    }

    @Test("complains in its own words", arguments: ["3", "\"1\"", "1.5", "true"])
    func complaint(value: String) {
        let read = WireDecoder.decode(Message.self, from: Array(#"{"semesters": [\#(value)]}"#.utf8))
        guard case .failure(let violations) = read else {
            Issue.record("read \(value)")
            return
        }
        #expect(violations.all.map(\.detail) == [Semester.complaint.en])
    }
}
