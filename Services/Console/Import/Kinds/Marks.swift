import Vocabulary
import Wire

/// Marks: a command for each column of each mark book; a bad cell does not hold back its neighbours.
enum MarksFile: ImportKind {
    static let name = "marks"
    static let summary = Bilingual(en: "marks of a class in a subject", vi: "điểm của một lớp, một môn")
    static let columns = CSVTable.Columns(
        required: ["class", "subject", "semester", "pupil"], optional: MarkColumn.allCases.map(\.rawValue))

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        try importer.waitUntil("assessment", hasRead: ["identity", "pupils", "staff"])
        let books = importer.table.named.grouped { [$0["class"], $0["subject"], $0["semester"]] }
        if wishes.opensBooks { try open(books, importer) }
        // A column has no dry run: what can be said without recording anything has been said.
        if importer.manner.isDryRun { return }
        var parcels: [Parcel] = []
        for (key, rows) in books {
            for column in MarkColumn.allCases.map(\.rawValue) where importer.table.header.contains(column) {
                let cells = rows.filter { !$0[column].isEmpty && !importer.ledger.refused.contains($0.index) }
                if let parcel = parcel(key.joined(separator: "/"), column, cells) { parcels.append(parcel) }
            }
        }
        let table = importer.table
        try importer.send(
            parcels,
            without: { (parcel, guilty) in
                guard let book = parcel.body["book"]?.string, let column = parcel.body["column"]?.string else {
                    return nil
                }
                return Self.parcel(book, column, parcel.rows.filter { !guilty.contains($0) }.map { table[$0] })
            })
    }

    private static func parcel(_ book: String, _ column: String, _ rows: [CSVTable.Named]) -> Parcel? {
        guard !rows.isEmpty else { return nil }
        var cells: [JSON] = []
        var places: [Parcel.Place] = []
        for (index, row) in rows.enumerated() {
            var cell = ItemBuilder()
            cell.text("pupil", row["pupil"])
            cell.number("value", row[column])
            cells.append(cell.json)
            places.append(Parcel.Place(pointer: "/cells/\(index)", row: row.index))
        }
        return Parcel(
            command: "assessment.record-marks",
            body: ["book": .string(book), "column": .string(column), "cells": .array(cells)], places: places,
            columns: ["value": column])
    }

    private static func open(
        _ books: [(key: [String], rows: [CSVTable.Named])], _ importer: Importer
    ) throws(Failure) {
        let items = books.map { key, rows in
            var item = ItemBuilder()
            item.text("schoolClass", key[0])
            item.text("subject", key[1])
            item.number("semester", key[2])
            return Importer.Item(
                row: rows[0].index, body: item.json,
                parts: rows.map { Parcel.Place(pointer: "/row", row: $0.index) })
        }
        try importer.bulk("assessment.open-mark-book", items, columns: ["schoolClass": "class"])
    }
}
