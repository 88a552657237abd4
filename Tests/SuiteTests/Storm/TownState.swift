import Platform
import TestKit

/// Who runs, since when, with how much memory, and whose connection was lost.
struct TownState {
    /// Process id and start time, so that a process of the same number is told apart.
    private var lives: [String: String] = [:]
    /// Resident, in kB.
    private var memory: [String: Int] = [:]
    private var lost: [String] = []
    /// What services have logged as errors, without repetitions.
    private var errors: [String] = []

    /// Most memory a service may have gained, in kB.
    static let memoryLimit = 50 * 1024

    init(of town: Town) throws {
        for line in try town.must("district_memory $dir").split(separator: "\n") {
            let words = line.split(separator: " ")
            memory[String(words[0])] = Int(words[1])
        }
        let lives = try town.must(
            """
            for service in "${SUITE_SERVICES[@]}"; do
                pid=$(suite_pid $dir $service)
                echo "$service $pid since $(awk '{ print $22 }' /proc/$pid/stat)"
            done
            """)
        for line in lives.split(separator: "\n") {
            self.lives[String(line.prefix { $0 != " " })] = String(line)
        }
        lost = try town.must("cat $dir/log/*.log | grep 'connection lost' || true").split(separator: "\n").map(
            String.init)
    }

    func complaints(_ after: TownState) -> [String] {
        var complaints: [String] = []
        for service in StormSeeds.services {
            if after.lives[service] == nil || after.lives[service] != lives[service] {
                complaints.append("\(service) did not live through it: \(after.lives[service] ?? "dead")")
            }
            let gained = (after.memory[service] ?? 0) - (memory[service] ?? 0)
            if gained > Self.memoryLimit { complaints.append("\(service) has \(gained) kB more than before") }
        }
        complaints += after.lost.dropFirst(lost.count).prefix(5).map { "a connection to the broker was lost: \($0)" }
        return complaints + after.errors.filter { !errors.contains($0) }.map { "an error was logged: \($0)" }
    }

    func summary(_ after: TownState) -> String {
        "memory in kB: "
            + StormSeeds.services.map { "\($0) \(memory[$0] ?? 0) -> \(after.memory[$0] ?? 0)" }.joined(separator: ", ")
    }
}
