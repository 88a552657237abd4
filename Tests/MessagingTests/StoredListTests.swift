import Messaging
import SQLite
import Testing
import Vocabulary

@Suite("A list kept in one column") struct StoredListTests {
    @Test("comes back as it went", arguments: [[], [SubjectCode.sample, .sample]])
    func returns(items: [SubjectCode]) {
        #expect(StoredList<SubjectCode>(StoredList(items).value)?.items == items)
    }

    @Test(
        "is nothing else than a list of such values",
        arguments: [
            Value.null, .text("[]"), .integer(1), .blob([]), .blob(Array("[1]".utf8)), .blob(Array("{}".utf8)),
        ])
    func refuses(value: Value) {
        #expect(StoredList<SubjectCode>(value) == nil)
    }
}
