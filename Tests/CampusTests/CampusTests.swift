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
        #expect(SchoolHealth.commands.map { $0.name.text } == ["campus.open-checkup", "campus.record-measurements"])
        #expect(SchoolHealth.queries.map { $0.name.text } == ["campus.checkups", "campus.growth"])
        let facilities = SchoolAssets.commands.map { $0.name.text }
        #expect(
            facilities.filter { !$0.hasSuffix("-many") } == [
                "campus.register-room", "campus.change-room", "campus.close-room", "campus.register-asset",
                "campus.move-asset", "campus.change-asset", "campus.write-off-asset",
            ])
        #expect(SchoolAssets.queries.map { $0.name.text } == ["campus.rooms", "campus.assets", "campus.facilities"])
        #expect(Campus.commands.map { $0.name.text } == SchoolHealth.commands.map { $0.name.text } + facilities)
        #expect(Campus.queries.count == SchoolHealth.queries.count + SchoolAssets.queries.count)
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
