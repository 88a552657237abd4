import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Builds the store anew from what the sources themselves have recorded, beside the old one, and puts it in its place.
///
/// Our services publish their journals again. Another vendor's system cannot be asked, so its events come from the old
/// store. Events go in in the order in which they once arrived, so that what was believed when stays true.
enum Rebuild {
    static func run(_ task: Tool.Task) throws -> Int32 {
        let unknown = task.arguments.filter { $0 != "--verify" }
        guard unknown.isEmpty else {
            task.say("--rebuild does not know \(unknown.joined(separator: " "))")
            return 2
        }
        let path = "\(task.store).rebuild"
        try Database.remove(path)
        var differences: [String] = []
        do {
            var shadow = try ShadowStore.make(at: path, beside: task.store, site: task.configuration.site)
            let broker = task.configuration.broker
            let heads = try shadow.collect { services, take in
                try Replays.read(of: services, from: "reporting.rebuild", at: broker, as: "rebuild", take)
            }
            for (service, rows) in heads.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                task.say("\(service.rawValue): \(rows) events")
            }
            differences = try shadow.fold()
            differences += try shadow.compare()
            try shadow.complete()
        }
        for difference in differences.prefix(50) { task.say("different: \(difference)") }
        if differences.count > 50 { task.say("and \(differences.count - 50) more") }
        if task.arguments.contains("--verify"), !differences.isEmpty {
            try Database.remove(path)
            task.say("\(differences.count) differences; the store stays as it was")
            return 1
        }
        try Database.replace(task.store, with: path)
        task.say(differences.isEmpty ? "both are alike; the new store is in place" : "the new store is in place")
        return 0
    }
}
