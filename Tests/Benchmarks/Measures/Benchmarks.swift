import Glibc
import Platform

/// How fast the suite is, beside the same work in C on the same machine in the same minutes.
///
/// `swift run -c release Benchmarks [events]`; README.md says what is measured and what is not. With `journal [rows]`
/// it measures something else: what a long journal costs; with `sign-in [commands]`, how long others wait for whoever
/// signs in; with `roll`, how long a question takes of a suite that is at work (deploy/import-test); with `machine
/// SECONDS`, what the machine itself adds to anything.
@main
enum Benchmarks {
    static func main() {
        if CommandLine.arguments.dropFirst().first == "journal" { return journal() }
        if CommandLine.arguments.dropFirst().first == "sign-in" { return signIn() }
        if CommandLine.arguments.dropFirst().first == "roll" { return roll() }
        if CommandLine.arguments.dropFirst().first == "machine" {
            return MachineMeasure.run(seconds: CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5)
        }
        let events = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 30_000
        guard events >= 5_000, Files.exists("deploy/lib/broker.sh") else {
            _ = Output.error.writeLine(
                "usage: swift run -c release Benchmarks [EVENTS ≥ 5000], from the project's root")
            exit(2)
        }
        do {
            let table = try Site.with(named: "benchmarks-\(Environment.current().processID)") { site in
                try measure(events, on: site)
            }
            _ = Output.standard.writeLine(table.text)
            exit(table.shortfall == nil ? 0 : 1)
        } catch {
            _ = Output.error.writeLine("Benchmarks: \(error)")
            exit(1)
        }
    }

    /// Appending to a long journal beside a short one.
    private static func journal() {
        let rows = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 20_000_000
        do {
            guard rows >= JournalMeasure.short, Files.exists("deploy/lib/broker.sh") else {
                throw BenchmarkError(
                    "journal takes a number of rows from \(JournalMeasure.short), in the project's root")
            }
            try Site.with(named: "journal-\(Environment.current().processID)") { site in
                try JournalMeasure.run(rows, on: site)
            }
        } catch {
            _ = Output.error.writeLine("Benchmarks: \(error)")
            exit(1)
        }
    }

    /// Commands alone and beside people who sign in.
    private static func signIn() {
        let commands = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1000
        do {
            guard commands >= 200, Files.exists("deploy/lib/broker.sh") else {
                throw BenchmarkError("sign-in takes a number of commands from 200, in the project's root")
            }
            let ratio = try Site.with(named: "sign-in-\(Environment.current().processID)") { site in
                try SignInMeasure(site).run(commands)
            }
            exit(ratio <= SignInMeasure.most ? 0 : 1)
        } catch {
            _ = Output.error.writeLine("Benchmarks: \(error)")
            exit(1)
        }
    }

    /// Class rolls of a suite that somebody else has started.
    private static func roll() {
        let words = Array(CommandLine.arguments.dropFirst(2))
        do {
            guard words.count == 5, let pupils = Int(words[3]) else {
                throw BenchmarkError("roll takes ADDRESS-FILE SESSION-FILE CLASS PUPILS STOP-FILE")
            }
            try RollMeasure(
                address: words[0], session: words[1], schoolClass: words[2], stop: words[4], pupils: pupils
            ).run()
        } catch {
            _ = Output.error.writeLine("Benchmarks: \(error)")
            exit(1)
        }
    }

    /// By turns, C first and last, so that a machine that grows slower or is busy meanwhile favours neither.
    private static func measure(_ events: Int, on site: Site) throws -> Table {
        let ingest = try IngestMeasure(site)
        let relay = try RelayMeasure(site, events: events)
        let alone = try RoundTripMeasure(site, count: events / 10, inFlight: 1)
        let crowded = try RoundTripMeasure(site, count: events / 2, inFlight: 64)
        var table = Table()
        for turn in (0..<7).map({ $0.isMultiple(of: 2) ? Turn.floor($0) : .suite($0) }) {
            say("\(turn): relay of \(events) events")
            table.note("journal relay", turn, try relay.run(turn))
            // What the relay has just published is what the ingest takes in.
            say("\(turn): ingest of the same")
            table.note("reporting ingest", turn, try ingest.run(turn, events: events))
            say("\(turn): round trips")
            table.note("round trips, 1 in flight", turn, try alone.run(turn))
            table.note("round trips, 64 in flight", turn, try crowded.run(turn))
        }
        return table
    }

    static func say(_ text: String) { _ = Output.error.writeLine(text) }
}
