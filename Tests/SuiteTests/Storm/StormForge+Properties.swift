import TestKit

extension StormForge {
    mutating func spoilProperties(_ message: inout StormMessage) {
        switch message.fault {
        case .noMessageID:
            message.properties.messageID = nil
            message.body += Array(" storm-\(message.number)".utf8)
        case .badMessageID:
            let tail = pick(["", "/not-a-uuid", "\u{0}", "' OR 1=1 --", String(repeating: "x", count: 240), "é"])
            message.properties.messageID = Array("storm-\(message.number)\(tail)".utf8)
        case .otherType:
            let names = seeds.commands.map(\.name).filter { !StormSeeds.endingSessions.contains($0) }
            message.properties.type = Array(pick(names + [""]).utf8)
        case .unknownType:
            let names = [
                "nothing", "a.b", "pupils.", ".", "PUPILS.REGISTER-PUPIL", "pupils.register-pupil ", "\u{0}", "%s%n",
                "../../x",
            ]
            message.properties.type = Array(pick(names).utf8)
        case .oddHeaders: add(oddHeaders(), to: &message)
        case .deepHeaders:
            // The deepest a frame can hold, seldom: RabbitMQ needs seconds for each.
            let depth = mutator.oneIn(500) ? 20_000 : pick([32, 33, 100, 1_000])
            add(
                [(Array("deep".utf8), .nested(depth, kind: pick([UInt8(ascii: "A"), UInt8(ascii: "F")])))], to: &message
            )
        case .hugeHeader:
            let bytes = [UInt8](repeating: UInt8(ascii: "h"), count: pick([1_000, 60_000, 120_000]))
            add([(Array("huge".utf8), .text(bytes))], to: &message)
        case .otherContent:
            message.properties.contentType = Array(pick(["text/plain", "", "application/xml", "\u{0}"]).utf8)
            message.properties.contentEncoding = Array(pick(["gzip", "utf-16", ""]).utf8)
        case .badReplyTo:
            let names = [
                "no-such-queue", "", "amq.rabbitmq.reply-to.",
                "amq.rabbitmq.reply-to.g1h2AA!!.x",
                "amq.rabbitmq.reply-to.g2dkAA==.AAAA", String(repeating: "q", count: 255), "\u{0}",
            ]
            message.properties.replyTo = pick([Array(pick(names).utf8), [UInt8](repeating: 0xFF, count: 255)])
            message.isReplyExpected = false
        case .replyToQueue:
            message.properties.replyTo = Array(
                "\(pick(StormSeeds.services)).\(pick(["commands", "events", "queries"]))".utf8)
            message.isReplyExpected = false
        case .noReplyTo:
            message.properties.replyTo = nil
            // Certainly malformed, so that it is certainly to be kept where nobody can be told.
            message.body += Array(" storm-\(message.number)".utf8)
            message.isReplyExpected = false
        case .badAfter:
            let marks: [RawField] = [
                "", ":", "pupils", "pupils:-1", "pupils:99999999999999999999", "é:1", "pupils:1:1",
            ].map {
                .text(Array($0.utf8))
            }
            add(
                [
                    (
                        Array("after".utf8),
                        pick(marks + [.bytes(kind: UInt8(ascii: "V"), []), .array([]), .text([0xFF])])
                    )
                ], to: &message)
        case .brokenText: breakTexts(&message)
        case .noToken: message.properties.headers = nil
        case .badToken:
            let bad = [
                "", "Bearer", "Bearer ", "Basic YTpi", "bearer \(token)", "Bearer \(token)x", "Bearer ..",
                "Bearer \(token.dropLast(4))",
            ]
            message.properties.headers = [(Array("authorization".utf8), .text(Array(pick(bad).utf8)))]
        case .noUser: message.properties.userID = nil
        default: break
        }
    }

    /// Texts that are not UTF-8, as long as they may be: repaired, they would be longer than that.
    private mutating func breakTexts(_ message: inout StormMessage) {
        let number = Array("storm-\(message.number)/".utf8)
        let broken = number + [UInt8](repeating: pick([0xFF, 0x80, 0xC3, 0xED]), count: 255 - number.count)
        message.properties.messageID = broken
        message.properties.correlationID = number + [0xFF]
        if mutator.oneIn(4) {
            // Then the answer cannot say to what it is one.
            message.properties.correlationID = broken
            message.isReplyExpected = false
        }
        message.properties.type = pick([message.properties.type, [UInt8](repeating: 0xFF, count: 255)])
        message.properties.appID = [0xC0, 0x80]
        message.properties.clusterID = [0xFF]
        message.properties.priority = 255
        message.properties.timestamp = .max
    }

    /// Without numbers that are none (NaN, infinity) and kinds unknown: RabbitMQ ends the sender's connection for these.
    private mutating func oddHeaders() -> [(name: [UInt8], value: RawField)] {
        let odd: [RawField] = [
            .bytes(kind: UInt8(ascii: "D"), [255, 0x80, 0, 0, 0]),
            .bytes(kind: UInt8(ascii: "f"), [0x7F, 0x7F, 0xFF, 0xFF]),
            .bytes(kind: UInt8(ascii: "d"), [0x80, 0, 0, 0, 0, 0, 0, 1]), .bytes(kind: UInt8(ascii: "b"), [0x80]),
            .bytes(kind: UInt8(ascii: "s"), [0x80, 0]), .bytes(kind: UInt8(ascii: "I"), [0x80, 0, 0, 0]),
            .bytes(kind: UInt8(ascii: "l"), [0x80, 0, 0, 0, 0, 0, 0, 0]),
            .bytes(kind: UInt8(ascii: "T"), Array(repeating: 255, count: 8)),
            .bytes(kind: UInt8(ascii: "V"), []), .bytes(kind: UInt8(ascii: "t"), [7]),
            .bytes(kind: UInt8(ascii: "x"), [0, 0, 0, 1, 0xFF]),
            .text([0xFF, 0xFE]), .text([]), .table([]), .array([]),
            .table([([], .array([.table([([0xFF], .text([0]))])]))]), .nested(20),
        ]
        let names = [
            "authorization", "traceparent", "after", "school", "x-death", "x-delivery-count", "", "storm", "é",
        ]
        return (0..<pick([1, 3, 40])).map { _ in (Array(pick(names).utf8), pick(odd)) }
    }

    private func add(_ headers: [(name: [UInt8], value: RawField)], to message: inout StormMessage) {
        message.properties.headers = (message.properties.headers ?? []) + headers
    }

    private mutating func pick<T>(_ list: [T]) -> T { mutator.pick(list) }
}
