import Messaging
import Platform
import TestKit
import Testing
import Wire

@testable import Console

@Suite("A second factor at the command line")
struct SecondFactorVerbTests {
    private static let uri =
        "otpauth://totp/Khu%C3%AA%20V%C4%83n:an?secret=JBSWY3DPEHPK3PXP&issuer=Khu%C3%AA%20V%C4%83n"
    private static let recovery = (0..<10).map { "aaaa-bbbb-ccc\($0)" }

    private func identity(_ wrong: Client.Answer = .refused(.sample(.invalid, at: "/code"))) -> FakeSender {
        FakeSender { request in
            switch request.name {
            case "identity.enrol-second-factor":
                return .done(result: ["uri": .string(Self.uri), "secret": "JBSWY3DPEHPK3PXP"], position: nil)
            case "identity.confirm-second-factor":
                guard request.json["code"] == "123456" else { return wrong }
                return .done(result: ["recovery": .array(Self.recovery.map { .string($0) })], position: nil)
            default: return nil
            }
        }
    }

    @Test("is shown as text and as a picture, confirmed, and its recovery codes told")
    func enrols() throws {
        let (script, sender) = (Script(), identity())
        let call = try SecondFactorVerb.call(
            script, ["--code-from", "-"], typing: Typing(["pw", "123 456"], isWatched: false))
        #expect(try SecondFactorVerb.enrol(call, sender) == .done)
        #expect(sender.sent.map(\.name) == ["identity.enrol-second-factor", "identity.confirm-second-factor"])
        #expect(sender.sent.map(\.json) == [["password": "pw"], ["code": "123456"]])
        let code = try #require(QRCode(Self.uri))
        #expect(script.out.contains(TerminalQR(code: code).text(inColour: false)))
        #expect(script.out.contains(Self.uri) && script.out.contains("secret: JBSWY3DPEHPK3PXP"))
        #expect(Self.recovery.allSatisfy { script.out.contains($0) } && script.out.contains("paper"))
    }

    @Test("is drawn black on white where somebody watches, and not at all where it would be torn")
    func picture() throws {
        let picture = TerminalQR(code: try #require(QRCode(Self.uri)))
        for (width, isWhole) in [(picture.columns, true), (picture.columns - 1, false)] {
            let script = Script()
            var call = try SecondFactorVerb.call(script, [], typing: Typing(["pw", "123456"], isWatched: false))
            call.terminal.out.isWatched = true
            call.terminal.out.width = width
            call.terminal.mayColour = true
            _ = try SecondFactorVerb.enrol(call, identity())
            #expect(script.out.contains(picture.text(inColour: true)) == isWhole)
            #expect(script.err.contains("\(picture.columns) columns") != isWhole)
            #expect(script.out.contains(Self.uri))
        }
    }

    @Test("may be mistyped twice at a keyboard")
    func again() throws {
        let (script, sender) = (Script(), identity())
        let typing = Typing(["pw", "000000", "111111", "123456"], isWatched: true)
        #expect(try SecondFactorVerb.enrol(SecondFactorVerb.call(script, [], typing: typing), sender) == .done)
        #expect(sender.bodies(of: "identity.confirm-second-factor").count == 3)
        #expect(script.err.contains("/code  bad /code"))
        let hopeless = Typing(["pw", "0", "0", "0", "123456"], isWatched: true)
        #expect(throws: Failure.self) {
            try SecondFactorVerb.enrol(SecondFactorVerb.call(script, [], typing: hopeless), sender)
        }
        #expect(hopeless.left == 1)
    }

    @Test("is tried once where nobody types, and where something else is wrong")
    func once() throws {
        let piped = Typing(["pw", "000000", "123456"], isWatched: false)
        let first = identity()
        #expect(throws: Failure.self) {
            try SecondFactorVerb.enrol(SecondFactorVerb.call(Script(), [], typing: piped), first)
        }
        #expect(first.bodies(of: "identity.confirm-second-factor").count == 1)
        let typed = Typing(["pw", "000000", "123456"], isWatched: true)
        let second = identity(.refused(.sample(.unauthenticated)))
        #expect(throws: Failure.self) {
            try SecondFactorVerb.enrol(SecondFactorVerb.call(Script(), [], typing: typed), second)
        }
        #expect(second.bodies(of: "identity.confirm-second-factor").count == 1)
    }

    @Test("is told in JSON line by line, since the code cannot be known before the secret")
    func json() throws {
        let script = Script()
        let call = try SecondFactorVerb.call(script, ["--json"], typing: Typing(["pw", "123456"], isWatched: false))
        _ = try SecondFactorVerb.enrol(call, identity())
        let lines = try script.out.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
        #expect(lines.count == 2 && lines[0]["uri"]?.string == Self.uri && lines[1]["recovery"]?.array?.count == 10)
    }

    @Test("is not half understood")
    func strange() throws {
        let call = try SecondFactorVerb.call(Script(), [], typing: Typing(["pw", "123456"], isWatched: false))
        let sender = FakeSender()
        #expect(throws: Failure.self) { try SecondFactorVerb.enrol(call, sender) }
        #expect(sender.sent.count == 1)
    }

    @Test("of somebody else is removed only with a reason")
    func removed() throws {
        let (script, sender) = (Script(), FakeSender())
        let call = try SecondFactorVerb.call(script, ["remove", "be", "--reason", "mất máy"])
        #expect(try SecondFactorVerb.remove(call, sender) == .done)
        #expect(sender.bodies(of: "identity.remove-second-factor") == [["account": "be", "reason": "mất máy"]])
        #expect(script.out.contains("be has no second factor"))
        let mute = try SecondFactorVerb.call(script, ["remove", "be"])
        #expect(throws: Failure.self) { try SecondFactorVerb.remove(mute, sender) }
        #expect(sender.sent.count == 1)
    }
}
