import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Identity

@Suite("Stays in classes, as identity keeps them,") struct KeepStaysTests {
    @Test("follow the latest news, in whatever order they come; a void one holds on no day")
    func order() throws {
        try onClass { (transaction) throws in
            func place() throws -> ClassID? {
                try KnownPupils.place(of: ScenePupils.an, in: transaction.reader)?.schoolClass
            }
            #expect(try place() == ScenePupils.schoolClass)
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.otherClass, number: 2, version: 3, in: &transaction)
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.schoolClass, to: ScenePupils.began, .moved, version: 2, in: &transaction
            )
            try ScenePupils.tell(ScenePupils.an, in: ScenePupils.schoolClass, version: 1, in: &transaction)
            #expect(try place() == ScenePupils.otherClass)
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.otherClass, number: 2, .merged, version: 4, in: &transaction)
            #expect(try place() == nil)
            #expect(
                try KnownStays.pupils(
                    of: ScenePupils.otherClass, on: ScenePupils.began, limit: 9, in: transaction.reader)
                    == [ScenePupils.chi])
        }
    }

    @Test("at a school that does not keep the file put nobody into its teachers' hands")
    func elsewhere() throws {
        try onClass { (transaction) throws in
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.elsewhere, number: 2, from: ScenePupils.began.adding(days: 1),
                in: &transaction)
            let place = try KnownPupils.place(of: ScenePupils.an, in: transaction.reader)
            #expect(place?.schoolClass == ScenePupils.schoolClass && place?.school == Cast.school)
        }
    }
}
