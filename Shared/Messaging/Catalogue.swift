public import Vocabulary
import Wire

/// What a service answers to, by wire name, and which facts it reacts to, by entity.
///
/// Two of one name are a programming error, caught at start.
public struct Catalogue: Sendable {
    public let service: Context
    private var commands: [String: any Command.Type] = [:]
    private var queries: [String: any Query.Type] = [:]
    private var reactions: [String: [any Reaction.Type]] = [:]
    private var responses: [String: [any Response.Type]] = [:]
    /// Takes every event as it comes, where a service folds them all.
    public let ingest: (any Ingest.Type)?
    /// What the service does by itself.
    let routines: [any Routine.Type]
    /// Where it keeps who has read what of which child.
    let readings: (any ReadingRegister.Type)?

    public init(
        of service: Context, commands: [any Command.Type], queries: [any Query.Type], reactions: [any Reaction.Type],
        responses: [any Response.Type] = [], ingest: (any Ingest.Type)? = nil, routines: [any Routine.Type] = [],
        readings: (any ReadingRegister.Type)? = nil
    ) {
        self.service = service
        self.ingest = ingest
        self.routines = routines
        self.readings = readings
        contexts = readings?.contexts ?? []
        for command in commands {
            let earlier = self.commands.updateValue(command, forKey: command.name.text)
            precondition(earlier == nil, "two commands are named \(command.name)")
        }
        for query in queries {
            let earlier = self.queries.updateValue(query, forKey: query.name.text)
            precondition(earlier == nil, "two queries are named \(query.name)")
        }
        for reaction in reactions { add(reaction) }
        for response in responses { add(response) }
    }

    private mutating func add<R: Reaction>(_ reaction: R.Type) {
        reactions["\(R.State.context.rawValue).\(R.State.entity)", default: []].append(reaction)
        contexts.insert(R.State.context)
    }

    private mutating func add<R: Response>(_ response: R.Type) {
        responses["\(R.State.context.rawValue).\(R.State.entity)", default: []].append(response)
        if R.State.context == service { likes.insert(R.State.entity) } else { contexts.insert(R.State.context) }
    }

    /// The contexts whose events the service must hear.
    public private(set) var contexts: Set<Context>

    /// The entities of its own context that it answers to: said by itself, or by its like at another installation.
    public private(set) var likes: Set<String> = []

    /// Whether of a context it hears those alone, and so not all that a source says.
    func hearsPart(of context: Context) -> Bool {
        context == service && ingest == nil && !contexts.contains(context)
    }

    public func command(_ name: String) -> (any Command.Type)? { commands[name] }
    public func query(_ name: String) -> (any Query.Type)? { queries[name] }
    public func reactions(to context: Context, _ entity: String) -> [any Reaction.Type] {
        reactions["\(context.rawValue).\(entity)"] ?? []
    }

    public func responses(to context: Context, _ entity: String) -> [any Response.Type] {
        responses["\(context.rawValue).\(entity)"] ?? []
    }

    /// Whether any command has work that is done beforehand.
    var isLaborious: Bool { commands.values.contains { $0.isLaborious } }

    public var commandNames: [String] { commands.keys.sorted() }
    public var queryNames: [String] { queries.keys.sorted() }
    public var allCommands: [any Command.Type] { commandNames.compactMap { commands[$0] } }
    public var allQueries: [any Query.Type] { queryNames.compactMap { queries[$0] } }
}
