import Glibc
import Wire

/// A report as the Reporting service gives it.
struct ReportDocument: Equatable {
    struct Place: Equatable {
        var code: String
        var name: String
    }

    struct Column: Equatable {
        var id: String
        var name: Bilingual
        /// What is counted: `pupils`, `%`.
        var unit: Bilingual?

        /// The name, with its unit where numbers would mislead without it.
        var heading: Bilingual {
            guard let unit, unit.vi == "%", !name.vi.contains("%") else { return name }
            return Bilingual(en: "\(name.en) (%)", vi: "\(name.vi) (%)")
        }
    }

    struct Cell: Equatable {
        /// Nothing where there is no figure, such as a share of none.
        var value: Double?
        /// What `report explain` asks for.
        var figure: String
    }

    struct Row: Equatable {
        var key: String
        var label: Bilingual
        var cells: [Cell]
    }

    struct Section: Equatable {
        var id: String
        var name: Bilingual
        var columns: [Column]
        var rows: [Row]
        /// What all rows come to; of its own where a fact may stand in two rows.
        var total: Row?
        /// The same columns for each unit below.
        var perUnit: [Row]

        /// Whether any figure of the column has decimals, so that all are shown with them.
        func hasDecimals(_ column: Int) -> Bool {
            (lines + perUnit).contains { row in
                guard column < row.cells.count, let value = row.cells[column].value else { return false }
                return value != value.rounded()
            }
        }

        /// A row's figures as its reader writes numbers; a dash where there is none.
        func figures(of row: Row, in language: Language) -> [String] {
            row.cells.enumerated().map { column, cell in
                cell.value.map { language.number($0, isExact: hasDecimals(column)) } ?? "–"
            }
        }

        /// The rows with the total under them.
        var lines: [Row] { rows + [total].compactMap { $0 } }
    }

    struct Freshness: Equatable {
        var source: String
        var sequence: Int64
        var heard: String
        /// Events up to there that have not come: the figures lack what they would say.
        var missing: Int64
    }

    var report: String
    var name: Bilingual
    var unit: Place
    var year: String
    /// The day the figures are of.
    var cutOff: String
    var due: String
    var sections: [Section]
    var freshness: [Freshness]
    var definition: String

    /// Reads the answer of `reporting.report`; nothing where it is not one.
    init?(_ json: JSON) {
        guard let report = json["report"]?.string, let sections = json["sections"]?.array else { return nil }
        self.report = report
        name = Bilingual(json["name"]) ?? Bilingual(en: report, vi: report)
        unit = Place(json["unit"])
        year = json["year"]?.string ?? ""
        cutOff = json["on"]?.string ?? json["cutOff"]?.string ?? ""
        due = json["due"]?.string ?? ""
        self.sections = sections.map { Section($0) }
        freshness = (json["freshness"]?.array ?? []).map {
            Freshness(
                source: $0["source"]?.string ?? "", sequence: $0["sequence"]?.integer ?? 0,
                heard: $0["heard"]?.string ?? "", missing: $0["missing"]?.integer ?? 0)
        }
        definition = json["version"]?.string ?? json["definition"]?.string ?? ""
    }
}

extension ReportDocument.Section {
    init(_ json: JSON) {
        id = json["id"]?.string ?? ""
        name = Bilingual(json["name"]) ?? Bilingual(en: id, vi: id)
        columns = (json["columns"]?.array ?? []).map { column in
            let id = column["id"]?.string ?? ""
            return ReportDocument.Column(
                id: id, name: Bilingual(column["name"]) ?? Bilingual(en: id, vi: id), unit: Bilingual(column["unit"]))
        }
        rows = (json["rows"]?.array ?? []).map { ReportDocument.Row($0) }
        total = json["total"].flatMap { $0.isNull ? nil : ReportDocument.Row($0) }
        perUnit = (json["perUnit"]?.array ?? []).map { ReportDocument.Row($0) }
    }
}

extension ReportDocument.Row {
    init(_ json: JSON) {
        key = json["key"]?.string ?? ""
        label = Bilingual(json["label"]) ?? Bilingual(en: key, vi: key)
        cells = (json["cells"]?.array ?? []).map {
            ReportDocument.Cell(value: $0["value"]?.decimal, figure: $0["figure"]?.string ?? "")
        }
    }
}

extension ReportDocument.Place {
    init(_ json: JSON?) {
        code = json?["code"]?.string ?? json?.string ?? ""
        name = json?["name"]?.string ?? code
    }
}

extension Bilingual {
    init?(_ json: JSON?) {
        guard let json else { return nil }
        if let one = json.string {
            self.init(en: one, vi: one)
            return
        }
        guard let en = json["en"]?.string, let vi = json["vi"]?.string else { return nil }
        self.init(en: en, vi: vi)
    }
}
