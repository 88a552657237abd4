import Vocabulary
import Wire

/// Weights and heights: a check-up for each school and year, its measurements class by class.
enum MeasurementsFile: ImportKind {
    static let name = "measurements"
    static let summary = Bilingual(en: "weights and heights", vi: "cân nặng và chiều cao")
    static let columns = CSVTable.Columns(
        required: ["school", "class", "pupil", "measuredOn", "weightKg", "heightCm", "position"], optional: ["oedema"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        try importer.waitUntil("campus", hasRead: ["identity", "pupils"])
        // Neither command has a dry run: what can be said without recording anything has been said.
        if importer.manner.isDryRun { return }
        var parcels: [Parcel] = []
        for (key, rows) in importer.table.named.grouped(by: { [$0["school"], year($0["class"])] }) {
            let body: JSON = [
                "school": .string(key[0]), "year": .string(key[1]),
                "from": .string(wishes.checkupFrom ?? rows.map { $0["measuredOn"] }.min() ?? ""),
            ]
            var checkup: String?
            let opening = Parcel(
                command: "campus.open-checkup", body: body,
                places: rows.map { Parcel.Place(pointer: "/row", row: $0.index) }, columns: [:])
            try importer.send([opening], answered: { checkup = $1["id"]?.string })
            guard let checkup else { continue }
            for (schoolClass, measured) in rows.grouped(by: { [$0["class"]] }) {
                if let parcel = parcel(checkup, schoolClass[0], measured) { parcels.append(parcel) }
            }
        }
        let table = importer.table
        try importer.send(
            parcels,
            without: { (parcel, guilty) in
                guard let checkup = parcel.body["checkup"]?.string, let name = parcel.body["schoolClass"]?.string
                else { return nil }
                return Self.parcel(checkup, name, parcel.rows.filter { !guilty.contains($0) }.map { table[$0] })
            },
            answered: { note($1, to: $0, importer) })
    }

    /// The school year in a class's id, `2026-2027` from `…/2026/6A1`; nothing of the kind is the service's to refuse.
    static func year(_ schoolClass: String) -> String {
        ClassID(schoolClass)?.year.text ?? ""
    }

    private static func parcel(_ checkup: String, _ schoolClass: String, _ rows: [CSVTable.Named]) -> Parcel? {
        guard !rows.isEmpty else { return nil }
        var measurements: [JSON] = []
        var places: [Parcel.Place] = []
        for (index, row) in rows.enumerated() {
            var item = ItemBuilder()
            item.text("pupil", row["pupil"])
            item.text("measuredOn", row["measuredOn"])
            item.number("weightKg", row["weightKg"])
            item.number("heightCm", row["heightCm"])
            item.text("position", row["position"])
            item.add("oedema", ItemBuilder.truth(row["oedema"]))
            measurements.append(item.json)
            places.append(Parcel.Place(pointer: "/measurements/\(index)", row: row.index))
        }
        return Parcel(
            command: "campus.record-measurements",
            body: [
                "checkup": .string(checkup), "schoolClass": .string(schoolClass), "measurements": .array(measurements),
            ], places: places, columns: ["schoolClass": "class"])
    }

    /// The answer names pupils one by one; a pupil that was refused is the row of that pupil.
    private static func note(_ result: JSON, to parcel: Parcel, _ importer: Importer) {
        let pupils = (parcel.body["measurements"]?.array ?? []).map { $0["pupil"]?.string }
        for (position, item) in (result["items"]?.array ?? []).enumerated() {
            guard let refused = item["refused"], !refused.isNull else { continue }
            let named = item["pupil"]?.string
            let index =
                pupils.indices.contains(position) && pupils[position] == named
                ? position : pupils.firstIndex(of: named) ?? position
            importer.refuse(refused, at: "/measurements/\(index)", of: parcel)
        }
    }
}
