import TestKit

/// What is wrong with a message.
enum Fault: String, CaseIterable {
    // The body.
    case truncated, spoiled, otherValue, brokenUTF8, deep, hugeNumber, repeatedMember, spliced, noise, empty, oversize
    // The properties.
    case noMessageID, badMessageID, otherType, unknownType, oddHeaders, deepHeaders, hugeHeader, otherContent
    case badReplyTo, replyToQueue, noReplyTo, badAfter, brokenText, noToken, badToken
    // An event's envelope.
    case forgedSource, otherSchool, noUser, unknownEvent

    static let ofBody: [Fault] = [
        .truncated, .spoiled, .otherValue, .brokenUTF8, .deep, .hugeNumber, .repeatedMember, .spliced, .noise, .empty,
    ]
    static let ofProperties: [Fault] = [
        .noMessageID, .badMessageID, .otherType, .unknownType, .oddHeaders, .deepHeaders, .hugeHeader, .otherContent,
        .badReplyTo, .replyToQueue, .noReplyTo, .badAfter, .brokenText, .noToken, .badToken,
    ]
    static let ofEvents: [Fault] = [
        .noMessageID, .badMessageID, .otherType, .oddHeaders, .deepHeaders, .hugeHeader, .otherContent, .brokenText,
        .forgedSource, .otherSchool, .noUser, .unknownEvent,
    ]

    /// How the body is spoiled; nothing where it stays as it is.
    var change: Mutator.Change? {
        switch self {
        case .truncated: .truncate
        case .otherValue: .exchangeValue
        case .brokenUTF8: .breakUTF8
        case .deep: .nest
        case .hugeNumber: .blowUpNumber
        case .repeatedMember: .repeatMember
        case .spliced: .splice
        default: nil
        }
    }
}

/// Through which door a message comes in.
enum Door: String, CaseIterable {
    case consoleCommand = "commands by the console"
    case consoleQuery = "queries by the console"
    case integratorEvent = "events by an integrator"
    case serviceEvent = "events by a service"
    case directCommand = "straight to command queues"
    case directQuery = "straight to query queues"
    case directEvent = "straight to event queues"

    var isEvent: Bool { self == .integratorEvent || self == .serviceEvent }
    var isQuery: Bool { self == .consoleQuery || self == .directQuery }
    var isDirect: Bool { self == .directCommand || self == .directQuery || self == .directEvent }
    var faults: [Fault] { Fault.ofBody + (isEvent ? Fault.ofEvents : Fault.ofProperties) }
}

/// One message of the storm, ready to be sent.
struct StormMessage {
    var number: Int
    var door: Door
    var fault: Fault
    /// Who sends it: a user of the broker.
    var user: String
    var exchange: String
    var key: String
    /// The services whose queue it enters.
    var services: Set<String>
    var properties = RawProperties()
    var body: [UInt8]
    var isReplyExpected = false
}
