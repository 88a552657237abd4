import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("A store of before families were told results") struct MigrationTests {
    @Test("reads Assessment from its beginning again, whose results it had heard and not kept, and nobody else")
    func results() throws {
        try upgrade(Pupils.self, over: "pupils/V014_create_announcement") { transaction in
            try transaction.hasHeard(.assessment)
        } _: { (transaction) throws in
            #expect(try transaction.reader.readsAnew)
        }
    }
}
