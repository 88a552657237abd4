import Messaging
import ServiceKit
import Testing
import Vocabulary
import Wire

@testable import Campus

@Suite("Campus") struct CampusTests {
    @Test("answers to what its parts list, and hears of pupils and their stays")
    func catalogue() {
        let catalogue = Campus.catalogue
        #expect(Campus.commands.map { $0.name.text } == ["campus.open-checkup", "campus.record-measurements"])
        #expect(Campus.queries.map { $0.name.text } == ["campus.checkups", "campus.growth"])
        #expect(catalogue.reactions(to: .pupils, "pupil").count == 1)
        #expect(catalogue.reactions(to: .pupils, "enrolment").count == 1)
    }

    @Test("says in its schema what a weight is")
    func schema() {
        let item = Schema.describe(RecordMeasurements.self)["properties"]?["measurements"]?["items"]
        #expect(item?["properties"]?["weightKg"]?["multipleOf"] == .decimal(0.01))
        #expect(item?["properties"]?["position"]?["enum"] == ["standing", "lying"])
    }
}
