import Vocabulary
import Wire

/// The list of the children who completed the programme of the five-year-olds, for A4 (003 Đ3.4).
///
/// It needs nothing else to be shown or printed, and every sheet of paper says whose it is, which of how many, and from
/// which head of the journal. Why a child has not completed the programme stays in the records.
struct CompletionPage {
    let document: CompletionDocument
    /// When the page was made.
    let made: Instant

    /// So many fit under each other beside heading and signatures.
    static let rowsPerPage = 30

    var text: String {
        let rows = rows
        let count = max(1, (rows.count + Self.rowsPerPage - 1) / Self.rowsPerPage)
        var sheets = ""
        for index in 0..<count {
            let (start, isLast) = (index * Self.rowsPerPage, index == count - 1)
            sheets += """
                <section class="page">
                \(header)
                \(table(rows[start..<min(start + Self.rowsPerPage, rows.count)]))\(isLast ? closing : "")\
                \(footer(page: index + 1, of: count))
                </section>

                """
        }
        return AttendancePaper.whole(
            title: "Trẻ hoàn thành chương trình giáo dục mầm non, năm học \(document.year) – \(document.school)",
            style: AttendancePaper.style + Self.style, sheets: sheets)
    }

    private var header: String {
        """
        <header>
        <p class="unit">\(Markup.escaped(document.school)) <span class="code">\(Markup.escaped(document.schoolCode))</span></p>
        <h1>\(
            Markup.both(
                vi: "Danh sách trẻ hoàn thành chương trình giáo dục mầm non (trẻ 5 tuổi)",
                en: "Children completing the programme of the five-year-olds"))</h1>
        <p class="when">\(Markup.both(vi: "Năm học", en: "School year")) <b>\(document.year)</b> · \(standing)</p>
        </header>
        """
    }

    /// What is not approved may still change, and says so.
    private var standing: String {
        guard let approved = document.approved else {
            return "<b class=\"draft\">\(Markup.both(vi: "BẢN NHÁP, chưa phê duyệt", en: "DRAFT, not approved"))</b>"
        }
        return "\(Markup.both(vi: "Phê duyệt", en: "Approved")): \(Markup.escaped(approved.by)), "
            + Markup.escaped(AttendancePaper.moment(approved.at))
    }

    private func table(_ rows: ArraySlice<String>) -> String {
        let headings = [
            ("STT", "No.", ""), ("Họ và tên", "Name", "name"), ("Ngày sinh", "Born", ""), ("Giới tính", "Sex", ""),
            ("Lớp", "Class", ""), ("Mã định danh", "Code", "wide"), ("Kết quả", "Result", "result"),
        ]
        var text = "<table>\n<caption>\(Markup.both(vi: "Danh sách trẻ", en: "Children"))</caption>\n<thead><tr>"
        for (vi, en, kind) in headings {
            text += "<th scope=\"col\"\(kind.isEmpty ? "" : " class=\"\(kind)\"")>\(Markup.both(vi: vi, en: en))</th>"
        }
        return text + "</tr></thead>\n<tbody>\n" + rows.joined() + "</tbody>\n</table>\n"
    }

    /// Every child's row, numbered through the classes.
    private var rows: [String] {
        var rows: [String] = []
        for part in document.classes {
            for child in part.children {
                rows.append(
                    """
                    <tr><td>\(rows.count + 1)</td><th scope="row" class="name">\(Markup.escaped(child.name))</th>\
                    <td>\(Markup.escaped(child.birthDate.map(Self.day) ?? ""))</td>\
                    <td>\(child.sex.map { Markup.both(Self.word(for: $0)) } ?? "")</td>\
                    <td>\(Markup.escaped(part.name))</td><td>\(Markup.escaped(child.code))</td>\
                    <td>\(Markup.both(child.completion?.label ?? Self.notEntered))</td></tr>

                    """)
            }
        }
        return rows
    }

    /// What it adds up to, and where to sign.
    private var closing: String {
        let children = document.children
        let completed = children.count { $0.completion == .completed }
        let rule =
            document.rule.isEmpty
            ? "" : " \(Markup.both(vi: "Quy tắc", en: "Rule")): \(Markup.escaped(document.rule))."
        var text = """
            <p class="legend">\(
                Markup.both(
                    vi: "Tổng số: \(children.count) trẻ, trong đó \(completed) trẻ hoàn thành chương trình.",
                    en: "\(children.count) children, \(completed) of whom completed the programme."))\(rule)</p>
            <div class="signatures">

            """
        for role in [
            Bilingual(en: "Made by", vi: "Người lập danh sách"), Bilingual(en: "Principal", vi: "Hiệu trưởng"),
        ] {
            text += """
                <div><p class="role">\(Markup.both(role))</p>\
                <p class="how">\(Markup.both(vi: "(Ký, ghi rõ họ tên)", en: "(signature and full name)"))</p></div>

                """
        }
        return text + "</div>\n"
    }

    private func footer(page: Int, of count: Int) -> String {
        """
        <footer>
        <p>\(Markup.escaped(document.school)) · \(Markup.both(vi: "Năm học", en: "School year")) \(document.year) · \
        \(Markup.both(vi: "Trang", en: "Page")) <b>\(page)/\(count)</b> · \
        \(Markup.both(vi: "In lúc", en: "Printed at")) \(Markup.escaped(AttendancePaper.moment(made)))</p>
        <p>\(Markup.both(vi: "Nhật ký đến dòng", en: "Journal up to row")) \(document.sequence), SHA-256 \
        <span class="hash">\(Markup.escaped(document.hash))</span></p>
        </footer>
        """
    }

    private static let notEntered = Bilingual(en: "not assessed yet", vi: "chưa đánh giá")

    private static func word(for sex: Sex) -> Bilingual {
        switch sex {
        case .male: Bilingual(en: "M", vi: "Nam")
        case .female: Bilingual(en: "F", vi: "Nữ")
        }
    }

    private static func day(_ day: LocalDate) -> String {
        let (year, month, number) = day.components
        return "\(number)/\(month)/\(year)"
    }

    private static let style = """

        body { max-width: 190mm; }
        .wide { width: 44mm; }
        .result { width: 32mm; }
        .name { width: 52mm; }
        .hash { overflow-wrap: anywhere; }
        @page { size: A4; margin: 12mm; }
        @media print { .page { height: 272mm; } }
        """
}
