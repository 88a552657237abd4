import Platform
import TestKit
import Wire

/// Makes the storm's messages, always the same for the same seed.
struct StormForge {
    let seeds: StormSeeds
    /// A token that is good, and the queues that take the answers.
    let token: String
    let replies: String
    let site = "demo"
    let integrator: (name: String, school: String)
    var mutator: Mutator
    private var next = 0
    /// Told apart from every other storm.
    let mark: UInt64

    init(seed: UInt64, seeds: StormSeeds, token: String, replies: String, integrator: (name: String, school: String)) {
        self.seeds = seeds
        self.token = token
        self.replies = replies
        self.integrator = integrator
        mutator = Mutator(seed: seed, corpus: (seeds.commands + seeds.queries).map(\.body))
        mark = mutator.random.next()
    }

    /// The id of the message of that number: a UUID that says the number in its last 12 digits.
    func id(_ number: Int) -> String {
        let head = String(mark & 0xFFFF_FFFF, radix: 16)
        let tail = String(number, radix: 16)
        return String(repeating: "0", count: 8 - head.count) + head + "-0000-7000-8000-"
            + String(repeating: "0", count: 12 - tail.count) + tail
    }

    /// The number that an id, a correlation or the end of a body says.
    func number(in text: String) -> Int? {
        if text.utf8.count == 36, text.hasPrefix(String(id(0).prefix(24))) { return Int(text.suffix(12), radix: 16) }
        guard text.hasPrefix("storm-") else { return nil }
        return Int(text.dropFirst(6).prefix { $0.isASCII && $0.isNumber })
    }

    func number(endOf body: [UInt8]) -> Int? {
        let tail = Array("storm-".utf8)
        for start in body.indices.suffix(24) where body[start...].starts(with: tail) {
            return number(in: String(decoding: body[start...], as: UTF8.self))
        }
        return nil
    }

    /// The next message.
    mutating func make() -> StormMessage {
        let door: Door =
            switch mutator.number(0...99) {
            case 0..<30: .consoleCommand
            case 30..<52: .consoleQuery
            case 52..<70: .integratorEvent
            case 70..<80: .serviceEvent
            case 80..<88: .directCommand
            case 88..<94: .directQuery
            default: .directEvent
            }
        defer { next += 1 }
        var fault = mutator.pick(door.faults)
        // A few are larger than anything is allowed to be.
        if next % 2_000 == 1_000 { fault = .oversize }
        var message = door.isEvent ? event(door, fault) : request(door, fault)
        // An answer to a message without a correlation names its id.
        if message.number % 16 == 0, fault != .noMessageID { message.properties.correlationID = nil }
        spoilBody(&message)
        spoilProperties(&message)
        return message
    }

    private mutating func request(_ door: Door, _ fault: Fault) -> StormMessage {
        let isQuery = door.isQuery
        let seed = mutator.pick(isQuery ? seeds.queries : seeds.commands)
        let service = mutator.oneIn(4) ? mutator.pick(StormSeeds.services) : seed.service
        let queue = door == .directEvent ? "events" : isQuery ? "queries" : "commands"
        var message = StormMessage(
            number: next, door: door, fault: fault, user: door.isDirect ? "storm" : "console",
            exchange: door.isDirect ? "" : isQuery ? "khuevan.queries" : "khuevan.commands",
            key: door.isDirect ? "\(service).\(queue)" : seed.name,
            services: [door.isDirect ? service : seed.service], body: seed.body)
        message.properties.type = Array(seed.name.utf8)
        if door == .directEvent, mutator.oneIn(2) {
            let stray = event(.integratorEvent, fault)
            (message.body, message.properties.type) = (stray.body, stray.properties.type)
        }
        message.properties.contentType = Array("application/json".utf8)
        message.properties.correlationID = Array("storm-\(next)".utf8)
        message.properties.replyTo = Array(replies.utf8)
        let bearer = StormSeeds.endingSessions.contains(seed.name) ? "nobody" : token
        message.properties.headers = [(Array("authorization".utf8), .text(Array("Bearer \(bearer)".utf8)))]
        message.isReplyExpected = true
        identify(&message)
        return message
    }

    private mutating func event(_ door: Door, _ fault: Fault) -> StormMessage {
        let isService = door == .serviceEvent
        let candidates = seeds.states.filter { isService || $0.context != "identity" }
        let state = mutator.pick(candidates)
        let school = isService ? "99000CS0000030000006" : integrator.school
        let user = isService ? state.context : integrator.name
        let forged = isService ? mutator.pick(StormSeeds.services.filter { $0 != user }) : "other-vendor"
        let name = fault == .forgedSource ? forged : user
        let type =
            fault == .unknownEvent
            ? "\(state.context).nothing.happened" : "\(state.context).\(state.entity).\(state.fact)"
        let envelope: JSON = [
            "specversion": "1.0", "id": .string(id(next)),
            "source": .string(isService ? "/khuevan/\(site)/\(name)" : "/integrators/\(name)"),
            "type": .string("vn.khuevan.\(type).v\(fault == .unknownEvent && mutator.oneIn(2) ? 2 : 1)"),
            "subject": .string("\(state.entity)/\(next)"), "time": "2026-09-05T07:30:00+07:00",
            "recordedtime": "2026-09-05T07:31:00+07:00",
            "school": .string(fault == .otherSchool ? "99000TH000002000000E" : school), "sequence": .string("\(next)"),
            "entityversion": 1, "actor": .string(isService ? "account/admin" : "integrator/\(name)"),
            "dataclassification": "personal",
            "dataschema": .string("urn:khuevan:schema:\(state.context).\(state.entity):1"),
            "datacontenttype": "application/json", "data": state.data,
        ]
        var message = StormMessage(
            number: next, door: door, fault: fault, user: user, exchange: "khuevan.events", key: "\(school).\(type)",
            services: seeds.listeners(to: state.context), body: envelope.bytes)
        message.properties.type = Array("vn.khuevan.\(type).v1".utf8)
        message.properties.contentType = Array("application/cloudevents+json".utf8)
        identify(&message)
        return message
    }

    private func identify(_ message: inout StormMessage) {
        message.properties.messageID = Array(id(message.number).utf8)
        message.properties.userID = Array(message.user.utf8)
        message.properties.deliveryMode = 2
    }

    private mutating func spoilBody(_ message: inout StormMessage) {
        switch message.fault {
        case .spoiled:
            for _ in 0..<mutator.number(1...3) { message.body = mutator.changed(message.body) }
        case .noise: message.body = (0..<mutator.number(1...400)).map { _ in UInt8(mutator.number(0...255)) }
        case .empty: message.body = []
        case .oversize:
            message.body += [UInt8](repeating: UInt8(ascii: " "), count: (1 << 20) + mutator.number(0...(1 << 18)))
        case let fault:
            if let change = fault.change { message.body = mutator.apply(change, to: message.body) }
        }
        // What a service says is believed, so what it says here must not be sayable.
        if message.door == .serviceEvent, message.fault != .forgedSource {
            message.body += Array(" storm-\(message.number)".utf8)
        }
    }
}
