import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

@Suite("What is decided for a pupil at the year's end") struct KeepPromotionsTests {
    @Test("is kept by its highest revision, in whatever order it comes", arguments: [[1, 2], [2, 1], [2, 1, 2]])
    func folds(order: [Int64]) throws {
        try onStage(Pupils.self) { transaction in
            for version in order {
                try RollOverScene.decide(
                    version == 2 ? .promoted : .repeating, for: .sample, version: version, in: &transaction)
            }
            let kept: [PromotionDecision] = try transaction.reader.values("SELECT decision FROM known_promotion")
            #expect(kept == [.promoted])
        }
    }

    @Test("is kept for each year by itself")
    func years() throws {
        try onStage(Pupils.self) { transaction in
            try RollOverScene.decide(.promoted, for: .sample, in: &transaction)
            try RollOverScene.decide(.repeating, for: .sample, of: RollOverScene.next, in: &transaction)
            let kept: [PromotionDecision] = try transaction.reader.values(
                "SELECT decision FROM known_promotion ORDER BY year")
            #expect(kept == [.promoted, .repeating])
        }
    }
}
