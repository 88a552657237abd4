public import Wire

/// Something else that a service's program can do with its store, while the service itself does not run.
public struct Tool: Sendable {
    /// `--rebuild`.
    public var option: String
    /// Further options it understands, for `--help`.
    public var usage: String
    public var meaning: Bilingual
    /// Does it and gives the exit status: 0 done, 1 refused.
    public var run: @Sendable (Task) throws -> Int32

    public init(
        _ option: String, usage: String = "", meaning: Bilingual, run: @escaping @Sendable (Task) throws -> Int32
    ) {
        self.option = option
        self.usage = usage
        self.meaning = meaning
        self.run = run
    }

    /// What a tool is given to work with.
    public struct Task {
        public var configuration: Configuration
        /// What follows the option.
        public var arguments: [String]
        /// The service's store; nobody else writes it meanwhile.
        public var store: String
        /// Says a line to whoever runs the tool.
        public var say: (String) -> Void
    }
}
