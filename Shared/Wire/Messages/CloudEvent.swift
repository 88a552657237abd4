/// The envelope of every event: CloudEvents 1.0 in structured JSON, with the house's extensions.
///
/// `data` stays bytes. A producer encodes it once and it is spliced in as it is; a consumer decodes only what it needs.
public struct CloudEvent: Sendable, Hashable {
    public static let contentType = "application/cloudevents+json"

    /// The deduplication key, together with `source`.
    public var id: MessageID
    public var source: EventSource
    public var type: EventType
    /// `<entity>/<id>`.
    public var subject: EventSubject
    /// When it happened in the world.
    public var time: Instant
    /// When the source recorded it: the 48-hour meter starts here.
    public var recordedTime: Instant
    /// Code of the school or office it concerns.
    public var school: String
    /// The source's own contiguous number.
    public var sequence: Int64
    /// Revision of the subject, from 1.
    public var entityVersion: Int
    public var actor: ActorName
    /// Present on corrections, unlocks and reversals.
    public var reason: String?
    public var dataClassification: DataClassification
    public var dataSchema: String
    public var traceParent: TraceParent?
    /// Attributes of others (CloudEvents: names of lowercase letters and digits); written in the order given.
    public var extensions: [Member]
    /// JSON of the subject's whole public state after the fact.
    public var data: ArraySlice<UInt8>

    public init(
        id: MessageID, source: EventSource, type: EventType, subject: EventSubject, time: Instant,
        recordedTime: Instant, school: String, sequence: Int64, entityVersion: Int, actor: ActorName,
        reason: String? = nil, dataClassification: DataClassification, dataSchema: String? = nil,
        traceParent: TraceParent? = nil, extensions: [Member] = [], data: ArraySlice<UInt8>
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.recordedTime = recordedTime
        self.school = school
        self.sequence = sequence
        self.entityVersion = entityVersion
        self.actor = actor
        self.reason = reason
        self.dataClassification = dataClassification
        self.dataSchema = dataSchema ?? type.dataSchema
        self.traceParent = traceParent
        self.extensions = extensions
        self.data = data
    }

    /// Where it is published; `nil` when the school's code cannot stand in a routing key.
    public var routingKey: RoutingKey? { RoutingKey(school: school, type: type) }

    /// Reads the data as a type, with pointers from the top of the event.
    public func decodeData<T: Decodable>(_ type: T.Type, limits: JSONLimits = .standard) -> Result<T, Violations> {
        WireDecoder.decode(type, from: Array(data), limits: limits, at: "/data")
    }
}
