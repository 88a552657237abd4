import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

/// A class of two pupils with its homeroom teacher, as Pupils and Staff have told Identity, and a class beside it.
enum ScenePupils {
    static let an = PupilCode(unchecked: "7976400001S000000011")
    static let binh = PupilCode(unchecked: "7976400001S000000022")
    /// In the other class.
    static let chi = PupilCode(unchecked: "7976400001S000000033")
    static let homeroom = MemberCode(unchecked: "7976400001T000000011")
    static let colleague = MemberCode(unchecked: "7976400001T000000022")
    static let schoolClass = ClassID(school: Cast.school, year: .sample, code: ClassCode("6A1") ?? .sample)
    static let otherClass = ClassID(school: Cast.school, year: .sample, code: ClassCode("6A2") ?? .sample)
    static let elsewhere = ClassID(school: Cast.otherSchool, year: .sample, code: ClassCode("6B") ?? .sample)
    static let began = LocalDate("2026-09-01") ?? .sample

    static func file(
        _ code: PupilCode, _ name: String = "Nguyễn Thị An", at school: UnitCode = Cast.school,
        mergedInto keep: PupilCode? = nil
    ) -> Pupil {
        Pupil(
            code: code, school: school, name: PersonName(name) ?? .sample, birthDate: .sample, sex: .female,
            ethnicity: .sample, disability: nil, policies: [], address: nil, guardians: [], mergedInto: keep)
    }

    static func tell(
        _ file: Pupil, version: Int64 = 1, in transaction: inout Transaction
    ) throws {
        try FollowPupils.respond(to: event("changed", file, version), on: .routine(now: Cast.now), in: &transaction)
    }

    static func tell(
        _ pupil: PupilCode, in schoolClass: ClassID, number: Int = 1, from: LocalDate = began, to: LocalDate? = nil,
        _ status: EnrolmentStatus = .studying, version: Int64 = 1, in transaction: inout Transaction
    ) throws {
        let stay = Enrolment(
            id: EnrolmentID(owner: pupil, year: .sample, number: number), schoolClass: schoolClass, from: from, to: to,
            status: status)
        try KeepStays.react(to: event("enrolled", stay, version), in: &transaction)
    }

    static func assign(
        _ member: MemberCode, _ schoolClass: ClassID, from: LocalDate = began, to: LocalDate? = nil,
        in transaction: inout Transaction
    ) throws {
        let duty = Assignment(
            id: AssignmentID(owner: member, year: .sample, number: 1), kind: .homeroom, schoolClass: schoolClass,
            subject: nil, from: from, to: to)
        try KeepHomerooms.react(to: event("assigned", duty, 1), in: &transaction)
    }

    private static func event<State: PublicState>(_ fact: String, _ state: State, _ version: Int64) -> Event<State> {
        Event(fact: fact, state: state, version: version, occurred: .sample, source: .sample, actor: .sample)
    }

    /// Gives a pupil an account, which is the first of its name's stem.
    @discardableResult
    static func open(_ pupil: PupilCode, in transaction: inout Transaction) throws -> OpenPupilAccount.Answer {
        let outcome = try OpenPupilAccount(pupil: pupil).handle(on: .of("tech"), in: &transaction)
        return try #require(outcome.answer)
    }

    /// Signs in with a password of the pupil's own.
    static func signIn(_ account: UserName, in transaction: inout Transaction) throws -> SignedIn {
        let hash = try PasswordRule.hash(Scene.password)
        try Credentials.keep(hash, of: account, at: Cast.opened, in: &transaction)
        return try Cast.signIn(account.text, in: &transaction)
    }

    static func status(of account: UserName, in store: Reader) throws -> AccountStatus? {
        try Accounts.state(of: account, in: store)?.status
    }
}

/// The cast with the pupils.
func onClass(_ body: (inout Transaction) throws -> Void) throws {
    try onCast { (transaction) throws in
        try ScenePupils.tell(ScenePupils.file(ScenePupils.an), in: &transaction)
        try ScenePupils.tell(ScenePupils.file(ScenePupils.binh, "Trần Bình"), in: &transaction)
        try ScenePupils.tell(ScenePupils.file(ScenePupils.chi, "Lê Đỗ Quỳnh Chi"), in: &transaction)
        try ScenePupils.tell(ScenePupils.an, in: ScenePupils.schoolClass, in: &transaction)
        try ScenePupils.tell(ScenePupils.binh, in: ScenePupils.schoolClass, in: &transaction)
        try ScenePupils.tell(ScenePupils.chi, in: ScenePupils.otherClass, in: &transaction)
        try ScenePupils.assign(ScenePupils.homeroom, ScenePupils.schoolClass, in: &transaction)
        try ScenePupils.assign(ScenePupils.colleague, ScenePupils.otherClass, in: &transaction)
        try body(&transaction)
    }
}

extension Occasion {
    /// A teacher without any role, judged by his duties.
    static func teacher(_ person: MemberCode, now: String = Cast.now) -> Occasion {
        var occasion = Occasion.of("mai", now: now)
        occasion.claims?.person = person
        return occasion
    }
}
