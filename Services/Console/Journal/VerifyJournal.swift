import Crypto
import Messaging
import Platform
import SQLite
import Vocabulary
import Wire

/// Proves that nobody has changed the past: every chain from its first row, against all that others know of it.
enum VerifyJournal {
    /// What one store's journal turned out to be.
    struct Finding: Equatable {
        var store: String
        var rows: Int64
        var head: String
        /// How many seals it was held against.
        var seals: Int
        var flaw: String?
    }

    static func run(_ call: Call, stores named: [String]) throws(Failure) -> Ending {
        let stores = try stores(named: call.options.all("store") + named, call)
        var witness = Witness(reporting: stores.first { service(of: $0) == .reporting })
        for file in call.options.all("seals") { witness.seals += try Witness.seals(in: file, call) }
        var findings: [Finding] = []
        for store in stores { findings.append(try check(store, against: witness)) }
        if call.isJSON {
            call.terminal.print(JSON.array(findings.map(\.json)).prettyText)
        } else {
            call.terminal.print(table(findings, call))
        }
        return findings.allSatisfy { $0.flaw == nil } ? .done : .refused
    }

    static func stores(named files: [String], _ call: Call) throws(Failure) -> [String] {
        if !files.isEmpty { return files }
        guard let directory = call.options["data"] ?? call.environment["KHUEVAN_DATA"] else {
            throw .usage(
                en: "where are the stores? Say --data DIR or --store FILE",
                vi: "kho ở đâu? Ghi --data THƯ-MỤC hoặc --store TỆP")
        }
        let names: [String]
        do throws(FileError) { names = try Files.list(directory) } catch { throw .because(error) }
        let stores = names.filter { $0.hasSuffix(".sqlite") }.sorted().map { "\(directory)/\($0)" }
        guard !stores.isEmpty else {
            throw .failed(en: "\(directory) holds no store (*.sqlite)", vi: "\(directory) không có kho nào (*.sqlite)")
        }
        return stores
    }

    /// Which service's a store is, by the name of its file.
    private static func service(of store: String) -> Context? {
        let name = store.split(separator: "/").last ?? ""
        return name.hasSuffix(".sqlite") ? Context(rawValue: String(name.dropLast(7))) : nil
    }

    static func check(_ store: String, against witness: Witness = Witness()) throws(Failure) -> Finding {
        do throws(SQLiteError) {
            // Before the journal, which may only have grown by the time it is read.
            let known = try service(of: store).map { (service) throws(SQLiteError) in try witness.of(service) }
            var database = try Database.openReadOnly(store)
            return try database.read { (reader) throws(SQLiteError) in
                let head = try Journal.head(in: reader)
                return Finding(
                    store: store, rows: head.seq, head: Crypto.Hex.encode(head.hash), seals: known?.seals.count ?? 0,
                    flaw: try Journal.flaw(in: reader, against: known ?? JournalWitness()))
            }
        } catch { throw .because(error) }
    }

    private static func table(_ findings: [Finding], _ call: Call) -> String {
        let language = call.language
        var table = TextTable(
            language(en: "store,rows,seals,head,chain", vi: "kho,số dòng,niêm phong,đầu chuỗi,chuỗi")
                .split(separator: ",").map(String.init), right: [1, 2])
        for finding in findings {
            let verdict = finding.flaw.map { language(en: "broken: \($0)", vi: "đứt: \($0)") }
            table.add([
                finding.store, language.number(finding.rows), "\(finding.seals)", finding.head,
                verdict ?? language(en: "whole", vi: "nguyên vẹn"),
            ])
        }
        return table.text { call.terminal.paint($0, .bold) }
    }
}

extension VerifyJournal.Finding {
    fileprivate var json: JSON {
        [
            "store": .string(store), "rows": .integer(rows), "head": .string(head), "seals": .integer(Int64(seals)),
            "flaw": flaw.map { .string($0) } ?? .null,
        ]
    }
}
