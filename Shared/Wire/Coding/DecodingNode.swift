/// One value of the tree while a type reads itself from it.
///
/// Nodes know their parents, so a pointer costs nothing until there is something to complain of.
final class DecodingNode: Decoder {
    enum Step {
        case root(String), name(String), index(Int), same
    }

    let json: JSON
    let step: Step
    let parent: DecodingNode?
    let report: Report
    let depth: Int
    /// Made when the type first asks for a keyed container.
    private var ledger: MemberLedger?
    /// Containers handed out for nested reading; they are closed with this node.
    private var nested: [DecodingNode] = []
    private var touched = false
    /// Set where we go on with something made up, having complained of it once.
    var silent = false

    init(json: JSON, step: Step, parent: DecodingNode?, report: Report) {
        self.json = json
        self.step = step
        self.parent = parent
        self.report = report
        depth = (parent?.depth ?? 0) + 1
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var codingPath: [any CodingKey] {
        let path = parent?.codingPath ?? []
        return switch step {
        case .root, .same: path
        case .name(let name): path + [AnyKey(name)]
        case .index(let index): path + [AnyKey(intValue: index)]
        }
    }

    var pointer: String {
        guard let parent else { return place(.same) }
        return parent.place(step)
    }

    /// The pointer of something one step below this node.
    private func place(_ below: Step) -> String {
        let here: String
        if let parent {
            here = parent.place(step)
        } else if case .root(let prefix) = step {
            here = prefix
        } else {
            here = ""
        }
        return switch below {
        case .root, .same: here
        case .name(let name): JSONPointer.append(name, to: here)
        case .index(let index): here + "/\(index)"
        }
    }

    private var isSilent: Bool { silent || parent?.isSilent ?? false }

    func note(_ code: ProblemCode, _ sentence: Bilingual, at step: Step = .same) {
        guard !isSilent else { return }
        report.note(Violation(at: place(step), code, sentence))
    }

    /// What a value of the wrong kind is called: `null` counts as missing.
    func refuse(_ sentence: Bilingual) {
        json.isNull ? note(.incomplete, Sentences.missing) : note(.invalid, sentence)
        silent = true
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        openLedger()
        return KeyedDecodingContainer(KeyedReader(node: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        touched = true
        guard case .array(let items) = json else {
            refuse(Sentences.list)
            return ListReader(node: self, items: [])
        }
        guard items.count <= WireDecoder.mostItems else {
            note(.tooLarge, Sentences.tooMany(WireDecoder.mostItems))
            return ListReader(node: self, items: [])
        }
        return ListReader(node: self, items: items)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        touched = true
        return SingleReader(node: self)
    }

    private func openLedger() {
        touched = true
        guard ledger == nil else { return }
        if case .object(let members) = json {
            ledger = MemberLedger(members)
        } else {
            refuse(Sentences.object)
            ledger = MemberLedger([])
        }
    }

    var members: [Member] { ledger?.members ?? [] }

    /// The member of that name; asking for it makes it known.
    func find(_ name: String) -> JSON? { ledger?.find(name) }

    /// Lets the type read itself, then complains of the members it did not ask for.
    func read<T: Decodable>(_ type: T.Type) throws -> T {
        guard depth <= WireDecoder.mostDepth else {
            note(.tooLarge, Sentences.tooDeep)
            throw Abandoned()
        }
        defer { letGo() }
        let before = report.violations.count
        do {
            let value = try T(from: self)
            close(SchemaRecorder.names(of: type))
            return value
        } catch {
            // It stopped half-way: what it did not ask for yet is not unknown, and what it said already is enough.
            if !(error is Abandoned), report.violations.count == before { note(.invalid, Self.sentence(for: error)) }
            if let value = neutral(type) { return value }
            throw Abandoned()
        }
    }

    /// Complains of the members that were not asked for, suggesting one of those that were and are absent.
    private func close(_ known: @autoclosure () -> [String]) {
        if !touched { openLedger() }
        if let ledger, !ledger.isSettled {
            let absent = known().filter { name in !ledger.members.contains { $0.name == name } }
            for name in ledger.unknown {
                let suggestion = EditDistance.suggestion(for: name, among: absent)
                note(.unknownMember, Sentences.unknown(suggesting: suggestion), at: .name(name))
            }
        }
        for node in nested { node.close([]) }
    }

    /// Forgets the nested ones, which hold us as we hold them.
    private func letGo() {
        for node in nested { node.letGo() }
        nested = []
    }

    /// A node for a container that outlives this call; it is closed together with this one.
    func nest(_ json: JSON, _ step: Step) -> DecodingNode {
        let node = DecodingNode(json: json, step: step, parent: self, report: report)
        nested.append(node)
        return node
    }

    /// Keeps a foreign error's own words: whoever threw it knew best.
    private static func sentence(for error: any Error) -> Bilingual {
        switch error {
        case let error as Bilingual.Failure: return error.sentence
        case DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context), DecodingError.keyNotFound(_, let context):
            guard !context.debugDescription.isEmpty else { return Sentences.unusable }
            return Bilingual(en: context.debugDescription, vi: Sentences.unusable.vi)
        default: return Sentences.unusable
        }
    }
}

extension Bilingual {
    /// What a custom `init(from:)` throws to choose its sentence in both languages.
    public struct Failure: Error, Sendable, Hashable {
        public var sentence: Bilingual

        public init(_ sentence: Bilingual) { self.sentence = sentence }
    }
}

extension DecodingNode {
    /// The value, or its sample and a complaint.
    func wireValue<Value: WireValue>(_ type: Value.Type) -> Value {
        touched = true
        if let value = Value(json: json) { return value }
        refuse(Value.complaint)
        return Value.sample
    }

    /// The whole tree, for a type that keeps it as it is.
    func takeAll() -> JSON {
        touched = true
        return json
    }
}
