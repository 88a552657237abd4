import Glibc
import Messaging
import Platform
import TestKit
import Testing
import Wire

@testable import Console

@Suite("Sending with a session")
struct SessionSenderTests {
    private static let start = Instant.sample.milliseconds
    private static let minute: Int64 = 60_000

    /// Identity, as far as a session sees it: each refresh secret is good once.
    private final class Identity {
        var clock: SettableClock
        private(set) var number = 1
        private(set) var refreshes: [String] = []
        var minutes: Int64 = 15
        /// What each message takes, in milliseconds.
        var pace: Int64 = 0
        /// What to answer instead.
        var refusal: Problem?

        init(_ clock: SettableClock) { self.clock = clock }

        func answer(_ request: Client.Request) -> Client.Answer? {
            clock.advance(milliseconds: pace)
            guard request.name == "identity.refresh" else { return nil }
            let secret = request.json["refresh"]?.string ?? ""
            refreshes.append(secret)
            if let refusal { return .refused(refusal) }
            guard secret == "r\(number)" else { return .refused(.sample(.unauthenticated)) }
            number += 1
            return .done(result: .signedIn(number, at: clock.now, minutes: minutes), position: nil)
        }
    }

    /// A session that began at the start, on record.
    private func opened(_ place: borrowing SessionPlace, until: Int64? = nil) throws -> Session {
        let answer = JSON.signedIn(1, at: Self.start, until: until)
        let session = try #require(Session(signIn: answer, account: "an", at: .sample))
        try session.save(place.environment)
        return session
    }

