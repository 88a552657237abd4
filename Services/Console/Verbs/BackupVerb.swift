import Messaging
import Platform
import SQLite
import Wire

/// Copies every store while its service goes on writing.
enum BackupVerb: Verb {
    static let name = "backup"
    static let summary = Bilingual(
        en: "copy every store while the services run", vi: "sao lưu mọi kho trong khi dịch vụ vẫn chạy")
    static let forms = ["--to DIR [--data DIR]"]
    static let options = [
        Option(
            "to", "DIR", en: "an empty or new directory for the copies", vi: "thư mục mới hoặc trống để chứa bản sao"),
        Option(
            "data", "DIR", en: "directory of the stores; else KHUEVAN_DATA",
            vi: "thư mục kho; nếu không thì KHUEVAN_DATA"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.words(0...0)
        guard let target = call.options["to"] else {
            throw .usage(en: "where to? Say --to DIR", vi: "sao lưu vào đâu? Ghi --to THƯ-MỤC")
        }
        var copies: [JSON] = []
        var table = TextTable(
            call.language(en: "store,rows,chain", vi: "kho,số dòng,chuỗi").split(separator: ",").map(String.init),
            right: [1])
        do throws(FileError) { try Files.createDirectory(target) } catch {
            throw .because(error)
        }
        for store in try VerifyJournal.stores(named: [], call) {
            let copy = "\(target)/\(store.split(separator: "/").last ?? "")"
            do throws(SQLiteError) {
                try Database.openReadOnly(store).backup(to: copy)
            } catch { throw .because(error) }
            // A copy that nobody has looked at is a hope.
            let finding = try VerifyJournal.check(copy)
            let verdict = finding.flaw ?? call.language(en: "whole", vi: "nguyên vẹn")
            table.add([copy, call.language.number(finding.rows), verdict])
            copies.append([
                "store": .string(copy), "rows": .integer(finding.rows),
                "flaw": finding.flaw.map { .string($0) } ?? .null,
            ])
            guard finding.flaw == nil else {
                throw .failed(en: "\(copy): the journal is broken: \(verdict)", vi: "\(copy): sổ bị đứt: \(verdict)")
            }
        }
        call.terminal.print(
            call.isJSON ? JSON.array(copies).prettyText : table.text { call.terminal.paint($0, .bold) })
        return .done
    }
}
