/// A message to publish.
public struct OutgoingMessage: Sendable, Hashable {
    public var properties: Properties
    public var body: [UInt8]

    public init(_ body: [UInt8], _ properties: Properties = Properties()) {
        self.body = body
        self.properties = properties
    }
}
