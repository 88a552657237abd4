import Platform
import Wire

/// Waits until one service has read what another has published: so that a reference finds what it refers to.
struct CatchUp {
    var sender: any Sender
    /// How long to wait, in milliseconds.
    var limit: Int64 = 60_000
    var now: () -> Int64 = Clock.monotonicMilliseconds
    var pause: () -> Void = { _ = Wake().wait(milliseconds: 100) }

    init(_ sender: any Sender) { self.sender = sender }

    /// Waits until `target` has read all that each of the sources has recorded by now.
    func wait(for target: String, toRead sources: [String]) throws(Failure) {
        var missing: [String: Int64] = [:]
        for source in sources {
            let head = try sender.ask("\(source).health")["journal"]?.integer ?? 0
            if head > 0 { missing[source] = head }
        }
        let deadline = now() + limit
        while !missing.isEmpty {
            let health = try sender.ask("\(target).health")
            for source in Self.read(by: health["sources"]?.array ?? [], of: missing) { missing[source] = nil }
            if missing.isEmpty { return }
            guard now() < deadline else {
                let late = missing.keys.sorted().joined(separator: ", ")
                throw .failed(
                    en:
                        "\(target) has not read all of \(late) within \(limit / 1000) s; see khuevan health and try again",
                    vi:
                        "sau \(limit / 1000) giây \(target) vẫn chưa đọc hết dữ liệu của \(late); xem khuevan health rồi "
                        + "thử lại")
            }
            pause()
        }
    }

    /// The sources that have been read as far as wanted; an installation's own ones, whatever its site is called.
    static func read(by stated: [JSON], of wanted: [String: Int64]) -> [String] {
        wanted.filter { (source, head) in
            stated.contains { item in
                guard let name = item["source"]?.string, let sequence = item["sequence"]?.integer else { return false }
                return name.hasPrefix("/khuevan/") && name.hasSuffix("/\(source)") && sequence >= head
            }
        }.map(\.key)
    }
}
