import Crypto
import Messaging
import Platform
import SQLite
import Wire

/// Proves that nobody has changed the past.
enum JournalVerb: Verb {
    static let name = "journal"
    static let summary = Bilingual(
        en: "check the chain of every journal", vi: "kiểm tra chuỗi băm của mọi sổ ghi")
    static let forms = ["verify [--data DIR | --store FILE…]"]
    static let options = [
        Option(
            "data", "DIR", en: "directory of the stores; else KHUEVAN_DATA",
            vi: "thư mục kho; nếu không thì KHUEVAN_DATA"),
        Option(
            "store", "FILE", en: "one store; may be said again", vi: "một kho; có thể ghi nhiều lần", mayRepeat: true),
    ]

    /// What one store's journal turned out to be.
    struct Finding: Equatable {
        var store: String
        var rows: Int64
        var head: String
        var flaw: String?
    }

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(1...64)
        guard words[0] == "verify" else {
            throw .usage(en: "journal can only verify", vi: "journal chỉ có verify")
        }
        var findings: [Finding] = []
        for store in try stores(named: call.options.all("store") + words.dropFirst(), call) {
            findings.append(try check(store))
        }
        if call.isJSON {
            call.terminal.print(JSON.array(findings.map(\.json)).prettyText)
        } else {
            call.terminal.print(table(findings, call))
        }
        return findings.allSatisfy { $0.flaw == nil } ? .done : .refused
    }

    private static func stores(named files: [String], _ call: Call) throws(Failure) -> [String] {
        if !files.isEmpty { return files }
        guard let directory = call.options["data"] ?? call.environment["KHUEVAN_DATA"] else {
            throw .usage(
                en: "where are the stores? Say --data DIR or --store FILE",
                vi: "kho ở đâu? Ghi --data THƯ-MỤC hoặc --store TỆP")
        }
        let names: [String]
        do throws(FileError) { names = try Files.list(directory) } catch { throw .because(error) }
        let stores = names.filter { $0.hasSuffix(".sqlite") }.map { "\(directory)/\($0)" }
        guard !stores.isEmpty else {
            throw .failed(en: "\(directory) holds no store (*.sqlite)", vi: "\(directory) không có kho nào (*.sqlite)")
        }
        return stores
    }

    static func check(_ store: String) throws(Failure) -> Finding {
        do throws(SQLiteError) {
            var database = try Database.openReadOnly(store)
            return try database.read { (reader) throws(SQLiteError) in
                let head = try Journal.head(in: reader)
                return Finding(
                    store: store, rows: head.seq, head: Crypto.Hex.encode(head.hash), flaw: try Journal.flaw(in: reader)
                )
            }
        } catch { throw .because(error) }
    }

    private static func table(_ findings: [Finding], _ call: Call) -> String {
        let language = call.language
        var table = TextTable(
            language(en: "store,rows,head,chain", vi: "kho,số dòng,đầu chuỗi,chuỗi").split(separator: ",").map(
                String.init),
            right: [1])
        for finding in findings {
            let verdict = finding.flaw.map { language(en: "broken: \($0)", vi: "đứt: \($0)") }
            table.add([
                finding.store, language.number(finding.rows), finding.head,
                verdict ?? language(en: "whole", vi: "nguyên vẹn"),
            ])
        }
        return table.text { call.terminal.paint($0, .bold) }
    }
}

extension JournalVerb.Finding {
    fileprivate var json: JSON {
        [
            "store": .string(store), "rows": .integer(rows), "head": .string(head),
            "flaw": flaw.map { .string($0) } ?? .null,
        ]
    }
}
