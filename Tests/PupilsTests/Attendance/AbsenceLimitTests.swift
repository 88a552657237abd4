import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("The limit of absences") struct AbsenceLimitTests {
    @Test(
        "allows 45 and not 46, and is near from 36",
        arguments: [
            (0, AbsenceLimit.Standing.allowed), (35, .allowed), (36, .near), (45, .near), (46, .over), (200, .over),
        ])
    func stands(absences: Int, standing: AbsenceLimit.Standing) {
        #expect(AbsenceLimit.standing(of: absences, in: .g6) == standing)
        #expect(AbsenceLimit.standing(of: absences, in: .g12) == standing)
    }

    @Test("is of secondary school alone", arguments: [Grade.n1, .k3, .g1, .g5])
    func levels(grade: Grade) {
        #expect(AbsenceLimit.standing(of: 100, in: grade) == nil)
    }
}
