import AMQP
import Messaging
import Vocabulary
import Wire

/// An event about a jar, to be spoilt by a test.
struct Fact {
    var id = MessageID.Source().make(now: 1_788_568_200_000)
    var source = "/khuevan/local/campus"
    var user: String? = "campus"
    var type = "vn.khuevan.campus.jar.filled.v1"
    var subject = "jar/red"
    var school = UnitCode.sample.text
    var sequence: Int64 = 1
    var data = #"{"name":"red","school":"79764000010000000006","coins":5}"#
    var routingKey: String?

    var delivery: Delivery {
        get throws {
            let event = CloudEvent(
                id: id, source: try take(EventSource(source)), type: try take(EventType(type)),
                subject: try take(EventSubject(subject)), time: Instant(milliseconds: 1_788_568_200_000),
                recordedTime: Instant(milliseconds: 1_788_568_200_000), school: school, sequence: sequence,
                entityVersion: 1, actor: try take(ActorName(.account, "good")), dataClassification: .open,
                data: Array(data.utf8)[...])
            return Delivery(
                tag: 1, exchange: SuiteTopology.events, routingKey: routingKey ?? event.routingKey?.text ?? "",
                consumerTag: "events",
                properties: Properties(type: type, messageID: id.text, replyTo: "r", userID: user), body: event.bytes)
        }
    }

    private func take<T>(_ value: T?) throws -> T {
        guard let value else { throw Unusable() }
        return value
    }
    private struct Unusable: Error {}
}
