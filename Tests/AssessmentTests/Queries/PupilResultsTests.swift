import Access
import Contracts
import Messaging
import SQLite
@testable import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("The results of a pupil") struct PupilResultsTests {
    private static let me = Classroom.pupil(0)
    private let query = PupilResults(pupil: PupilResultsTests.me)

    private static func pupil(_ code: PupilCode) -> Occasion {
        let open = Occasion.sample(.assessment, now: SignedClass.january)
        let claims = Claims(sub: .sample, sid: "session", iat: 0, exp: .max, person: nil, roles: [], pupil: code)
        return Occasion(
            id: open.id, claims: claims, now: open.now, service: .assessment, gate: Gate<Assessment>(policy: .standard))
    }

    private func may(_ occasion: Occasion, _ query: PupilResults, in store: Reader) throws -> Bool {
        try occasion.objection(to: .readMarks, over: query.scope(in: store), in: store) == nil
    }

    @Test("are those of all terms to whoever may read marks, with what the principal has approved")
    func staff() throws {
        try SignedClass.approved { (transaction) throws in
            try transaction.carryOut(ComputeResults(schoolClass: Classroom.id, term: .year), now: SignedClass.january)
            let occasion = SignedClass.atPrincipals
            let items = try query.answer(on: occasion, from: transaction.reader).answer?.items ?? []
            #expect(items.map(\.result.term) == [.firstSemester, .year] && items.map(\.approved) == [true, false])
            #expect(items.allSatisfy { $0.result.pupil == Self.me })
            #expect(query.disclosure(in: .init(items: items))?.pupils == [Self.me])
            #expect(query.disclosure(in: .init(items: [])) == nil)
            var elsewhere = query
            elsewhere.school = UnitCode(unchecked: "79764000020000000003")
            #expect(try elsewhere.answer(on: occasion, from: transaction.reader).answer?.items.isEmpty == true)
        }
    }

    @Test("are told to the pupil once they are approved, and no more while they are open again")
    func own() throws {
        try SignedClass.confirmed { (transaction) throws in
            func terms() throws -> [Term] {
                let answer = try query.answer(on: Self.pupil(Self.me), from: transaction.reader).answer
                return answer?.items.map(\.result.term) ?? []
            }
            #expect(try terms() == [])
            _ = try transaction.approve(.firstSemester)
            #expect(try terms() == [.firstSemester])
            _ = try transaction.reopen(.firstSemester)
            #expect(try terms() == [])
        }
    }

    @Test("are not approved of who had left when the class was, whatever had been computed")
    func leaver() throws {
        try SignedClass.confirmed { (transaction) throws in
            try transaction.enrol(Classroom.pupil(1), until: "2027-01-11", status: .left, version: 2)
            _ = try transaction.confirm(.firstSemester)
            #expect(try transaction.approve(.firstSemester).answer?.approved == [Classroom.id])
            func approved(_ number: Int) throws -> [Bool]? {
                try PupilResults(pupil: Classroom.pupil(number))
                    .answer(on: SignedClass.atPrincipals, from: transaction.reader).answer?.items.map(\.approved)
            }
            #expect(try approved(0) == [true])
            #expect(try approved(1) == [false])
            let own = try PupilResults(pupil: Classroom.pupil(1))
                .answer(on: Self.pupil(Classroom.pupil(1)), from: transaction.reader).answer
            #expect(own?.items.isEmpty == true)
            let listed = try ClassResults(schoolClass: Classroom.id, term: .firstSemester)
                .answer(on: SignedClass.atPrincipals, from: transaction.reader).answer
            #expect(listed?.items.map(\.pupil) == [Classroom.pupil(0)])
        }
    }

    @Test("are those under every code that a person of merged files has had, each signed under its own")
    func merged() throws {
        try SignedClass.approved { (transaction) throws in
            let (keep, alias) = (Classroom.pupil(7), Self.me)
            let there = ClassID(
                school: UnitCode(unchecked: "79764000020000000003"), year: .sample, code: .sample)
            try transaction.enrol(alias, until: "2027-01-20", status: .transferredOut, version: 2)
            try transaction.enrol(keep, in: there, from: "2027-01-20")
            func items(_ code: PupilCode, _ occasion: Occasion) throws -> [PupilResults.Item] {
                try PupilResults(pupil: code).answer(on: occasion, from: transaction.reader).answer?.items ?? []
            }
            #expect(try items(keep, Self.pupil(keep)).isEmpty)
            try transaction.bear(0, "2014-03-04", mergedInto: keep)
            let own = try items(keep, Self.pupil(keep))
            #expect(own.map(\.result.pupil) == [alias] && own.map(\.approved) == [true])
            let other = try items(alias, Self.pupil(keep)).map(\.result.pupil)
            #expect(other == [alias], "the other code leads to the one in use")
            for code in [keep, alias] {
                let scope = try PupilResults(pupil: code).scope(in: transaction.reader)
                #expect(scope?.unit == there.school && scope?.pupil == keep)
            }
            _ = try transaction.reopen(.firstSemester)
            for bearer in [keep, alias] {
                #expect(try items(keep, Self.pupil(bearer)).isEmpty, "open again, and told under neither code")
            }
            #expect(try items(keep, SignedClass.atPrincipals).map(\.approved) == [false])
            #expect(try !may(Self.pupil(alias), PupilResults(pupil: keep), in: transaction.reader))
        }
    }

    @Test("are for the pupil, the homeroom teacher of the class and the principal, and for nobody else")
    func rights() throws {
        try SignedClass.approved { (transaction) throws in
            let store = transaction.reader
            #expect(try may(Self.pupil(Self.me), query, in: store))
            #expect(try !may(Self.pupil(Classroom.pupil(1)), query, in: store))
            #expect(try may(.judged(person: SignedClass.homeroom), query, in: store))
            #expect(try may(.judged(person: nil, role: .principal), query, in: store))
            for occasion in [
                Occasion.judged(person: Classroom.teacher), .judged(person: nil, role: .schoolAdministrator),
                .judged(person: nil, role: .nurse),
            ] { #expect(try !may(occasion, query, in: store)) }
            #expect(try PupilResults(pupil: Classroom.pupil(9)).scope(in: store) == nil, "nobody knows such a pupil")
        }
    }

    @Test("are the school's that has the pupil now, and each former school's own for itself")
    func moved() throws {
        try SignedClass.approved { (transaction) throws in
            let there = ClassID(
                school: UnitCode(unchecked: "79764000020000000003"), year: .sample, code: .sample)
            try transaction.enrol(Self.me, until: "2027-01-20", status: .transferredOut, version: 2)
            try transaction.enrol(Self.me, in: there, number: 2, from: "2027-01-20")
            #expect(try query.scope(in: transaction.reader)?.unit == there.school)
            #expect(try !may(.judged(person: SignedClass.homeroom), query, in: transaction.reader))
            var former = query
            former.school = Classroom.id.school
            #expect(try former.scope(in: transaction.reader)?.schoolClass == nil, "he is in no class there any more")
            #expect(try may(.judged(person: nil, role: .principal), former, in: transaction.reader))
            #expect(try !may(.judged(person: SignedClass.homeroom), former, in: transaction.reader))
        }
    }
}
