import TestKit
import Testing

@testable import Wire

@Suite("Names on the wire")
struct NameTests {
    @Test("are read and written the same")
    func roundTrips() throws {
        #expect(MessageName("pupils.register-pupil").context == "pupils")
        #expect(MessageName("pupils.register-pupil").verb == "register-pupil")
        let type = try #require(EventType("vn.khuevan.assessment.mark-book.opened.v2"))
        #expect(type.version == 2 && type.entity == "mark-book" && type.name == "assessment.mark-book.opened")
        #expect(type.text == "vn.khuevan.assessment.mark-book.opened.v2")
        #expect(type.dataSchema == "urn:khuevan:schema:assessment.mark-book:2")
        let key = try #require(RoutingKey(school: "790010000100000001X7", type: type))
        #expect(key.text == "790010000100000001X7.assessment.mark-book.opened")
        #expect(RoutingKey(key.text) == key)
        #expect(EventSource(site: "hcm", service: "pupils")?.name == "pupils")
        #expect(EventSource("/integrators/acme")?.isIntegrator == true)
        #expect(ActorName("account/co.lan")?.kind == .account)
        #expect(EventSubject("pupil/790010000100000001X7")?.id == "790010000100000001X7")
    }

    @Test(
        "a command's name has two kebab parts",
        arguments: [
            "", "pupils", "pupils.", ".x", "pupils.a.b", "Pupils.x", "pupils.-x", "pupils.x-", "pupils.a--b", "p.1x",
        ])
    func badNames(text: String) {
        #expect(MessageName(text) == nil)
    }

    @Test(
        "an event's type has six parts",
        arguments: [
            "vn.khuevan.a.b.c", "vn.khuevan.a.b.c.v0", "vn.khuevan.a.b.c.v01", "vn.khuevan.a.b.c.1",
            "vn.khuevan.a.b.v1",
            "com.khuevan.a.b.c.v1", "vn.khuevan.a.b.c.d.v1", "vn.khuevan.a.b.C.v1", "vn.khuevan.a.b.c.v100",
            "vn.khuevan.a.b.c.v+1",
        ])
    func badTypes(text: String) {
        #expect(EventType(text) == nil)
    }

    @Test(
        "a routing key holds nothing a topic exchange would read otherwise",
        arguments: ["*.a.b.c", "#.a.b.c", "..a.b", "a.b.c", "a.b.c.d.e", "a.*.c.d"])
    func badKeys(text: String) {
        #expect(RoutingKey(text) == nil)
    }

    @Test("a trace parent follows W3C")
    func traceParents() {
        #expect(TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01") != nil)
        #expect(TraceParent("00-00000000000000000000000000000000-00f067aa0ba902b7-01") == nil)
        #expect(TraceParent("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01") == nil)
        #expect(TraceParent("00-4BF92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01") == nil)
    }

    @Test("every sample is one of its own kind")
    func samples() {
        func check<V: WireValue>(_ type: V.Type) {
            #expect(V(json: V.sample.json) == V.sample, "\(V.self)")
            #expect(!V.complaint.en.isEmpty && !V.complaint.vi.isEmpty && V.schema.object != nil)
        }
        check(MessageName.self)
        check(EventType.self)
        check(RoutingKey.self)
        check(EventSource.self)
        check(EventSubject.self)
        check(ActorName.self)
        check(TraceParent.self)
        check(DataClassification.self)
        check(ProblemCode.self)
        check(MessageID.self)
        check(Instant.self)
    }

    @Test("spoilt, are refused, or are what they say: written as they came and read again")
    func mutations() {
        /// `isVerbatim`: there is one way to write it.
        func check<V: TextValue>(_ type: V.Type, _ texts: [String], isVerbatim: Bool = true) {
            var mutator = Mutator(seed: 17, texts: texts + [V.sample.text])
            var accepted = 0
            for _ in 0..<2_000 {
                let text = String(decoding: mutator.next(), as: UTF8.self)
                guard let value = V(text) else { continue }
                accepted += 1
                #expect(V(value.text) == value, "\(text)")
                if isVerbatim { #expect(value.text.utf8.elementsEqual(text.utf8), "\(text)") }
            }
            #expect(accepted > 0, "\(V.self): a test that takes nothing proves nothing")
        }
        check(MessageName.self, ["pupils.register-pupil-many"])
        check(EventType.self, ["vn.khuevan.assessment.mark-book.opened.v2"])
        check(RoutingKey.self, ["790010000100000001X7.pupils.pupil.registered"])
        check(EventSource.self, ["/khuevan/hcm/pupils", "/integrators/acme"])
        check(EventSubject.self, ["class/79001000010000000001/2026/6A1"])
        check(ActorName.self, ["account/co.lan", "integrator/acme"])
        check(TraceParent.self, ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])
        check(MessageID.self, [], isVerbatim: false)
        check(Instant.self, ["2025-09-05T07:30:00.123+07:00", "2000-02-29T23:59:59Z"], isVerbatim: false)
    }

    @Test("days spoilt are refused, or are days of the calendar")
    func days() {
        var mutator = Mutator(seed: 18, texts: ["2024-02-29", "2026-12-31", "0045-03-09"])
        var accepted = 0
        for _ in 0..<3_000 {
            let text = String(decoding: mutator.next(), as: UTF8.self)
            guard let date = CivilDate.parse(text) else { continue }
            accepted += 1
            #expect(CivilDate.text(year: date.year, month: date.month, day: date.day) == text)
            let days = CivilDate.days(year: date.year, month: date.month, day: date.day)
            #expect(CivilDate.civil(days: days) == date)
        }
        #expect(accepted > 20)
    }
}
