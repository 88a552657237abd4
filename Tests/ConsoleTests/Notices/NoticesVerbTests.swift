import Messaging
import Platform
import TestKit
import Testing
import Wire

@testable import Console

@Suite("Delivering notices") struct NoticesVerbTests {
    private static let school = "79764000010000000006"

    private func pupils(_ numbers: [Int64]) -> FakeSender {
        FakeSender { request in
            guard request.name == "pupils.due-notices" else { return .done(result: [:], position: nil) }
            return .done(
                result: [
                    "items": .array(numbers.map { ["number": .integer($0), "title": ["en": "Hello", "vi": "Chào"]] })
                ],
                position: nil)
        }
    }

    @Test("into a folder writes each once under its number, and acknowledges it")
    func folder() throws {
        let scratch = try TemporaryDirectory()
        let folder = try NoticeFolder("\(scratch.path)/post")
        let sender = pupils([3, 5])
        for _ in 0..<2 {
            let tally = try NoticesVerb.deliver(to: folder, of: Self.school, as: "thư", sender)
            #expect(tally == NoticesVerb.Tally(delivered: 2))
        }
        #expect(try Files.list("\(scratch.path)/post/new").sorted() == ["3.json", "5.json"])
        #expect(try JSON.parse(Files.read("\(scratch.path)/post/new/3.json"))["title"]?["vi"]?.string == "Chào")
        #expect(
            sender.bodies(of: "pupils.acknowledge-notice").first
                == ["notice": 3, "channel": "thư", "outcome": "delivered"])
    }

    @Test("by a command hands each over on its standard input, and says why one could not be delivered")
    func command() throws {
        let scratch = try TemporaryDirectory()
        let script = "[ $KHUEVAN_NOTICE = 3 ] && grep -q Chào && exit 0; exit 4"
        let channel = NoticeCommand(arguments: ["sh", "-c", script], scratch: scratch.path)
        let sender = pupils([3, 5])
        let tally = try NoticesVerb.deliver(to: channel, of: Self.school, as: "sms", sender)
        #expect(tally == NoticesVerb.Tally(delivered: 1, failed: 1))
        #expect(
            sender.bodies(of: "pupils.acknowledge-notice").last
                == ["notice": 5, "channel": "sms", "outcome": "failed", "detail": "the command ended with status 4"])
        #expect(try Files.list(scratch.path).isEmpty, "nothing of a child's is left lying about")
    }
}
