import Contracts
import Messaging
import Platform
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Reporting

@Suite("Reading a fact from its bytes")
struct HouseFormTests {
    private static let home = World.schoolClass(World.primary, "1A", .g1)

    private static let enrolments: [Enrolment] = [
        World.enrolment(1, in: home), World.enrolment(2, in: home, to: "2026-12-01"),
        Enrolment(
            id: EnrolmentID(owner: World.pupilCode(3), year: World.year, number: 12), schoolClass: home.id,
            from: World.day("2026-09-05"), to: World.day("2027-01-01"), status: .left, leaveReason: .distance),
        Enrolment(
            id: EnrolmentID(owner: World.pupilCode(4), year: World.year, number: 1), schoolClass: home.id,
            from: World.day("2026-09-05"), status: .suspended,
            suspensions: [
                Enrolment.Suspension(from: World.day("2026-10-01"), to: World.day("2026-11-01")),
                Enrolment.Suspension(from: World.day("2026-12-01")),
            ]),
        World.voided(5, in: home),
        Enrolment(
            id: EnrolmentID(owner: World.pupilCode(5), year: World.year, number: 1), schoolClass: home.id,
            from: World.day("2026-09-05"), to: World.day("2027-06-01"), status: .moved,
            suspensions: [Enrolment.Suspension(from: World.day("2027-05-01"), to: World.day("2027-06-01"))],
            outcome: .promoted),
    ]
    private static let pupils: [Pupil] = {
        var bare = World.pupil(4, World.primary)
        bare.guardians = []
        bare.address = nil
        var many = World.pupil(6, World.primary, sex: .female, ethnicity: "53", disability: .hearingSpeech)
        many.guardians.append(Pupil.Guardian(name: .sample, relation: .father, phone: nil))
        var coded = World.pupil(3, World.primary)
        coded.identifiers?.append(
            Pupil.Identifier(
                scheme: .local, value: .sample, from: World.day("2026-09-05"), to: World.day("2026-12-01")))
        var merged = World.pupil(5, World.primary)
        merged.mergedInto = .sample
        return [World.pupil(3, World.primary), bare, many, coded, merged]
    }()
    private static let results: [PupilResult] = [
        World.result(1, in: home, .good), World.result(2, in: home, nil),
        PupilResult(
            pupil: World.pupilCode(3), schoolClass: home.id, term: .year, subjects: [], learning: .notPassed,
            rule: "tt22-2021"),
        PupilResult(
            pupil: World.pupilCode(3), schoolClass: home.id, term: .firstSemester, subjects: [], learning: nil,
            conduct: .notPassed, rule: "tt22-2021"),
        PupilResult(
            pupil: World.pupilCode(3), schoolClass: home.id, term: .secondSemester, subjects: [], learning: .good,
            conduct: .fair, rule: "tt22-2021"),
    ]

    @Test("takes the quick way for everything that our own services write")
    func quick() throws {
        for state in Self.enrolments { try same(EnrolmentFact(state), EnrolmentFact.self, state) }
        for state in Self.pupils { try same(PupilFact(state), PupilFact.self, state) }
        for state in Self.results { try same(ResultFact(state), ResultFact.self, state) }
    }

    private func same<F: Fact>(_ fact: F, _ type: F.Type, _ state: F.State) throws {
        let read = try #require(quickly(type, WireEncoder.encode(state)))
        #expect(read == fact)
    }

    private func quickly<F: Fact>(_ type: F.Type, _ bytes: [UInt8]) -> F? {
        var form = HouseForm(JSONSlice(bytes))
        guard let fact = try? F(house: &form), form.isAtEnd else { return nil }
        return fact
    }

    @Test("takes nothing that the published type refuses, and reads the same from it", arguments: 0..<8)
    func differential(seed: Int) {
        var accepted = 0
        accepted += compare(EnrolmentFact.self, Self.enrolments, UInt64(seed))
        accepted += compare(PupilFact.self, Self.pupils, UInt64(seed))
        accepted += compare(ResultFact.self, Self.results, UInt64(seed))
        // A test that never sees an accepted mutation would prove nothing.
        #expect(accepted > 10)
    }

    private func compare<F: Fact>(_ type: F.Type, _ states: [F.State], _ seed: UInt64) -> Int {
        var mutator = Mutator(seed: seed, corpus: states.map { WireEncoder.encode($0) })
        var accepted = 0
        for _ in 0..<900 {
            let bytes = mutator.next()
            guard let quick = quickly(type, bytes) else { continue }
            accepted += 1
            guard case .success(let slow) = WireDecoder.decode(F.State.self, from: bytes) else {
                Issue.record("refused by the type: \(String(decoding: bytes, as: UTF8.self))")
                continue
            }
            #expect(F.contradictions(in: slow).isEmpty)
            #expect(quick == F(slow))
        }
        return accepted
    }

    @Test("gives every body the verdict and the values of the published type, whichever way it is read")
    func sameVerdict() {
        var world = World()
        for state in Self.enrolments { agree(EnrolmentFact.self, state, in: &world) }
        for state in Self.pupils { agree(PupilFact.self, state, in: &world) }
        for state in Self.results { agree(ResultFact.self, state, in: &world) }
    }

    private func agree<F: Fact>(_ type: F.Type, _ state: F.State, in world: inout World) {
        var mutator = Mutator(seed: 31, corpus: [WireEncoder.encode(state)])
        for _ in 0..<300 {
            let bytes = mutator.next()
            var event = world.event(state)
            event.envelope.data = bytes[...]
            let read = try? F.read(event).get()
            // The general way: the whole state, then what its kind forbids.
            let whole = try? event.state(F.State.self).get()
            let expected = whole.flatMap { F.contradictions(in: $0).isEmpty ? F($0) : nil }
            #expect(read == expected, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("reads another order, blanks and escapes through the published type")
    func otherForms() throws {
        var world = World()
        let state = Self.enrolments[1]
        let members = WireEncoder.json(state).object ?? []
        let turned = JSON.object(members.reversed()).prettyText
        let event = world.event(Enrolment.self, Array(turned.utf8), school: World.primary, subject: state.subject)
        #expect(try EnrolmentFact.read(event).get() == EnrolmentFact(state))
    }

    @Test("never traps, whatever the bytes", arguments: 0..<4)
    func fuzz(seed: Int) throws {
        try onStage(Reporting.self) { transaction in
            var world = World()
            var mutator = Mutator(seed: 1000 + UInt64(seed), corpus: [[]])
            let checkup = CheckupID(owner: World.primary, year: World.year, number: 1)
            let events =
                world.opening() + Self.results.map { world.event($0) } + [
                    world.event(
                        GrowthClassification(
                            checkup: checkup, schoolClass: Self.home.id,
                            pupils: [.init(pupil: World.pupilCode(1), classes: ["stunted"])]))
                ]
            var taken = 0
            for _ in 0..<5000 {
                let event = mutator.pick(events)
                let bytes = mutator.changed(event.bytes)
                guard let broken = World.incoming(bytes, event.context, event.unit, event.arrived) else { continue }
                if try TakeEvents.take(broken, in: &transaction) == nil { taken += 1 }
            }
            #expect(taken > 50)
        }
    }
}
