import Testing
import Vocabulary
import Wire

@testable import Pupils

@Suite("Quiet hours") struct QuietHoursTests {
    @Test(
        "hold back until the morning what is not urgent",
        arguments: [
            ("2026-10-05T06:59:59+07:00", "2026-10-05T07:00:00+07:00"),
            ("2026-10-05T07:00:00+07:00", "2026-10-05T07:00:00+07:00"),
            ("2026-10-05T20:59:59+07:00", "2026-10-05T20:59:59+07:00"),
            ("2026-10-05T21:00:00+07:00", "2026-10-06T07:00:00+07:00"),
            ("2026-12-31T23:59:59+07:00", "2027-01-01T07:00:00+07:00"),
        ])
    func hold(sent: String, goesOut: String) throws {
        let sent = try #require(Instant(sent))
        #expect(QuietHours.next(from: sent, .weekly) == Instant(goesOut))
        #expect(QuietHours.next(from: sent, .monthly) == Instant(goesOut))
        #expect(QuietHours.next(from: sent, .urgent) == sent)
    }
}
