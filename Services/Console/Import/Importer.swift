import Messaging
import Wire

/// Sends one file's rows as commands and keeps book of what became of each.
final class Importer {
    /// How an import is to go.
    struct Manner {
        var isDryRun = false
        /// Rows to a message.
        var batch = 200
        /// Messages unanswered at a time; nothing is one list, or eight of what is no list.
        var window: Int?
        /// Another attempt gets answers of its own instead of those given before.
        var attempt = 0
    }

    let kind: String
    let table: CSVTable
    let manner: Manner
    private let sender: any Sender
    private let progress: (String, Int) -> Progress?
    private(set) var ledger = Ledger()
    /// Nobody is signed in: nothing more is worth sending.
    private(set) var isSentAway = false

    init(
        _ kind: String, _ table: CSVTable, by sender: any Sender, _ manner: Manner,
        progress: @escaping (String, Int) -> Progress? = { _, _ in nil }
    ) {
        self.kind = kind
        self.table = table
        self.sender = sender
        self.manner = manner
        self.progress = progress
    }

    /// The rows nothing has been said against so far.
    var sound: [CSVTable.Named] { table.named.filter { !ledger.refused.contains($0.index) } }

    func refuse(_ row: CSVTable.Named, column: String?, _ sentence: Bilingual) {
        ledger.refuse(row.index, column: column, code: ProblemCode.invalid.rawValue, sentence)
    }

    /// One item of a bulk command with the row it came from.
    struct Item {
        var row: Int
        var body: JSON
        /// Rows of parts of the item, by pointer within it, where it is made of several.
        var parts: [Parcel.Place] = []
    }

    /// Sends items by the bulk form of a command; `done` is told what became of each row that was done.
    ///
    /// `made` is a member that names what a command before this one makes. A dry run has undone that, so there it is no
    /// fault of the row that the service does not find it, and all else that is wrong with the row is said.
    func bulk(
        _ command: String, _ items: [Item], columns: [String: String] = [:], window: Int? = nil,
        made: String? = nil, done: (Int, JSON) -> Void = { _, _ in }
    ) throws(Failure) {
        var parcels: [Parcel] = []
        for start in stride(from: 0, to: items.count, by: max(1, manner.batch)) {
            let chunk = items[start..<min(start + max(1, manner.batch), items.count)]
            var places: [Parcel.Place] = []
            for (index, item) in chunk.enumerated() {
                places.append(Parcel.Place(pointer: "/items/\(index)", row: item.row))
                for part in item.parts {
                    places.append(Parcel.Place(pointer: "/items/\(index)\(part.pointer)", row: part.row))
                }
            }
            parcels.append(
                Parcel(
                    command: "\(command)-many",
                    body: ["items": .array(chunk.map(\.body)), "dryRun": .bool(manner.isDryRun)], places: places,
                    columns: columns, undone: manner.isDryRun ? made : nil))
        }
        try send(
            parcels, window: window,
            answered: { parcel, result in
                for (index, item) in (result["items"]?.array ?? []).enumerated() {
                    guard let answer = item["done"], !answer.isNull, let row = parcel.rows(at: "/items/\(index)").first
                    else { continue }
                    done(row, answer)
                }
            })
    }

    /// Sends parcels; where some rows sink one, `without` may make it again without them.
    func send(
        _ parcels: [Parcel], window: Int? = nil, without: ((Parcel, Set<Int>) -> Parcel?)? = nil,
        answered: (Parcel, JSON) -> Void = { _, _ in }
    ) throws(Failure) {
        guard !isSentAway, !parcels.isEmpty else { return }
        var waiting: [MessageID: Parcel] = [:]
        var requests: [Client.Request] = []
        for parcel in parcels {
            let id = parcel.id(kind: kind, file: table.digest, attempt: manner.attempt)
            guard waiting.updateValue(parcel, forKey: id) == nil else { continue }
            requests.append(Client.Request(.command, parcel.command, parcel.body.bytes, id: id))
        }
        let isList = parcels[0].command.hasSuffix("-many")
        let window = window ?? manner.window ?? (isList ? 1 : 8)
        var courtesy = isList && window == 1 ? Courtesy() : nil
        let bar = progress(parcels[0].command, parcels.reduce(0) { $0 + $1.rows.count })
        defer { bar?.finish() }
        var again: [Parcel] = []
        try sender.send(requests, window: window, patience: nil) { request, answer in
            courtesy?.rest()
            guard let parcel = waiting.removeValue(forKey: request.id) else { return }
            bar?.advance(by: parcel.rows.count)
            switch answer {
            case .done(let result, _):
                note(result, to: parcel)
                answered(parcel, result)
            case .refused(let problem):
                if let rest = refuse(parcel, problem, without) { again.append(rest) }
            }
        }
        // Each round is smaller by at least one row, so this ends.
        try send(again, window: window, without: without, answered: answered)
    }

