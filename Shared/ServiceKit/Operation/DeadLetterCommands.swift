public import Access
public import Messaging
public import SQLite
public import Vocabulary
public import Wire

/// Dead letters that a command means: by number, or all of a type or a sender.
public struct LetterChoice: Codable, Sendable {
    public var numbers: [RowNumber]?
    public var type: String?
    public var user: String?
}

/// What a command did with dead letters, or would do.
public struct LettersDone: Codable, Sendable {
    /// Their numbers, in the order in which they came.
    public var numbers: [Int64]
    /// How many that the choice means are left for another command, since one takes at most 1,000.
    public var left: Int
}

/// Tries dead letters again, in the order in which they came, as if each had just arrived in its queue.
public struct ReplayDeadLetter<S: Service>: Command {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).replay-dead-letter") }
    public static var permission: Permission? { .operateMessages }

    public var choose: LetterChoice
    public var dryRun: Bool?

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.root) }

    public func handle(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<LettersDone> {
        try choose.settle(dryRun: dryRun == true, in: &transaction) { (kept, transaction) throws(SQLiteError) in
            try SetAside.replay(kept, at: occasion.now, in: &transaction)
            try transaction.record("replayed", LetterFate(kept), on: occasion)
        }
    }
}

/// Throws dead letters away, with a reason; they are kept for another 30 days.
public struct DiscardDeadLetter<S: Service>: Command {
    public static var name: MessageName { MessageName(stringLiteral: "\(S.context.rawValue).discard-dead-letter") }
    public static var permission: Permission? { .operateMessages }

    public var choose: LetterChoice
    public var reason: LongText
    public var dryRun: Bool?

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.root) }

    public func handle(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<LettersDone> {
        try choose.settle(dryRun: dryRun == true, in: &transaction) { (kept, transaction) throws(SQLiteError) in
            try SetAside.discard(kept, at: occasion.now, in: &transaction)
            try transaction.record("discarded", LetterFate(kept), on: occasion, reason: reason.text)
        }
    }
}

extension LetterChoice {
    /// Does something with each message that is meant, or only says which these are.
    fileprivate func settle(
        dryRun: Bool, in transaction: inout Transaction,
        _ body: (SetAside.Kept, inout Transaction) throws(SQLiteError) -> Void
    ) throws(SQLiteError) -> Outcome<LettersDone> {
        if let refusal { return .refused(refusal) }
        let selection = SetAside.Selection(.dead, numbers: numbers?.map(\.value), type: type, user: user)
        let found = try SetAside.list(selection, after: 0, limit: 1000, in: transaction.reader)
        let missing = Set(numbers?.map(\.value) ?? []).subtracting(found.map(\.number))
        guard missing.isEmpty else { return .refused(.noSuchLetters(missing.sorted())) }
        if !dryRun { for kept in found { try body(kept, &transaction) } }
        let last = found.last?.number ?? 0
        let left = found.count < 1000 ? 0 : try SetAside.count(selection, after: last, in: transaction.reader)
        return .done(LettersDone(numbers: found.map(\.number), left: left))
    }

    private var refusal: Refusal? {
        if numbers == nil && type == nil && user == nil {
            return Refusal(
                .incomplete, at: "/choose", en: "must name numbers, a type or a user",
                vi: "phải nêu số thứ tự (numbers), loại (type) hoặc người gửi (user)")
        }
        guard let numbers, numbers.count > 1000 else { return nil }
        return Refusal(
            .tooLarge, at: "/choose/numbers", en: "may name at most 1,000 numbers",
            vi: "chỉ được nêu nhiều nhất 1.000 số")
    }
}

extension Refusal {
    fileprivate static func noSuchLetters(_ numbers: [Int64]) -> Refusal {
        let list = numbers.prefix(10).map(String.init).joined(separator: ", ")
        return Refusal(
            .notFound, at: "/choose/numbers", en: "names messages that are not dead letters here: \(list)",
            vi: "có số không phải thông điệp lỗi ở đây: \(list)")
    }
}

/// What somebody did with a dead letter: a fact, since a message may be somebody's marks.
public struct LetterFate: Recordable {
    public static let entity = "dead-letter"
    public static let facts = ["replayed", "discarded"]
    public static let classification = DataClassification.personal

    public var number: Int64
    public var queue: String
    public var type: String
    public var message: String
    public var user: String
    public var problem: String

    public var key: String { String(number) }
    public var unit: UnitCode { .root }

    init(_ kept: SetAside.Kept) {
        number = kept.number
        queue = kept.queue
        type = kept.type
        message = kept.messageID
        user = kept.user
        problem = kept.reason
    }
}
