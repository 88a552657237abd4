import Crypto
import Vocabulary
import Wire

/// A file's rows under checked headings.
struct CSVTable {
    /// The name people know the file by.
    let file: String
    /// SHA-256 of the file: the same file again is the same import again.
    let digest: [UInt8]
    let header: [String]
    let rows: [CSV.Row]
    /// How the file itself spells the headings, where another system wrote it; nothing where it is one of ours.
    var spelt: [String: String]?

    /// Which columns a kind of file has.
    struct Columns: Sendable {
        var required: [String]
        var optional: [String] = []
        /// What a file of another system has instead.
        var foreign: ForeignColumns?
        var all: [String] { required + optional }
    }

    /// The column of that name as whoever mends the file knows it.
    func heading(of column: String) -> String { spelt?[column] ?? column }

    /// Reads the file, or says everything that is wrong with its structure.
    static func read(
        _ bytes: [UInt8], file: String, columns: Columns, limits: CSV.Limits = CSV.Limits()
    ) -> Result<CSVTable, Flaws> {
        let (rows, structure) = CSV.read(bytes, limits: limits)
        guard let header = rows.first else {
            return .failure(
                Flaws(
                    file: file,
                    all: structure.isEmpty ? [CSV.Flaw(1, en: "the file is empty", vi: "tệp trống")] : structure))
        }
        let foreign = columns.foreign.flatMap { $0.read(header.fields) }
        var flaws = structure + (foreign?.flaws(line: header.line) ?? Self.flaws(of: header, columns))
        for row in rows.dropFirst() where row.fields.count != header.fields.count {
            guard flaws.count < limits.flaws else { break }
            flaws.append(
                CSV.Flaw(
                    row.line, en: "has \(row.fields.count) fields, the heading has \(header.fields.count)",
                    vi: "có \(row.fields.count) ô, dòng tiêu đề có \(header.fields.count)"))
        }
        guard flaws.isEmpty else { return .failure(Flaws(file: file, all: flaws.sorted { $0.line < $1.line })) }
        return .success(
            CSVTable(
                file: file, digest: SHA256.hash(bytes).bytes, header: foreign?.columns ?? header.fields,
                rows: Array(rows.dropFirst()), spelt: foreign?.spelt))
    }

    /// Everything wrong with a file's structure.
    struct Flaws: Error {
        var file: String
        var all: [CSV.Flaw]
    }

    /// A row with its columns by name.
    struct Named {
        let index: Int
        let line: Int
        fileprivate let header: [String]
        fileprivate let fields: [String]

        /// The text of a column; empty where the file has no such column.
        subscript(column: String) -> String {
            guard let index = header.firstIndex(of: column) else { return "" }
            return fields[index]
        }
    }

    subscript(index: Int) -> Named {
        Named(index: index, line: rows[index].line, header: header, fields: rows[index].fields)
    }

    var named: [Named] { rows.indices.map { self[$0] } }

    /// The same table with one school's rows alone, by the column `school` or else by the id of an asset or a class.
    ///
    /// A row that names no school is that school's, and so is what it names by its code alone.
    func rows(ofSchool school: String) -> CSVTable {
        let own = named.filter { row in
            if !row["school"].isEmpty { return row["school"] == school }
            // What is no id stays, for the service to refuse: a label may say TB/01.
            if let asset = AssetID(row["asset"]) { return asset.school.text == school }
            // Another system's class may be called 6/1.
            guard spelt == nil, row["class"].contains("/") else { return true }
            return row["class"].hasPrefix(school + "/")
        }
        return CSVTable(file: file, digest: digest, header: header, rows: own.map { rows[$0.index] }, spelt: spelt)
    }

    private static func flaws(of header: CSV.Row, _ columns: Columns) -> [CSV.Flaw] {
        if header.fields.count == 1, header.fields[0].contains(";") {
            return [
                CSV.Flaw(
                    header.line, en: "the columns are separated by semicolons; save as CSV with commas",
                    vi: "các cột cách nhau bằng dấu chấm phẩy; hãy lưu CSV dùng dấu phẩy")
            ]
        }
        var flaws: [CSV.Flaw] = []
        var seen: Set<String> = []
        for name in header.fields {
            if !seen.insert(name).inserted {
                flaws.append(
                    CSV.Flaw(header.line, en: "column \(name) is there twice", vi: "cột \(name) xuất hiện hai lần"))
            } else if !columns.all.contains(name) {
                let nearest = Suggestion.nearest(to: name, among: columns.all)
                flaws.append(
                    CSV.Flaw(
                        header.line,
                        en: "column \(name.printable) is not known" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                        vi: "không có cột \(name.printable)" + (nearest.map { "; có phải là \($0)?" } ?? "")))
            }
        }
        for name in columns.required where !seen.contains(name) {
            flaws.append(CSV.Flaw(header.line, en: "column \(name) is missing", vi: "thiếu cột \(name)"))
        }
        return flaws
    }
}
