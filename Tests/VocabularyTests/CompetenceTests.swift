import Testing
import Vocabulary
import Wire

@Suite("Levels of qualities and competences") struct CompetenceTests {
    @Test("are fifteen, of which grades 1 and 2 are not asked for technology and informatics")
    func due() {
        #expect(CompetenceArea.allCases.count == 5 + 3 + 7)
        #expect(CompetenceLevels().missing(in: [.g5]) == CompetenceArea.allCases)
        let early = CompetenceArea.allCases.filter { $0 != .technology && $0 != .informatics }
        #expect(CompetenceLevels().missing(in: [.g2]) == early)
        #expect(CompetenceLevels().missing(in: [.g3, .g2]) == early)
        #expect(CompetenceLevels(all: .passed).missing(in: [.g4]).isEmpty)
    }

    @Test("are on the wire in the order of the forms, and what has none is left out")
    func wire() throws {
        var levels = CompetenceLevels()
        levels[.physical] = .needsEffort
        levels[.honesty] = .passed
        levels[.creativity] = .good
        let text = #"{"honesty":"D","creativity":"T","physical":"C"}"#
        #expect(WireEncoder.json(levels).text == text)
        #expect(try WireDecoder.decode(CompetenceLevels.self, from: Array(text.utf8)).get() == levels)
        #expect(levels.areas == [.honesty, .creativity, .physical])
    }

    @Test("are none but these, and an area has one")
    func wrong() {
        let text = #"{"honesty":"A","courage":"T","physical":1}"#
        guard case .failure(let violations) = WireDecoder.decode(CompetenceLevels.self, from: Array(text.utf8)) else {
            Issue.record("read what it should not")
            return
        }
        let found = Set(violations.all.map { "\($0.pointer) \($0.code)" })
        #expect(found == ["/honesty invalid", "/courage unknown-member", "/physical invalid"])
    }

    @Test("are assessed at moments that follow one another")
    func moments() {
        #expect(AssessmentMoment.allCases == AssessmentMoment.allCases.sorted())
        #expect(AssessmentMoment.yearEnd > .midFirstSemester)
    }
}
