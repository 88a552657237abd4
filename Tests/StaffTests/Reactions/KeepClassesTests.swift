import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Staff

@Suite("The copy of the classes") struct KeepClassesTests {
    @Test("follows the latest news, in whatever order they come", arguments: [[1, 2], [2, 1], [2, 2, 1]])
    func folds(order: [Int64]) throws {
        try onStage(Staff.self) { transaction in
            #expect(try KnownClasses.status(of: SampleStaff.classID(), in: transaction.reader) == nil)
            for version in order {
                let news = try SampleStaff.heard("6A1", version == 2 ? .closed : .open, version: version)
                try KeepClasses.react(to: news, in: &transaction)
            }
            #expect(try KnownClasses.status(of: SampleStaff.classID(), in: transaction.reader) == .closed)
        }
    }
}
