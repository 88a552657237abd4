import AMQP
import Platform
import Testing

@Suite("Confirmed publishes")
struct ConfirmsTests {
    var confirms = Confirms()

    init() { for number in 1...5 { _ = confirms.published(messageID: "m\(number)") } }

    private mutating func settledTags() -> [UInt64] { confirms.takeSettled().map(\.tag) }

    @Test("are counted from 1, as the broker does")
    mutating func counting() {
        #expect(confirms.lastTag == 5)
        #expect(confirms.outstanding == 5)
        #expect(confirms.settledTag == 0)
    }

    @Test("come out in the order they were made, without gaps")
    mutating func order() {
        confirms.settle(3, multiple: false, positive: true)
        confirms.settle(2, multiple: false, positive: true)
        var given = [settledTags()]
        confirms.settle(1, multiple: false, positive: true)
        #expect(confirms.settledTag == 3)
        given += [settledTags(), settledTags()]
        confirms.settle(5, multiple: true, positive: true)
        given.append(settledTags())
        #expect(given == [[], [1, 2, 3], [], [4, 5]])
        #expect(confirms.outstanding == 0)
        let next = confirms.published(messageID: nil)
        #expect(next == 6)
    }

    @Test("are settled all at once by tag 0")
    mutating func everything() {
        confirms.settle(0, multiple: true, positive: false)
        let outcomes = confirms.takeSettled().map(\.outcome)
        #expect(outcomes == Array(repeating: .rejected, count: 5))
    }

    @Test("keep the first verdict")
    mutating func firstVerdict() {
        confirms.settle(1, multiple: false, positive: false)
        confirms.settle(2, multiple: true, positive: true)
        let outcomes = confirms.takeSettled().map(\.outcome)
        #expect(outcomes == [.rejected, .confirmed])
    }

    @Test("say which were returned, by message id")
    mutating func returns() {
        let matched = ["m2", "m2", "stranger"].map { confirms.returned(messageID: $0, code: 312, text: "NO_ROUTE") }
        #expect(matched == [true, false, false])
        confirms.settle(3, multiple: true, positive: true)
        let outcomes = confirms.takeSettled().map(\.outcome)
        #expect(outcomes == [.confirmed, .returned(code: 312, text: "NO_ROUTE"), .confirmed])
    }

    @Test("match the earlier of two returns of one message id first")
    mutating func twins() {
        _ = confirms.published(messageID: "m1")
        let matched = confirms.returned(messageID: "m1", code: 312, text: "")
        #expect(matched)
        confirms.settle(0, multiple: true, positive: true)
        let outcomes = confirms.takeSettled().map(\.outcome)
        #expect(outcomes.first == .returned(code: 312, text: ""))
        #expect(outcomes.last == .confirmed)
    }

    @Test("ignore tags nobody was given", arguments: [0, 6, UInt64.max])
    mutating func strangers(tag: UInt64) {
        confirms.settle(tag, multiple: false, positive: true)
        if tag > 0 { confirms.settle(tag, multiple: true, positive: true) }
        #expect(!confirms.hasSettled)
    }

    @Test("agree with a plain list under any order of events", arguments: 0..<200 as Range<UInt64>)
    func model(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var confirms = Confirms()
        var verdicts: [Bool?] = []
        var given: [Publication] = []
        for _ in 0..<400 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0, 1:
                verdicts.append(nil)
                let tag = confirms.published(messageID: nil)
                #expect(tag == UInt64(verdicts.count))
            case 2 where !verdicts.isEmpty:
                let tag = Int.random(in: 1...verdicts.count, using: &random)
                let multiple = Int.random(in: 0..<3, using: &random) == 0
                let positive = Bool.random(using: &random)
                confirms.settle(UInt64(tag), multiple: multiple, positive: positive)
                for index in (multiple ? 0 : tag - 1)..<tag where verdicts[index] == nil { verdicts[index] = positive }
            default:
                given += confirms.takeSettled()
            }
        }
        given += confirms.takeSettled()
        let prefix = verdicts.prefix { $0 != nil }
        #expect(given.map(\.tag) == prefix.indices.map { UInt64($0 + 1) })
        #expect(given.map { $0.outcome == .confirmed } == prefix.map { $0 == true })
        #expect(confirms.outstanding == verdicts.count - prefix.count)
    }
}
