public import Access
import Platform
public import SQLite
import Vocabulary
public import Wire

/// The bulk form of a command: up to 1,000 items, each of which succeeds or fails by itself.
///
/// An item that does not read, that its sender may not do, or that is refused leaves its neighbours alone, unless
/// `atomic` asks for all or none: then, where one is refused, no item is done. `dryRun` answers what would happen and
/// changes nothing.
public struct Many<One: Command>: Command {
    public static var name: MessageName { MessageName(stringLiteral: "\(One.name.text)-many") }
    public static var permission: Permission? { One.permission }
    public static var keepsAnswer: Bool { One.keepsAnswer }
    public static var isLaborious: Bool { One.isLaborious }
    public static var limit: Int { 1000 }

    public var items: [Lenient<One>]
    public var dryRun: Bool?
    public var atomic: Bool?

    public init(items: [Lenient<One>], dryRun: Bool? = nil, atomic: Bool? = nil) {
        self.items = items
        self.dryRun = dryRun
        self.atomic = atomic
    }

    /// What became of each item, in order.
    public struct Answer: Codable, Sendable {
        public var items: [Item]
        public var done: Int
        public var refused: Int
    }

    /// One item's answer: one of the two, or neither where it was undone because another of its batch was refused.
    public struct Item: Codable, Sendable {
        public var done: One.Answer?
        public var refused: Problem?
    }

    public func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }

    /// The bulk form applies where its items do; each is checked by itself, so only a stranger is sent away here.
    public func objection(on occasion: Occasion, in store: Reader) throws(SQLiteError) -> Refusal? {
        Self.permission == nil || occasion.claims != nil ? nil : .unauthenticated
    }

    /// The labour of each item that its sender may do, in order.
    public func labour(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> (any Sendable)? {
        guard items.count <= Self.limit else { return nil }
        var labours: [(any Sendable)?] = []
        for case .value(let item) in items {
            // A service that is told to stop must not first do a thousand items.
            if occasion.isAbandoned() { return nil }
            let mayDo = try item.objection(on: occasion, in: store) == nil
            labours.append(mayDo ? try item.labour(on: occasion, from: store) : nil)
        }
        return labours
    }

    public func handle(
        on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Outcome<Answer> {
        guard items.count <= Self.limit else {
            return .refused(
                Refusal(
                    .tooLarge, at: "/items", en: "has \(items.count) items; at most \(Self.limit) may be sent at once",
                    vi: "có \(items.count) mục; mỗi lần chỉ được gửi nhiều nhất \(Self.limit)"))
        }
        var answer = Answer(items: [], done: 0, refused: 0)
        var labours = (occasion.labour as? [(any Sendable)?] ?? []).makeIterator()
        var occasion = occasion
        try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Void> in
            for (index, item) in items.enumerated() {
                if case .value = item { occasion.labour = labours.next() ?? nil }
                Thread.giveWay()
                answer.append(try settle(item, at: index, on: occasion, in: &transaction))
            }
            if atomic == true && answer.refused > 0 { answer.undo() }
            return dryRun == true || answer.done == 0 ? .undo(()) : .keep(())
        }
        return .done(answer)
    }

    private func settle(
        _ item: Lenient<One>, at index: Int, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Item {
        let command: One
        switch item {
        case .value(let value): command = value
        case .broken(let violations): return Item(refused: Refusal(all: violations).problem(instance: nil))
        }
        if let refusal = try command.objection(on: occasion, in: transaction.reader) {
            return Item(refused: refusal.under("/items/\(index)").problem(instance: nil))
        }
        let outcome: Outcome<One.Answer>
        do throws(SQLiteError) {
            outcome = try transaction.savepoint { (transaction) throws(SQLiteError) -> Savepoint<Outcome<One.Answer>> in
                let outcome = try command.handle(on: occasion, in: &transaction)
                if case .refused = outcome { return .undo(outcome) }
                return .keep(outcome)
            }
        } catch {
            // A mistake of ours over one item is no reason to keep its neighbours from their places.
            guard error.isOfStatement else { throw error }
            outcome = .refused(.stumbled(over: error))
        }
        switch outcome {
        case .done(let done): return Item(done: done)
        case .refused(let refusal): return Item(refused: refusal.under("/items/\(index)").problem(instance: nil))
        }
    }
}

extension Many.Answer {
    fileprivate mutating func append(_ item: Many.Item) {
        items.append(item)
        if item.refused == nil { done += 1 } else { refused += 1 }
    }

    /// Takes back what was done, and says so.
    fileprivate mutating func undo() {
        for index in items.indices { items[index].done = nil }
        done = 0
    }
}

extension Many.Item {
    fileprivate init(done: One.Answer) { self.init(done: done, refused: nil) }
    fileprivate init(refused: Problem) { self.init(done: nil, refused: refused) }
}

extension Refusal {
    /// The store would not have what a handler made of one item.
    fileprivate static func stumbled(over error: SQLiteError) -> Refusal {
        Refusal(
            .unavailable, at: "",
            en: "the store would not take it (\(error)); send it again by itself, and tell whoever runs the suite",
            vi: "kho dữ liệu không nhận (\(error)); hãy gửi lại riêng mục này và báo cho người vận hành")
    }

    /// The same refusal with its pointers below an item.
    func under(_ prefix: String) -> Refusal {
        var refusal = self
        refusal.violations = violations.map {
            Violation(pointer: prefix + $0.pointer, code: $0.code, detail: $0.detail, detailVi: $0.detailVi)
        }
        return refusal
    }
}
