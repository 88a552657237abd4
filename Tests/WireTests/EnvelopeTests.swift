import Testing

@testable import Wire

@Suite("An event's envelope")
struct EnvelopeTests {
    static let golden =
        #"{"specversion":"1.0","id":"01991b4b-8a40-7000-8000-000000000001","source":"/khuevan/hcm/pupils","#
        + #""type":"vn.khuevan.pupils.pupil.registered.v1","subject":"pupil/790010000100000001X7","#
        + #""time":"2025-09-05T07:30:00+07:00","recordedtime":"2025-09-05T08:00:00.250+07:00","#
        + #""school":"79001000010000000001","sequence":"42","entityversion":1,"actor":"account/co.lan","#
        + #""reason":"nhập sai \"tên\"","dataclassification":"personal","dataschema":"urn:khuevan:schema:pupils.pupil:1","#
        + #""traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01","acmebatch":"7","#
        + #""datacontenttype":"application/json","data":{"name":"Trần Thị Bưởi", "a":[1,2]}}"#

    @Test("is read and written to the byte")
    func roundTrip() throws {
        let event = try CloudEvent.read(Array(Self.golden.utf8)).get()
        #expect(String(decoding: event.bytes, as: UTF8.self) == Self.golden)
        #expect(event.sequence == 42)
        #expect(event.reason == "nhập sai \"tên\"")
        #expect(event.extensions == [Member("acmebatch", "7")])
        #expect(event.routingKey?.text == "79001000010000000001.pupils.pupil.registered")
        #expect(String(decoding: event.data, as: UTF8.self) == #"{"name":"Trần Thị Bưởi", "a":[1,2]}"#)
        #expect(try CloudEvent.read(event.bytes).get() == event)
    }

    @Test("gives its data to a type, with pointers from the top")
    func data() throws {
        let event = try CloudEvent.read(Array(Self.golden.utf8)).get()
        #expect(event.decodeData(Guardian.self).failure?.all.map(\.pointer) == ["/data/a"])
    }

    @Test(
        "is refused with all that is wrong",
        arguments: [
            ("\"1.0\"", "\"0.3\"", ["/specversion invalid"]),
            ("\"sequence\":\"42\",", "\"sequence\":42,", ["/sequence invalid"]),
            ("\"sequence\":\"42\",", "\"sequence\":\"042\",", ["/sequence invalid"]),
            ("\"sequence\":\"42\",", "", ["/sequence incomplete"]),
            ("\"sequence\":\"42\",", "\"sequence\":null,", ["/sequence incomplete"]),
            ("\"entityversion\":1", "\"entityversion\":0", ["/entityversion invalid"]),
            ("acmebatch", "acmeBatch", ["/acmeBatch unknown-member"]),
            ("\"acmebatch\":\"7\"", "\"acmebatch\":[7]", ["/acmebatch invalid"]),
            ("\"subject\":\"pupil/790010000100000001X7\"", "\"subject\":\"pupil\"", ["/subject invalid"]),
            ("nhập", "\\u0000", ["/reason invalid"]),
            ("application/json", "text/xml", ["/datacontenttype invalid"]),
            ("{\"name\":\"Trần Thị Bưởi\", \"a\":[1,2]}", "[]", ["/data invalid"]),
            ("{\"name\":\"Trần Thị Bưởi\", \"a\":[1,2]}", "{", [" malformed"]),
            ("\"school\":", "\"id\":", [" malformed"]),
        ] as [(String, String, [String])])
    func refuses(this: String, that: String, expected: [String]) {
        let result = CloudEvent.read(Array(Self.golden.replacing(this, with: that).utf8))
        #expect((result.failure?.all ?? []).map { "\($0.pointer) \($0.code)" } == expected)
    }

    @Test("that is empty is missing everything it needs")
    func empty() {
        #expect(CloudEvent.read(Array("{}".utf8)).failure?.all.count == 14)
    }

    @Test("has a schema in which everything the reader needs is required")
    func schema() {
        let schema = CloudEvent.schema(data: Schema.describe(Guardian.self))
        #expect(schema["required"]?.array?.count == 14)
        #expect(schema["properties"]?["data"] == Schema.describe(Guardian.self))
    }
}