    @Test("renews a token with less than half of its life left, once, and keeps the next secret for nobody else")
    func renews() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 8 * Self.minute)
        let identity = Identity(clock)
        let fake = FakeSender(identity.answer)
        let sender = SessionSender(fake, try opened(place), place.environment, clock.clock)
        _ = try sender.command("x.do", [:])
        _ = try sender.ask("x.what")
        #expect(fake.sent.map(\.name) == ["identity.health", "identity.refresh", "x.do", "x.what"])
        #expect(fake.sent[1].json["refresh"]?.string == "r1")
        #expect(fake.sent[1].json["device"] == Device.current(place.environment))
        #expect(fake.tokens == [nil, nil, "t2", "t2"])
        let kept = try #require(try Session.read(place.environment))
        #expect(kept.token == "t2" && kept.refresh == "r2" && kept.issued?.milliseconds == clock.now)
        var status = stat()
        #expect(unsafe stat(Session.path(place.environment), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test("renews a token that was withdrawn before it ran out, and sends again what was turned away, once")
    func withdrawn() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start)
        let identity = Identity(clock)
        var bearer: FakeSender?
        let fake = FakeSender { request in
            if request.name.hasPrefix("x."), bearer?.token == "t1" || request.name == "x.never" {
                return .refused(.sample(.unauthenticated))
            }
            return identity.answer(request)
        }
        bearer = fake
        let sender = SessionSender(fake, try opened(place), place.environment, clock.clock)
        _ = try sender.command("x.do", [:])
        #expect(fake.sent.map(\.name) == ["x.do", "identity.health", "identity.refresh", "x.do"])
        #expect(fake.tokens == ["t1", nil, nil, "t2"])
        #expect(throws: Failure.self) { try sender.command("x.never", [:]) }
        #expect(identity.refreshes == ["r1", "r2"], "and not for ever")
    }

    @Test("leaves a token alone that has half of its life before it")
    func young() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 7 * Self.minute)
        let fake = FakeSender(Identity(clock).answer)
        _ = try SessionSender(fake, try opened(place), place.environment, clock.clock).ask("x.what")
        #expect(fake.sent.map(\.name) == ["x.what"] && fake.tokens == ["t1"])
    }

    @Test("renews a token that has run out while the session lives, and none when that is over")
    func runOut() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 5 * 60 * Self.minute)
        let session = try opened(place)
        #expect(try Session.current(place.environment, now: Instant(milliseconds: clock.now))?.token == "t1")
        let fake = FakeSender(Identity(clock).answer)
        _ = try SessionSender(fake, session, place.environment, clock.clock).ask("x.what")
        #expect(fake.tokens == [nil, nil, "t2"])
        let over = Instant(milliseconds: Self.start + 30 * 60 * 60 * 1000)
        #expect(throws: Failure.self) { try Session.current(place.environment, now: over) }
    }

    @Test("asks for no token that could not live longer than the one there is")
    func nearTheEnd() throws {
        let place = try SessionPlace()
        let session = try opened(place, until: Self.start + 15 * Self.minute)
        #expect(!session.isDue(at: Instant(milliseconds: Self.start + 14 * Self.minute)))
    }

    @Test("sends a refresh secret once, though two runs held the same session")
    func twoRuns() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 10 * Self.minute)
        let identity = Identity(clock)
        let session = try opened(place)
        let (first, second) = (FakeSender(identity.answer), FakeSender(identity.answer))
        let senders = [first, second].map { SessionSender($0, session, place.environment, clock.clock) }
        for sender in senders { _ = try sender.ask("x.what") }
        #expect(identity.refreshes == ["r1"])
        #expect(first.tokens == [nil, nil, "t2"] && second.tokens == [nil, "t2"])
        // The one that did not renew first may be the one that does so next.
        clock.advance(milliseconds: 10 * Self.minute)
        for sender in senders.reversed() { _ = try sender.ask("x.what") }
        #expect(identity.refreshes == ["r1", "r2"])
    }

    @Test("waits for another run that renews, and takes what that has got")
    func waits() throws {
        let place = try SessionPlace()
        _ = try opened(place)
        let environment = place.environment
        var lock = SessionLock(environment)
        let other = try #require(try LockedFile.take(lock.path))
        var pauses = 0
        lock.pause = {
            pauses += 1
            if pauses == 2 { other.release() }
        }
        let account = try lock.holding { () throws(Failure) in try Session.read(environment)?.account }
        #expect(account == "an" && pauses == 2)
    }

    @Test("gives up on another run that never ends, and lets go of the lock itself")
    func givesUp() throws {
        let place = try SessionPlace()
        _ = try opened(place)
        var lock = SessionLock(place.environment)
        let other = try #require(try LockedFile.take(lock.path))
        var time: Int64 = 0
        lock.now = { time }
        lock.pause = { time += 10_000 }
        #expect(throws: Failure.self) { try lock.holding { () throws(Failure) in } }
        #expect(time == lock.limit)
        other.release()
        #expect(throws: Failure.self) { try lock.holding { () throws(Failure) in throw .usage(en: "", vi: "") } }
        try lock.holding { () throws(Failure) in }
        #expect(time == lock.limit)
    }

    @Test("cuts a long list, so that no message leaves with a token that has run out")
    func longList() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start)
        let identity = Identity(clock)
        identity.pace = 5_000
        var ends = ["t1": Self.start + 15 * Self.minute]
        var late = 0
        var bearer: FakeSender?
        let fake = FakeSender { request in
            let answer = identity.answer(request)
            if case .done(let result, _) = answer, let expires = result["expires"]?.string.flatMap({ Instant($0) }) {
                ends[result["token"]?.string ?? ""] = expires.milliseconds
            }
            if let token = bearer?.token, clock.now > ends[token] ?? 0 { late += 1 }
            return answer
        }
        bearer = fake
        let sender = SessionSender(fake, try opened(place), place.environment, clock.clock)
        let requests = (0..<1000).map { Client.Request(.command, "x.do\($0)", [], id: FakeSender.freshID()) }
        var answered: [String] = []
        try sender.send(requests, window: 8, patience: nil) { request, _ in answered.append(request.name) }
        #expect(answered.sorted() == requests.map(\.name).sorted())
        #expect(identity.refreshes.count >= 5 && late == 0)
        #expect(Set(identity.refreshes).count == identity.refreshes.count)
    }

    @Test("leaves no refresh in the queue of an Identity that is down: the token serves while it is good")
    func silent() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 10 * Self.minute)
        let bearer = WithoutIdentity()
        let sender = SessionSender(bearer, try opened(place), place.environment, clock.clock)
        for _ in 0..<2 { _ = try sender.ask("x.what") }
        #expect(bearer.questions == 1 && bearer.others.tokens == ["t1", "t1"])
        clock.advance(milliseconds: Self.minute)
        _ = try sender.ask("x.what")
        #expect(bearer.questions == 2 && bearer.others.tokens == ["t1", "t1", "t1"])
        clock.advance(milliseconds: 10 * Self.minute)
        #expect(throws: Failure.self) { try sender.ask("x.what") }
        #expect(bearer.questions == 3 && bearer.others.sent.count == 3)
        #expect(try Session.read(place.environment)?.refresh == "r1")
    }

    /// Services without Identity, which is asked how it is and never answers.
    private final class WithoutIdentity: Bearer {
        let others = FakeSender()
        private(set) var questions = 0

        var token: String? {
            get { others.token }
            set { others.token = newValue }
        }

        func send(
            _ requests: [Client.Request], window: Int, patience: Int64?,
            _ received: (Client.Request, Client.Answer) -> Void
        ) throws(Failure) {
            guard requests.contains(where: { $0.name == "identity.health" }) else {
                return try others.send(requests, window: window, patience: patience, received)
            }
            questions += 1
            throw .unreachable(.unreachable("silence"))
        }
    }

    @Test("says that the session has ended when its secret is refused, and never sends that again")
    func ended() throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 10 * Self.minute)
        let identity = Identity(clock)
        identity.refusal = .sample(.unauthenticated)
        let fake = FakeSender(identity.answer)
        let sender = SessionSender(fake, try opened(place), place.environment, clock.clock)
        for _ in 0..<2 {
            let failure = #expect(throws: Failure.self) { try sender.ask("x.what") }
            guard case .failed(let sentence) = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
            #expect(sentence.en.contains("khuevan sign-in an") && sentence.vi.contains("khuevan sign-in an"))
        }
        #expect(identity.refreshes == ["r1"] && !fake.sent.contains { $0.name == "x.what" })
        #expect(try Session.read(place.environment) == nil)
    }

    @Test(
        "keeps the session when the refresh did not get as far as Identity",
        arguments: [ProblemCode.notFound, .unavailable])
    func elsewhere(code: ProblemCode) throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 10 * Self.minute)
        let identity = Identity(clock)
        identity.refusal = .sample(code)
        let fake = FakeSender(identity.answer)
        let sender = SessionSender(fake, try opened(place), place.environment, clock.clock)
        #expect(throws: Failure.self) { try sender.ask("x.what") }
        #expect(try Session.read(place.environment)?.refresh == "r1")
        identity.refusal = nil
        _ = try sender.ask("x.what")
        #expect(fake.tokens.last == "t2")
    }

    @Test("does not take an answer without a token or without the next secret", arguments: ["{}", #"{"token":"t"}"#])
    func strange(answer: String) throws {
        let place = try SessionPlace()
        let clock = SettableClock(Self.start + 10 * Self.minute)
        let stated = try JSON.parse(answer)
        let fake = FakeSender { _ in .done(result: stated, position: nil) }
        let sender = SessionSender(fake, try opened(place), place.environment, clock.clock)
        #expect(throws: Failure.self) { try sender.ask("x.what") }
        #expect(fake.sent.map(\.name) == ["identity.health", "identity.refresh"])
        #expect(try Session.read(place.environment)?.token == "t1")
    }

    @Test("renews nothing where there is nothing to renew with")
    func earlier() throws {
        let place = try SessionPlace()
        let path = Session.path(place.environment)
        try Files.createDirectory(Files.parent(of: path), intermediate: true)
        // As an earlier version wrote it.
        let text = #"{"account":"an","token":"t","expires":"\#(Instant.sample.text)","roles":["nurse"]}"#
        try Files.write(Array(text.utf8), to: path)
        let before = Instant(milliseconds: Self.start - 1)
        let session = try #require(try Session.current(place.environment, now: before))
        #expect(session.token == "t" && session.refresh == nil && !session.isDue(at: before))
        #expect(throws: Failure.self) { try Session.current(place.environment, now: .sample) }
    }
}
