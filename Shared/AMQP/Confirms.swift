/// What became of one published message.
public struct Publication: Sendable, Hashable {
    /// How the broker settled it.
    public enum Outcome: Sendable, Hashable {
        /// The broker is responsible for it now: every queue it was routed to has it.
        case confirmed
        /// The broker could not take it: publish it again, on another connection (DESIGN.md says why).
        case rejected
        /// It was mandatory and no queue wanted it: nobody is there under that routing key.
        case returned(code: UInt16, text: String)
    }

    public var tag: UInt64
    public var messageID: String?
    public var outcome: Outcome

    public init(tag: UInt64, messageID: String?, outcome: Outcome) {
        self.tag = tag
        self.messageID = messageID
        self.outcome = outcome
    }
}

/// Which publishes are settled, given back in the order they were made.
///
/// The broker settles in any order, singly or "everything up to", and sends a returned message back before it
/// acknowledges it. A relay moves its cursor past a message only when that one and all before it are settled, so this
/// gives out the contiguous prefix and holds the rest back. Pure: it has never heard of a connection.
public struct Confirms: Sendable {
    private struct Entry {
        var messageID: String?
        var returned: Publication.Outcome?
        var outcome: Publication.Outcome?
    }

    private var entries: [Entry] = []
    /// Entries before this one are given out; they are cleared away in bulk.
    private var head = 0
    /// Tag of `entries[0]`.
    ///
    /// RabbitMQ counts publishes on a channel in confirm mode from 1.
    private var base: UInt64 = 1
    /// Everything in front of this entry is settled.
    private var settled = 0

    public init() {}

    /// Publishes whose fate is not known or not yet given out.
    public var outstanding: Int { entries.count - head }

    /// The tag of the last publish, 0 before the first.
    public var lastTag: UInt64 { base + UInt64(entries.count) - 1 }

    /// Everything up to this tag is settled.
    public var settledTag: UInt64 { base + UInt64(settled) - 1 }

    /// There is something to give out.
    public var hasSettled: Bool { settled > head }

    /// Counts a publish and says which tag the broker will settle it under.
    public mutating func published(messageID: String?) -> UInt64 {
        entries.append(Entry(messageID: messageID))
        return lastTag
    }

    /// The broker acknowledged (`positive`) or refused one publish, or everything up to it.
    ///
    /// Tag 0 with `multiple` means "everything so far" (AMQP 0-9-1 §1.8.3.13). Tags never given out are ignored.
    public mutating func settle(_ tag: UInt64, multiple: Bool, positive: Bool) {
        let last = multiple && tag == 0 ? lastTag : tag
        guard last >= base, last <= lastTag else { return }
        let end = Int(last - base)
        for index in (multiple ? min(settled, end) : end)...end where entries[index].outcome == nil {
            entries[index].outcome = positive ? entries[index].returned ?? .confirmed : .rejected
        }
        while settled < entries.count, entries[settled].outcome != nil { settled += 1 }
    }

    /// A mandatory message came back; `false` if we published none such.
    @discardableResult
    public mutating func returned(messageID: String?, code: UInt16, text: String) -> Bool {
        for index in settled..<entries.count {
            let entry = entries[index]
            guard entry.outcome == nil, entry.returned == nil, entry.messageID == messageID else { continue }
            entries[index].returned = .returned(code: code, text: text)
            return true
        }
        return false
    }

    /// Gives out what is settled, without a gap, oldest first; each publication once.
    public mutating func takeSettled() -> [Publication] {
        guard settled > head else { return [] }
        var publications: [Publication] = []
        publications.reserveCapacity(settled - head)
        for index in head..<settled {
            guard let outcome = entries[index].outcome else { break }
            let tag = base + UInt64(index)
            publications.append(Publication(tag: tag, messageID: entries[index].messageID, outcome: outcome))
        }
        head = settled
        // Clearing away costs as much as is moved: do it when at least half of the array is history.
        if head * 2 >= entries.count {
            entries.removeFirst(head)
            base += UInt64(head)
            settled = 0
            head = 0
        }
        return publications
    }
}
