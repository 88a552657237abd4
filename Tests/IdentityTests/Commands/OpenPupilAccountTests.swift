import Access
import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("Opening a pupil's account") struct OpenPupilAccountTests {
    private let command = OpenPupilAccount(pupil: ScenePupils.an)

    @Test("gives a user name and a password that must be changed first, and no rights until then")
    func opens() throws {
        try onClass { (transaction) throws in
            let answer = try #require(try command.handle(on: .of("tech"), in: &transaction).answer)
            #expect(answer.opened && answer.account.text == "hs.an.nt" && answer.displayName.text == "Nguyễn Thị An")
            #expect(try transaction.reader.last(1) == ["account.opened account/hs.an.nt"])
            let account = try #require(try Accounts.state(of: answer.account, in: transaction.reader))
            #expect(account.pupil == ScenePupils.an && account.unit == Cast.school && account.roles == [])
            let password = try #require(answer.password)
            for fact in try transaction.reader.recorded() { #expect(!fact.state.text.contains(password.text)) }
            let first = try Cast.signIn(answer.account.text, password: password, in: &transaction)
            #expect(first.must == .setPassword)
            #expect(try Cast.claims(first.token).pupil == nil, "who has not changed it sees nothing")
            let signedIn = try ScenePupils.signIn(answer.account, in: &transaction)
            let claims = try Cast.claims(signedIn.token)
            #expect(claims.pupil == ScenePupils.an && claims.person == nil && claims.roles == [])
        }
    }

    @Test("again does nothing, and tells the name and no password")
    func again() throws {
        try onClass { (transaction) throws in
            try ScenePupils.open(ScenePupils.an, in: &transaction)
            let before = try transaction.reader.count(of: "journal")
            let answer = try #require(try command.handle(on: .of("tech"), in: &transaction).answer)
            #expect(!answer.opened && answer.password == nil && answer.account.text == "hs.an.nt")
            #expect(try transaction.reader.count(of: "journal") == before)
        }
    }

    @Test("is for the homeroom teacher of the class, while he is it, and for the school's administration")
    func rights() throws {
        try onClass { (transaction) throws in
            func may(_ occasion: Occasion, _ pupil: PupilCode = ScenePupils.an) throws -> Bool {
                try OpenPupilAccount(pupil: pupil).objection(on: occasion, in: transaction.reader) == nil
            }
            #expect(try may(.teacher(ScenePupils.homeroom)) && may(.of("tech")) && may(.of("boss")))
            #expect(try !may(.teacher(ScenePupils.homeroom), ScenePupils.chi))
            #expect(try !may(.teacher(ScenePupils.colleague)) && may(.teacher(ScenePupils.colleague), ScenePupils.chi))
            #expect(try !may(.teacher(ScenePupils.homeroom, now: "2026-08-31T23:59:59+07:00")))
            for name in ["root", "vice", "lan", "mai"] { #expect(try !may(.of(name)), "\(name)") }
            let unknown = OpenPupilAccount(pupil: PupilCode(unchecked: "99999999999999999999"))
            #expect(try unknown.objection(on: .of("boss"), in: transaction.reader)?.code == .notFound)
        }
    }

    @Test(
        "proposes a name by the pupil's own, and never one that was used",
        arguments: [
            ("Nguyễn Thị An", "hs.an.nt"), ("Lê Đỗ Quỳnh Chi", "hs.chi.ldq"), ("H'Hen Niê", "hs.nie.h"),
            ("Đặng", "hs.dang"), ("李 明", "hs.hs"), ("Nguyễn 2 An", "hs.an.n"),
        ])
    func proposes(name: String, stem: String) throws {
        #expect(String.stem(of: PersonName(name) ?? .sample) == stem)
        try onClass { (transaction) throws in
            try ScenePupils.tell(ScenePupils.file(ScenePupils.an, name), version: 2, in: &transaction)
            try ScenePupils.tell(ScenePupils.file(ScenePupils.binh, name), version: 2, in: &transaction)
            try ScenePupils.tell(ScenePupils.file(ScenePupils.chi, name), version: 2, in: &transaction)
            try Scene.open("\(stem)2", in: &transaction)
            let opened = try [ScenePupils.an, ScenePupils.binh].map {
                try ScenePupils.open($0, in: &transaction).account.text
            }
            #expect(opened == [stem, "\(stem)3"])
            // A closed account's name is not given to anybody else, nor to the same pupil again.
            let close = CloseAccount(account: Scene.user(stem), reason: .sample)
            #expect(try close.handle(on: .of("tech"), in: &transaction).answer != nil)
            #expect(try ScenePupils.open(ScenePupils.an, in: &transaction).account.text == "\(stem)4")
        }
    }

    @Test("takes a name that is wished, unless it is taken, or a vendor's or a service's")
    func wishes() throws {
        try onClass { (transaction) throws in
            var wished = OpenPupilAccount(pupil: ScenePupils.an, name: Scene.user("lan"))
            #expect(try wished.handle(on: .of("tech"), in: &transaction).refusal?.pointers == ["/name"])
            wished.name = Scene.user("pupils")
            #expect(try wished.handle(on: .of("tech"), in: &transaction).refusal?.pointers == ["/name"])
            wished.name = Scene.user("an.6a1")
            #expect(try wished.handle(on: .of("tech"), in: &transaction).answer?.account.text == "an.6a1")
            wished.name = Scene.user("an.khac")
            #expect(try wished.handle(on: .of("tech"), in: &transaction).refusal?.pointers == ["/pupil"])
        }
    }

    @Test("is refused for who is in no class of the school, and for who has an account that is suspended")
    func refused() throws {
        try onClass { (transaction) throws in
            try ScenePupils.tell(
                ScenePupils.an, in: ScenePupils.schoolClass, to: ScenePupils.began.adding(days: 3), .left, version: 2,
                in: &transaction)
            #expect(try command.handle(on: .of("tech"), in: &transaction).refusal?.code == .conflict)
            let account = try ScenePupils.open(ScenePupils.binh, in: &transaction).account
            try Accounts.set(.suspended, of: account, at: Cast.opened, in: &transaction)
            let again = try OpenPupilAccount(pupil: ScenePupils.binh).handle(on: .of("tech"), in: &transaction)
            #expect(again.refusal?.code == .duplicate)
            #expect(again.refusal?.violations.first?.detail.contains("reinstate") == true)
        }
    }

    @Test("in bulk gives each its own password, and a dry run gives nobody a name for good")
    func bulk() throws {
        try onClass { (transaction) throws in
            let items = [ScenePupils.an, ScenePupils.chi, ScenePupils.binh].map {
                Lenient.value(OpenPupilAccount(pupil: $0))
            }
            let trial = Many(items: items, dryRun: true)
            let occasion = Occasion.teacher(ScenePupils.homeroom)
            for run in [trial, Many(items: items)] {
                let answer = try #require(try run.handle(on: occasion, in: &transaction).answer)
                #expect(answer.items.map { $0.done?.account.text } == ["hs.an.nt", nil, "hs.binh.t"])
                #expect(answer.items[1].refused?.code == .forbidden, "a pupil of another class")
                #expect(Set(answer.items.compactMap { $0.done?.password?.text }).count == 2)
            }
            #expect(try transaction.reader.value("SELECT count(*) FROM account WHERE pupil IS NOT NULL") == 2)
        }
    }

    @Test("makes the password beside the writer, and not where there is nothing to do")
    func labour() throws {
        try onClass { (transaction) throws in
            let work = try command.labour(on: .of("tech"), from: transaction.reader) as? MintedPassword
            var occasion = Occasion.of("tech")
            occasion.labour = work
            let answer = try #require(try command.handle(on: occasion, in: &transaction).answer)
            #expect(answer.password?.text == work?.password.text && work != nil)
            #expect(try command.labour(on: .of("tech"), from: transaction.reader) == nil)
            #expect(!OpenPupilAccount.keepsAnswer)
        }
    }

    @Test("from JSON that is wrong throughout says so throughout")
    func reading() {
        #expect(
            OpenPupilAccount.read(#"{"pupil":"x","name":"L","password":"mine"}"#).pointers == [
                "/name", "/password", "/pupil",
            ])
    }
}
