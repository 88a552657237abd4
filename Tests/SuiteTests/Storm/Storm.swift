import AMQP
import Messaging
import Platform
import SQLite
import Synchronization
import TestKit
import Wire

/// A storm over one town: who sends, who watches, and what is to be said at the end.
final class Storm {
    /// What happened, and what of it should not have.
    struct Report: Sendable {
        var text: String
        var complaints: [String]
    }

    let town: Town
    let seeds: StormSeeds
    let administrator: Broker
    private var senders: [String: RawPublisher] = [:]

    /// Messages that may wait in a queue before the storm pauses: fewer than a query queue holds.
    static let depthLimit = 3_000
    /// Messages of one sender that the broker has not confirmed yet.
    static let window = 512

    init(_ town: Town) throws {
        self.town = town
        seeds = try StormSeeds(descriptions: "\(town.directory)/describe")
        try town.must(
            """
            district_sign_in $dir admin; khuevan import units $SAMPLE/units.csv >/dev/null
            district_register_vendor
            for context in pupils staff; do
                khuevan send identity.set-authority "{\\"school\\":\\"$VENDOR_SCHOOL\\",\\"of\\":\\"$context\\",\
            \\"integrator\\":\\"$VENDOR_NAME\\",\\"from\\":\\"2026-08-01\\"}"
            done
            broker_ctl $dir/broker add_user storm storm; broker_ctl $dir/broker set_permissions storm '.*' '.*' '.*'
            """)
        var broker = try Self.broker("console", in: town)
        (broker.user, broker.password) = ("storm", "storm")
        administrator = broker
    }

    static func broker(_ user: String, in town: Town) throws -> Broker {
        let address = try Files.readText("\(town.directory)/secrets/\(user).address").split(separator: "\n").first ?? ""
        return try Broker(address: String(address))
    }

    /// Sends that many messages, and waits until everybody has settled what came.
    func run(_ count: Int, seed: UInt64) throws -> Report {
        let console = try Self.broker("console", in: town)
        let password = try Files.readText("\(town.directory)/secrets/administrator").split(separator: "\n").first ?? ""
        var first = Bystander(console, tokens: [:])
        try first.settle(password: String(password))
        try first.work()
        let before = try state()

        let mailbox = try Mailbox.open(administrator)
        var forge = StormForge(
            seed: seed, seeds: seeds, token: first.tokens["admin"] ?? "", replies: mailbox.queue,
            integrator: ("nha-cung-cap", Self.vendorSchool))
        var ledger = StormLedger()
        let start = Clock.monotonicMilliseconds()
        let work = try Bystander.beside(console, tokens: first.tokens) {
            try send(count, of: &forge, into: &ledger, with: mailbox)
        }
        let sent = Clock.monotonicMilliseconds()
        // The queues first, quickly; then the broker's own tool, which takes its time but sees what is out for delivery.
        let isQuiet = try eventually(within: .seconds(240)) {
            try mailbox.empty(into: &ledger, by: forge)
            return try depths(mailbox).allSatisfy { $0.value == 0 } && queues().isEmpty
        }
        let over = Clock.monotonicMilliseconds()
        // What was answered last may still be on its way.
        _ = try eventually(within: .seconds(5)) {
            try mailbox.empty(into: &ledger, by: forge)
            return ledger.unanswered == 0
        }
        for service in StormSeeds.services {
            let store = try Database.openReadOnly("\(town.directory)/data/\(service).sqlite")
            try ledger.read(store.reader, of: service, by: forge)
        }
        var complaints = first.wrong + work.wrong + ledger.complaints
        if !isQuiet { complaints.append("queues are not empty: \(try queues())") }
        let after = try state()
        complaints += before.complaints(after)
        let text = """
            \(count) messages, seed \(seed): sent in \(sent - start) ms, settled \(over - sent) ms later
            \(ledger.table)\
            bystander: \(work.summary)
            \(before.summary(after))
            """
        return Report(text: text, complaints: complaints)
    }

    static let vendorSchool = "99000CS0000040000004"
}

extension Storm {
    private func send(
        _ count: Int, of forge: inout StormForge, into ledger: inout StormLedger, with mailbox: borrowing Mailbox
    ) throws {
        for number in 1...count {
            let message = forge.make()
            ledger.add(message)
            try send(message, into: &ledger)
            if number % 32 == 0 { try mailbox.empty(into: &ledger, by: forge) }
            guard number % 250 == 0 else { continue }
            let hasRoom = try eventually(within: .seconds(120)) {
                try mailbox.empty(into: &ledger, by: forge)
                return try depths(mailbox).allSatisfy { $0.value < Self.depthLimit }
            }
            if !hasRoom { throw Town.Failed(said: "nobody works any more: \(try queues())") }
        }
        for (user, sender) in senders { try ending(user, into: &ledger) { try sender.settle() } }
    }

    private func send(_ message: StormMessage, into ledger: inout StormLedger) throws {
        let sender = try senders[message.user] ?? open(message.user)
        try ending(message.user, into: &ledger) {
            try sender.publish(
                message.number, exchange: message.exchange, key: Array(message.key.utf8), message.properties,
                message.body)
            if sender.unsettledCount >= Self.window { try sender.settle(downTo: Self.window / 2) }
        }
    }

    private func open(_ user: String) throws -> RawPublisher {
        let sender = try RawPublisher(user == "storm" ? administrator : Self.broker(user, in: town))
        senders[user] = sender
        return sender
    }

    /// Does something with a sender; where the broker closes on him, what was unsettled counts as refused.
    private func ending(_ user: String, into ledger: inout StormLedger, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch RawPublisher.Failure.closed(let code, let text) {
            for number in senders[user]?.outstanding ?? [] { ledger.refuse(number, because: "\(code) \(text)") }
            senders[user] = nil
        }
        for number in senders[user]?.takeRejected() ?? [] { ledger.refuse(number, because: "a queue is full") }
    }

    /// Messages ready in each queue of the suite.
    private func depths(_ mailbox: borrowing Mailbox) throws -> [String: Int] {
        var depths: [String: Int] = [:]
        for service in StormSeeds.services {
            for kind in ["commands", "events", "queries", "dead"] {
                depths["\(service).\(kind)"] = try mailbox.depth(of: "\(service).\(kind)")
            }
        }
        return depths
    }

    /// Every queue that holds anything, as the broker's own tool has it.
    private func queues() throws -> String {
        try town.must(
            """
            broker_ctl $dir/broker --quiet list_queues name messages_ready messages_unacknowledged --no-table-headers |
                grep -v '\\.rejections\\|amq.gen' | awk -F '\\t' '$2 + $3 > 0'
            """)
    }

    private func state() throws -> TownState { try TownState(of: town) }
}
