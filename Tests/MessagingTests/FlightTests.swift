@testable import Messaging
import Testing
import Wire

@Suite("Requests in flight")
struct FlightTests {
    private let requests: [Client.Request]

    init() {
        let ids = MessageID.Source()
        requests = (0..<6).map { Client.Request(.command, "campus.n\($0)", [], id: ids.make(now: 0)) }
    }

    private func names(_ requests: [Client.Request]) -> String { requests.map { String($0.name.suffix(1)) }.joined() }

    @Test("are never more than the window, and follow as answers come")
    func window() {
        var flight = Flight(requests, resendAfter: 1000)
        #expect(names(flight.due(at: 0, window: 3)) == "012")
        #expect(flight.due(at: 1, window: 3).isEmpty)
        #expect(flight.land(requests[1].id.text)?.name == "campus.n1")
        #expect(names(flight.due(at: 2, window: 3)) == "3")
        #expect(names(flight.due(at: 2, window: 9)) == "45")
    }

    @Test("land once, and are over when all have landed")
    func landing() {
        var flight = Flight(requests, resendAfter: 1000)
        _ = flight.due(at: 0, window: 6)
        for request in requests {
            #expect(!flight.isOver)
            #expect(flight.land(request.id.text) != nil)
            #expect(flight.land(request.id.text) == nil, "a second answer is nobody's")
        }
        #expect(flight.isOver && flight.land("unknown") == nil)
        #expect(Flight([], resendAfter: 1).isOver)
    }

    @Test("go again after a while without an answer, the longest flown first, and then wait anew")
    func resending() {
        var flight = Flight(requests, resendAfter: 1000)
        _ = flight.due(at: 0, window: 2)
        _ = flight.land(requests[0].id.text)
        _ = flight.due(at: 500, window: 3)
        #expect(flight.due(at: 999, window: 3).isEmpty)
        #expect(names(flight.due(at: 1000, window: 3)) == "1")
        #expect(names(flight.due(at: 1500, window: 3)) == "23")
        #expect(names(flight.due(at: 2000, window: 3)) == "1")
    }

    @Test("that are postponed go again at their time, in their order, and before new ones")
    func postponing() {
        var flight = Flight(requests, resendAfter: 10_000)
        _ = flight.due(at: 0, window: 2)
        flight.postpone(requests[0].id.text, until: 500)
        flight.postpone(requests[1].id.text, until: 500)
        flight.postpone("unknown", until: 500)
        #expect(names(flight.due(at: 499, window: 1)) == "2")
        #expect(names(flight.due(at: 500, window: 4)) == "013")
        #expect(!flight.isOver)
    }

    @Test("start again in their order when the connection is lost")
    func lost() {
        var flight = Flight(requests, resendAfter: 1000)
        _ = flight.due(at: 0, window: 3)
        _ = flight.land(requests[0].id.text)
        _ = flight.due(at: 5, window: 3)
        flight.startAgain()
        #expect(flight.land(requests[1].id.text) == nil)
        #expect(names(flight.due(at: 6, window: 9)) == "12345")
    }
}
