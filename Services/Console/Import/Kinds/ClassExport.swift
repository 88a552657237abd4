import Vocabulary
import Wire

/// Pupils as the department's system exports a class: Vietnamese headings and words, and no code of ours.
///
/// Who is in it is known by the Ministry's number or the personal one, so that the file may be imported again after it was
/// mended. What the export has beyond a pupil's file is passed over: the birthplace, the home village, the identity card,
/// the parents' trades and years of birth.
enum ClassExport {
    static let columns = ForeignColumns(
        names: [
            ("Họ tên", "name"), ("Họ và tên", "name"), ("Ngày sinh", "birthDate"), ("Giới tính", "sex"),
            ("Dân tộc", "ethnicity"), ("Lớp", "class"), ("Mã định danh Bộ GD&ĐT", "ministry"),
            ("Số định danh cá nhân", "number"), ("Trạng thái", "state"), ("SĐT liên hệ", "phone"),
            ("Tổ/thôn thường trú", "address"), ("Chỗ ở hiện nay", "dwelling"), ("Tên cha", "father"),
            ("Họ tên cha", "father"), ("Tên/nghề/năm sinh cha", "father"), ("Tên mẹ", "mother"),
            ("Họ tên mẹ", "mother"),
            ("Tên/nghề/năm sinh mẹ", "mother"), ("Mã trường", "school"), ("Ngày vào lớp", "from"), ("STT", nil),
            ("Nơi sinh chi tiết", nil), ("Tỉnh quê quán", nil), ("Phường/Xã quê quán", nil), ("Số CMND", nil),
            ("Ngày cấp", nil), ("Nơi cấp", nil), ("Nghề cha", nil), ("Nghề nghiệp cha", nil), ("Năm sinh cha", nil),
            ("Nghề mẹ", nil), ("Nghề nghiệp mẹ", nil), ("Năm sinh mẹ", nil), ("Khối", nil),
        ], required: ["name", "birthDate", "sex", "ethnicity", "class"])

    static func run(_ importer: Importer, _ wishes: ImportWishes) throws(Failure) {
        guard wishes.school != nil || importer.table.header.contains("school") else {
            throw .usage(
                en: "\(importer.table.file) names no school; say whose it is with --school CODE",
                vi: "\(importer.table.file) không ghi trường; hãy thêm --school MÃ")
        }
        let year = wishes.year ?? PupilsFile.year(wishes.today.text)
        var rows: [CSVTable.Named] = []
        for row in importer.table.named {
            if let complaint = complaint(about: row) {
                importer.refuse(row, column: complaint.column, complaint.sentence)
            } else {
                rows.append(row)
            }
        }
        var codes: [Int: String] = [:]
        try importer.bulk(
            "pupils.register-pupil", rows.map { Importer.Item(row: $0.index, body: pupil($0, wishes)) },
            columns: [
                "identifiers": "ministry", "identifiers/value": "ministry", "guardians": "father",
                "guardians/name": "father", "guardians/phone": "phone",
            ]
        ) { row, answer in codes[row] = answer["code"]?.string }
        let enrolments = importer.sound.compactMap { row -> Importer.Item? in
            guard let code = codes[row.index] else { return nil }
            var item = ItemBuilder()
            item.text("pupil", code)
            item.text(
                "schoolClass", "\(school(of: row, wishes))/\(year.map { String($0.firstYear) } ?? "")/\(row["class"])")
            item.text("from", row["from"].isEmpty ? firstDay(of: year) : date(row["from"]))
            return Importer.Item(row: row.index, body: item.json)
        }
        try importer.bulk(
            "pupils.enrol-pupil", enrolments, columns: ["pupil": "name", "schoolClass": "class"], made: "pupil")
    }

    private static func school(of row: CSVTable.Named, _ wishes: ImportWishes) -> String {
        row["school"].isEmpty ? wishes.school ?? "" : row["school"]
    }

    /// The day a school year opens, as the calendar of an import has it too.
    private static func firstDay(of year: SchoolYear?) -> String { year.map { "\($0.firstYear)-09-05" } ?? "" }

    /// Who is not there any more is not put into a class: the export does not say since when.
    private static func complaint(about row: CSVTable.Named) -> (column: String, sentence: Bilingual)? {
        if row["ministry"].isEmpty && row["number"].isEmpty {
            return (
                "ministry",
                Bilingual(
                    en: "is empty, and so is the personal number; without either the pupil would be registered twice",
                    vi:
                        "đang trống và cũng không có số định danh cá nhân; thiếu cả hai thì học sinh sẽ bị đăng ký hai lần"
                )
            )
        }
        let state = Vietnamese.searchForm(row["state"])
        guard !["", "dang hoc", "chuyen den", "hoc sinh chuyen den"].contains(state) else { return nil }
        return (
            "state",
            Bilingual(
                en: "says that the pupil is not in class; leave the row out, and record who left by leave-school",
                vi: "cho biết học sinh không còn học ở lớp; hãy bỏ dòng này và ghi nhận bằng leave-school")
        )
    }

    private static func pupil(_ row: CSVTable.Named, _ wishes: ImportWishes) -> JSON {
        var item = ItemBuilder()
        item.text("school", school(of: row, wishes))
        item.text("name", row["name"])
        item.text("birthDate", date(row["birthDate"]))
        item.text("sex", Words.sexes.ours(row["sex"]))
        item.text("ethnicity", Ethnicity(named: row["ethnicity"])?.text ?? row["ethnicity"])
        item.optional("address", row["address"].isEmpty ? row["dwelling"] : row["address"])
        item.add("guardians", .array(guardians(row)))
        var identifiers: [JSON] = []
        for (column, scheme) in [("ministry", IdentifierScheme.moet10), ("number", .pin12)] where !row[column].isEmpty {
            identifiers.append(["scheme": .string(scheme.rawValue), "value": .string(row[column])])
        }
        item.add("identifiers", .array(identifiers))
        return item.json
    }

    /// Father, mother and whoever else, the telephone with whoever comes first; a number without a name is nobody's.
    static func guardians(_ row: CSVTable.Named) -> [JSON] {
        var phone = String(row["phone"].filter { $0 != " " && $0 != "." })
        var guardians: [JSON] = []
        for relation in GuardianRelation.allCases {
            let parts = row[relation.rawValue].split(separator: "/")
            guard let name = parts.first.map(trimmed), !name.isEmpty else { continue }
            var guardian = ItemBuilder()
            guardian.text("name", name)
            guardian.text("relation", relation.rawValue)
            guardian.optional("phone", phone)
            phone = ""
            guardians.append(guardian.json)
        }
        if phone.isEmpty { return guardians }
        return [["name": "", "relation": .string(GuardianRelation.guardian.rawValue), "phone": .string(phone)]]
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// A day as people write it, 4/3/2015, in the form of the wire; any other text stays, for the service to refuse.
    static func date(_ text: String) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].utf8.count), (1...2).contains(parts[1].utf8.count),
            parts[2].utf8.count == 4, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return text }
        return LocalDate(year: year, month: month, day: day)?.text ?? text
    }
}
