import Wire

/// What an import says at its end.
struct ImportSummary {
    let table: CSVTable
    let ledger: Ledger
    let isDryRun: Bool

    init(_ importer: Importer) {
        table = importer.table
        ledger = importer.ledger
        isDryRun = importer.manner.isDryRun
    }

    /// Every complaint by file, line and column, in both languages: whoever mends the file may read either.
    func complaints(_ language: Language, paint: (String) -> String = { $0 }) -> String {
        let ordered = ledger.complaints.sorted { ($0.rows.first ?? -1) < ($1.rows.first ?? -1) }
        var text = ""
        for complaint in ordered {
            var place = table.file
            let lines = complaint.rows.map { table.rows[$0].line }
            if !lines.isEmpty { place += ":" + Self.ranges(lines) }
            if let column = complaint.column { place += ": \(table.heading(of: column))" }
            text += language.complaint(at: place, complaint.sentence, paint: paint)
        }
        return text
    }

    func sentence(_ language: Language) -> String {
        let (all, refused) = (table.rows.count, ledger.refused.count)
        let counts = language(
            en:
                "\(language.number(all)) rows, \(language.number(all - refused)) done, \(language.number(refused)) refused",
            vi: "\(language.number(all)) dòng, \(language.number(all - refused)) xong, "
                + "\(language.number(refused)) bị từ chối")
        let trial = isDryRun ? language(en: " (dry run: nothing was kept)", vi: " (chạy thử: không lưu gì)") : ""
        return "\(table.file): \(counts)\(trial)"
    }

    var json: JSON {
        [
            "file": .string(table.file), "rows": .integer(Int64(table.rows.count)),
            "done": .integer(Int64(table.rows.count - ledger.refused.count)),
            "refused": .integer(Int64(ledger.refused.count)), "dryRun": .bool(isDryRun),
            "complaints": .array(
                ledger.complaints.map { complaint in
                    [
                        "lines": .array(complaint.rows.map { .integer(Int64(table.rows[$0].line)) }),
                        "column": complaint.column.map { .string(table.heading(of: $0)) } ?? .null,
                        "code": .string(complaint.code),
                        "detail": .string(complaint.sentence.en), "detailVi": .string(complaint.sentence.vi),
                    ]
                }),
        ]
    }

    /// Lines as people write them: `2-5,9`.
    static func ranges(_ lines: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for line in lines.sorted() {
            if let last = ranges.last, line <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, line)
            } else {
                ranges.append(line...line)
            }
        }
        let shown = ranges.prefix(8).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        return shown.joined(separator: ",") + (ranges.count > 8 ? ",…" : "")
    }
}

extension CSVTable.Flaws {
    func text(_ language: Language, paint: (String) -> String = { $0 }) -> String {
        var text = ""
        for flaw in all { text += language.complaint(at: "\(file):\(flaw.line)", flaw.sentence, paint: paint) }
        return text
    }

    /// The same shape as the summary of a file that was sent.
    var json: JSON {
        [
            "file": .string(file), "rows": 0, "done": 0, "refused": 0, "dryRun": false,
            "complaints": .array(
                all.map { flaw in
                    [
                        "lines": [.integer(Int64(flaw.line))], "column": nil, "code": "malformed",
                        "detail": .string(flaw.sentence.en), "detailVi": .string(flaw.sentence.vi),
                    ]
                }),
        ]
    }
}

extension Language {
    /// Where, and what, in the reader's language and below it in the other.
    fileprivate func complaint(at place: String, _ sentence: Bilingual, paint: (String) -> String) -> String {
        let other: Language = self == .vi ? .en : .vi
        let indent = String(repeating: " ", count: place.columns + 2)
        return "\(paint(place)): \(self(sentence).printable)\n\(indent)\(other(sentence).printable)\n"
    }
}
