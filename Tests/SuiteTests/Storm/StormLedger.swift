import Messaging
import Platform
import SQLite
import TestKit
import Wire

/// What became of every message of a storm.
struct StormLedger {
    /// What one message is owed, and what it got; services as bits.
    private struct Entry {
        var door: Door
        var fault: Fault
        var owes = Owed.nothing
        var entered: UInt8 = 0
        var kept: UInt8 = 0
        var taken: UInt8 = 0
        var answers: UInt8 = 0
        /// Another vendor's, as the broker knows: those who fold only our own pass over it.
        var mayBePassedOver = false
        var isRefused = false
    }

    private enum Owed { case answer, keeping, nothing }

    private var entries: [Entry] = []
    /// Problems by code, reasons of what was kept, and what carries no number of ours.
    private(set) var codes: [String: Int] = [:]
    private(set) var reasons: [String: Int] = [:]
    private(set) var strangers = 0
    /// Answers that are neither a result nor a problem.
    private(set) var unreadable: [String] = []
    /// Kept rows: what the stores hold in all.
    private(set) var rows = 0

    /// Messages that are owed an answer and have none yet.
    var unanswered: Int { entries.count { $0.owes == .answer && $0.answers == 0 && !$0.isRefused } }
    private var refusals: [String: Int] = [:]

    /// Notes a message that is about to be sent.
    mutating func add(_ message: StormMessage) {
        precondition(message.number == entries.count, "messages are numbered as they are made")
        var entry = Entry(door: message.door, fault: message.fault, entered: Self.bits(message.services))
        if message.door.isEvent || message.door == .directEvent {
            entry.owes = .keeping
            entry.mayBePassedOver = message.door == .integratorEvent && message.properties.userID != nil
        } else if message.isReplyExpected {
            entry.owes = .answer
        } else if !message.door.isQuery, message.properties.replyTo == nil {
            // Nobody can be told, so it is to be kept; of a question nothing is left.
            entry.owes = .keeping
        }
        entries.append(entry)
    }

    private static func bits(_ services: Set<String>) -> UInt8 {
        StormSeeds.services.enumerated().reduce(0) { $0 | (services.contains($1.element) ? 1 << UInt8($1.offset) : 0) }
    }

    /// The broker did not take it in.
    mutating func refuse(_ number: Int, because reason: String) {
        entries[number].isRefused = true
        refusals[reason, default: 0] += 1
    }

    /// Notes an answer, which must be a result or a problem that reads.
    mutating func answer(_ number: Int?, type: String?, body: [UInt8]) {
        if type?.hasSuffix(".refused") == true,
            case .success(let problem) = WireDecoder.decode(Problem.self, from: body)
        {
            codes[problem.code.rawValue, default: 0] += 1
        } else if type?.hasSuffix(".done") == true, (try? JSON.parse(body, limits: .generous))?["result"] != nil {
            codes["done", default: 0] += 1
        } else if unreadable.count < 5 {
            unreadable.append("\(type ?? "no type"): \(String(decoding: body.prefix(200), as: UTF8.self))")
        }
        guard let number, entries.indices.contains(number) else { return strangers += 1 }
        entries[number].answers = min(entries[number].answers, 250) + 1
    }

    /// Reads what a service has kept and taken in.
    mutating func read(_ store: Reader, of service: String, by forge: StormForge) throws(SQLiteError) {
        guard let index = StormSeeds.services.firstIndex(of: service) else { return }
        let bit = UInt8(1) << UInt8(index)
        try store.forEach(
            "SELECT message_id, reason, CASE WHEN message_id LIKE 'storm-%' OR length(message_id) = 36 THEN x'' ELSE body END FROM set_aside"
        ) { (row) throws(SQLiteError) in
            rows += 1
            let (id, reason, body) = (try row.text(0), try row.text(1), try row.blob(2))
            reasons[Self.kind(of: reason), default: 0] += 1
            if let number = forge.number(in: id) ?? forge.number(endOf: body), entries.indices.contains(number) {
                entries[number].kept |= bit
            } else {
                strangers += 1
            }
        }
        try store.forEach("SELECT id FROM event_seen") { (row) throws(SQLiteError) in
            if let id = MessageID(bytes: try row.blob(0)), let number = forge.number(in: id.text),
                entries.indices.contains(number)
            {
                entries[number].taken |= bit
            }
        }
    }

    /// A reason without what is particular to one message.
    private static func kind(of reason: String) -> String {
        String(reason.prefix { $0 != ":" }).split(separator: " ").prefix(2).joined(separator: " ")
    }
}

extension StormLedger {
    /// How many messages of a door, or of all, met each fate.
    struct Line {
        var sent = 0
        var answered = 0
        var kept = 0
        var taken = 0
        var refusedByBroker = 0
        /// Nobody to answer: no usable address, and nothing that had to be kept.
        var unheard = 0
        var missing: [Int] = []
    }

    func line(_ door: Door?) -> Line {
        var line = Line()
        for (number, entry) in entries.enumerated() where door == nil || entry.door == door {
            line.sent += 1
            if entry.isRefused, entry.answers == 0, entry.kept == 0, entry.taken == 0 {
                line.refusedByBroker += 1
            } else if entry.door.isEvent {
                let settled = entry.kept | entry.taken | (entry.mayBePassedOver ? ~Self.reporting : 0)
                if entry.entered & ~settled != 0 {
                    line.missing.append(number)
                } else if entry.kept != 0 {
                    line.kept += 1
                } else {
                    line.taken += 1
                }
            } else if entry.answers > 0 {
                line.answered += 1
            } else if entry.kept != 0 {
                line.kept += 1
            } else if entry.owes != .nothing {
                line.missing.append(number)
            } else {
                line.unheard += 1
            }
        }
        return line
    }

    private static let reporting = bits(["reporting"])

    /// The account as a table, a line for each door.
    var table: String {
        var text = "door                        sent  answered   kept  taken  refused  unheard  missing\n"
        for door in Door.allCases.map(Optional.some) + [nil] {
            let line = line(door)
            let numbers = [
                (line.sent, 9), (line.answered, 10), (line.kept, 7), (line.taken, 7),
                (line.refusedByBroker, 9), (line.unheard, 9), (line.missing.count, 9),
            ]
            let name = door?.rawValue ?? "all"
            text += name + String(repeating: " ", count: max(0, 23 - name.count))
            text +=
                numbers.map { String(repeating: " ", count: max(1, $1 - String($0).count)) + "\($0)" }.joined() + "\n"
        }
        return text + "answers: \(Self.list(codes))\nkept, by reason: \(Self.list(reasons)); \(rows) rows in all\n"
    }

    /// What of all this should not be.
    var complaints: [String] {
        let numbers = line(nil).missing
        var said = unreadable.map { "an answer that cannot be read: \($0)" }
        if !numbers.isEmpty { said.append("\(numbers.count) messages are lost: \(faults(of: numbers))") }
        if !refusals.isEmpty { said.append("the broker refused: \(Self.list(refusals))") }
        return said
    }

    /// The faults of messages, the most frequent first.
    private func faults(of numbers: [Int]) -> String {
        var faults: [String: Int] = [:]
        for number in numbers { faults["\(entries[number].door.rawValue): \(entries[number].fault)", default: 0] += 1 }
        return Self.list(faults) + "; first: \(numbers.prefix(10))"
    }

    static func list(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(
            separator: ", ")
    }
}
