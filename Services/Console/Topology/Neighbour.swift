import Vocabulary
import Wire

/// Another installation, whose events about transfers to and from our schools our broker fetches by federation.
///
/// Form: <https://www.rabbitmq.com/docs/federated-exchanges>. The link takes over whose message it is, as the other
/// broker has validated it; and it can fetch only what the other installation lets its user read: events that concern
/// the schools named there.
struct Neighbour {
    let name: String
    let schools: [UnitCode]
    let address: String

    init(name: String, schools: [String], address: String) throws(Failure) {
        guard IntegratorName(name) != nil else {
            throw .usage(
                en: "\(name) must be a name of small letters, digits, dots and dashes",
                vi: "\(name) phải là tên gồm chữ thường, chữ số, dấu chấm và gạch nối")
        }
        let codes = schools.compactMap { UnitCode($0) }
        guard codes.count == schools.count else {
            throw .usage(en: "a school is named by its code of 20 characters", vi: "trường phải ghi bằng mã 20 kí tự")
        }
        let line = address.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard line.hasPrefix("amqp://") || line.hasPrefix("amqps://") else {
            throw .failed(
                en: "the address file must hold one line amqps://USER:PASSWORD@HOST/",
                vi: "tệp địa chỉ phải có một dòng amqps://NGƯỜI-DÙNG:MẬT-KHẨU@MÁY/")
        }
        self.name = name
        self.schools = codes
        // To RabbitMQ an empty path is a virtual host without a name (https://www.rabbitmq.com/docs/uri-spec).
        self.address = line.hasSuffix("/") ? line + "%2f" : line
    }

    /// A definitions file of its own, to be imported where the suite's definitions are loaded already.
    var json: JSON {
        let bindings = schools.flatMap { school in
            ["transfer", "transfer-release"].map { Self.binding("\(school.text).pupils.\($0).*") }
        }
        return [
            "parameters": [
                [
                    "component": "federation-upstream", "name": .string(name), "vhost": "/",
                    "value": [
                        "uri": .string(address), "exchange": "khuevan.events", "trust-user-id": true,
                        "ack-mode": "on-confirm", "max-hops": 1, "reconnect-delay": 5,
                    ],
                ]
            ],
            "policies": [
                [
                    "name": "khuevan-neighbours", "vhost": "/", "pattern": #"^khuevan\.neighbours$"#,
                    "apply-to": "exchanges", "priority": 0, "definition": ["federation-upstream-set": "all"],
                ]
            ],
            "bindings": .array(bindings),
        ]
    }

    private static func binding(_ key: String) -> JSON {
        [
            "source": "khuevan.neighbours", "vhost": "/", "destination": "pupils.events", "destination_type": "queue",
            "routing_key": .string(key), "arguments": [:],
        ]
    }
}
