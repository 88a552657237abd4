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
    }

    /// One unit's sections, where the report shows each beside the whole.
    struct Part: Equatable {
        var unit: Place
        var sections: [Section]
    }

    struct Freshness: Equatable {
        var source: String
        var sequence: Int64
        var heard: String
    }

    var report: String
    var name: Bilingual
    var unit: Place
    var year: String
    var cutOff: String
    var sections: [Section]
    var parts: [Part]
    var freshness: [Freshness]
    var definition: String

    /// Reads the answer of `reporting.report`; nothing where it is not one.
    init?(_ json: JSON) {
        guard let report = json["report"]?.string, let sections = json["sections"]?.array else { return nil }
        self.report = report
        name = Bilingual(json["name"]) ?? Bilingual(en: report, vi: report)
        unit = Place(json["unit"])
        year = json["year"]?.string ?? ""
        cutOff = json["cutOff"]?.string ?? ""
        self.sections = sections.map { Section($0) }
        parts = (json["units"]?.array ?? []).map { part in
            Part(unit: Place(part["unit"]), sections: (part["sections"]?.array ?? []).map { Section($0) })
        }
        freshness = (json["freshness"]?.array ?? []).map {
            Freshness(
                source: $0["source"]?.string ?? "", sequence: $0["sequence"]?.integer ?? 0,
                heard: $0["heard"]?.string ?? "")
        }
        switch json["definition"] {
        case .string(let text): definition = text
        case .integer(let number): definition = "\(number)"
        default: definition = json["definition"]?["version"].map { $0.string ?? $0.text } ?? ""
        }
    }
}

extension ReportDocument.Section {
    init(_ json: JSON) {
        id = json["id"]?.string ?? ""
        name = Bilingual(json["name"]) ?? Bilingual(en: id, vi: id)
        columns = (json["columns"]?.array ?? []).map { column in
            let id = column["id"]?.string ?? ""
            return ReportDocument.Column(id: id, name: Bilingual(column["name"]) ?? Bilingual(en: id, vi: id))
        }
        rows = (json["rows"]?.array ?? []).map { row in
            let key = row["key"]?.string ?? ""
            return ReportDocument.Row(
                key: key, label: Bilingual(row["label"]) ?? Bilingual(en: key, vi: key),
                cells: (row["cells"]?.array ?? []).map {
                    ReportDocument.Cell(value: $0["value"]?.decimal, figure: $0["figure"]?.string ?? "")
                })
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