    /// Reads the answer of a bulk command, item by item; answers of another shape say nothing against a row.
    private func note(_ result: JSON, to parcel: Parcel) {
        guard parcel.command.hasSuffix("-many"), let items = result["items"]?.array else { return }
        for (index, item) in items.enumerated() {
            guard let stated = item["refused"], !stated.isNull else { continue }
            refuse(stated, at: "/items/\(index)", of: parcel)
        }
    }

    /// Notes a problem with one part of a parcel.
    func refuse(_ stated: JSON, at pointer: String, of parcel: Parcel) {
        let rows = parcel.rows(at: pointer)
        guard case .success(let problem) = WireDecoder.decode(Problem.self, from: stated) else {
            return ledger.refuse(
                rows, code: ProblemCode.unavailable.rawValue,
                Bilingual(en: "was refused without a readable reason", vi: "bị từ chối, không rõ lí do"))
        }
        let faults = problem.errors.filter { !parcel.excuses($0, at: pointer) }
        if faults.isEmpty, !problem.errors.isEmpty || parcel.excuses(problem) { return }
        if faults.isEmpty, let row = rows.first {
            ledger.refuse(row, column: nil, code: problem.code.rawValue, problem.detail)
        }
        for violation in faults {
            let inside = violation.pointer.hasPrefix(pointer) ? violation.pointer : pointer + violation.pointer
            let found = parcel.locate(inside, header: table.header)
            guard let row = found?.row ?? rows.first else { continue }
            ledger.refuse(row, column: found?.column, code: violation.code, violation.sentence)
        }
        ledger.drop(rows)
    }

    /// Notes why a whole parcel was refused, and gives what is left of it to send again.
    private func refuse(
        _ parcel: Parcel, _ problem: Problem, _ without: ((Parcel, Set<Int>) -> Parcel?)?
    ) -> Parcel? {
        if problem.code == .unauthenticated { isSentAway = true }
        var guilty: Set<Int> = []
        var general = problem.errors.isEmpty
        for violation in problem.errors {
            guard let (row, column) = parcel.locate(violation.pointer, header: table.header) else {
                general = true
                continue
            }
            guilty.insert(row)
            ledger.refuse(row, column: column, code: violation.code, violation.sentence)
        }
        if !general, let rest = without?(parcel, guilty), !rest.rows.isEmpty { return rest }
        if general {
            let whole = problem.errors.first { parcel.locate($0.pointer, header: table.header) == nil }
            ledger.refuse(
                parcel.rows, code: problem.code.rawValue,
                whole?.sentence ?? problem.detail)
        } else {
            ledger.drop(parcel.rows)
        }
        return nil
    }

    /// Gives one command that stands for no row.
    func prepare(_ command: String, _ body: JSON) throws(Failure) -> JSON {
        let parcel = Parcel(command: command, body: body, places: [], columns: [:])
        return try sender.command(
            command, body, id: parcel.id(kind: kind, file: table.digest, attempt: manner.attempt))
    }

    /// Waits until a service has read what others know.
    func waitUntil(_ target: String, hasRead sources: [String]) throws(Failure) {
        try CatchUp(sender).wait(for: target, toRead: sources)
    }
}

extension Violation {
    var sentence: Bilingual { Bilingual(en: detail, vi: detailVi) }
}
