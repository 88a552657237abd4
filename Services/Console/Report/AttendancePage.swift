import Vocabulary
import Wire

/// The page of attendance of a class's book, for A3 across (TT 22/2021's book; QĐ 513/2024 Đ11.1).
///
/// It needs nothing else to be shown or printed, and every sheet of paper says whose it is, which of how many, and from
/// which head of the journal, so that a page cannot be exchanged unnoticed.
struct AttendancePage {
    let document: AttendanceDocument
    /// When the page was made.
    let made: Instant

    /// So many fit under each other beside heading, totals and signatures.
    static let rowsPerPage = 35

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="vi">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>\(Markup.escaped("Điểm danh lớp \(document.className), tháng \(monthText) – \(document.school)"))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        \(pages)</body>
        </html>

        """
    }

    private var monthText: String { "\(document.month.month)/\(document.month.year)" }

    private var pages: String {
        let starts = Array(stride(from: 0, to: max(1, document.pupils.count), by: Self.rowsPerPage))
        var text = ""
        for (index, start) in starts.enumerated() {
            let end = min(start + Self.rowsPerPage, document.pupils.count)
            let isLast = index == starts.count - 1
            text += """
                <section class="page">
                \(header)
                \(table(of: start..<end, isLast: isLast))\(isLast ? closing : "")\
                \(footer(page: index + 1, of: starts.count))
                </section>

                """
        }
        return text
    }

    private var header: String {
        """
        <header>
        <p class="unit">\(Markup.escaped(document.school)) <span class="code">\(Markup.escaped(document.schoolCode))</span></p>
        <h1>\(Markup.both(vi: "Điểm danh lớp \(document.className)", en: "Attendance of class \(document.className)"))</h1>
        <p class="when">\(Markup.both(vi: "Tháng", en: "Month")) <b>\(Markup.escaped(monthText))</b> · \
        \(Markup.both(document.status.label))\(draft)</p>
        </header>
        """
    }

    /// What is not closed may still change, and says so.
    private var draft: String {
        guard document.status == .open else { return "" }
        return " · <b class=\"draft\">\(Markup.both(vi: "BẢN NHÁP, chưa khoá sổ", en: "DRAFT, not closed"))</b>"
    }

    private func table(of rows: Range<Int>, isLast: Bool) -> String {
        var text = "<table>\n<caption>\(Markup.both(vi: "Điểm danh", en: "Attendance"))</caption>\n<thead><tr>"
        text += "<th scope=\"col\">\(Markup.both(vi: "STT", en: "No."))</th>"
        text += "<th scope=\"col\" class=\"name\">\(Markup.both(vi: "Họ và tên", en: "Name"))</th>"
        for day in document.days {
            text += "<th scope=\"col\"\(day.isSchoolDay ? "" : " class=\"off\"")>\(day.date.components.day)"
            text += "<span class=\"weekday\">\(Self.weekday(day.date))</span></th>"
        }
        for (vi, en) in [("TS", "All"), ("P", "With leave"), ("K", "Without")] {
            text += "<th scope=\"col\" class=\"sum\">\(Markup.both(vi: vi, en: en))</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for index in rows { text += row(index) }
        return text + "</tbody>\n" + (isLast ? totals : "") + "</table>\n"
    }

    private func row(_ index: Int) -> String {
        let pupil = document.pupils[index]
        var text = "<tr><td>\(index + 1)</td><th scope=\"row\" class=\"name\">\(Markup.escaped(pupil.name))</th>"
        for day in document.days {
            let isOff = !day.isSchoolDay || !pupil.isThere(on: day.date)
            text += "<td\(isOff ? " class=\"off\"" : "")>\(Markup.escaped(document.cell(of: pupil, on: day)))</td>"
        }
        return text
            + "<td class=\"sum\">\(pupil.total)</td><td class=\"sum\">\(pupil.excused)</td>"
            + "<td class=\"sum\">\(pupil.unexcused)</td></tr>\n"
    }

    private var totals: String {
        var text = "<tfoot><tr><td></td><th scope=\"row\" class=\"name\">"
        text += Markup.both(vi: "Số học sinh vắng", en: "Absent") + "</th>"
        for day in document.days {
            let isEmpty = day.sessions.isEmpty
            text +=
                "<td\(day.isSchoolDay ? "" : " class=\"off\"")>\(isEmpty ? "" : String(document.absent(on: day)))</td>"
        }
        for sum in [\AttendanceDocument.Pupil.total, \.excused, \.unexcused] {
            text += "<td class=\"sum\">\(document.pupils.reduce(0) { $0 + $1[keyPath: sum] })</td>"
        }
        return text + "</tr></tfoot>\n"
    }

    /// What the letters mean, who has done what so far, and where to sign.
    private var closing: String {
        var text = """
            <p class="legend">\(
                Markup.both(
                    vi: "P: vắng có phép; K: vắng không phép; (s) buổi sáng, (c) buổi chiều; TS: tổng số ngày vắng.",
                    en: "P: absent with leave; K: without; (s) morning, (c) afternoon; TS: days absent in all.")) \
            \(
                Markup.both(
                    vi: "Phiếu đính chính sau ngày học: \(document.late).",
                    en: "Sheets corrected after their day: \(document.late)."))</p>

            """
        if !document.steps.isEmpty {
            let steps = document.steps.map { step in
                "\(Markup.both(step.name)): \(Markup.escaped(step.by))"
                    + (step.at.map { ", \(Markup.escaped(Self.moment($0)))" } ?? "")
            }
            text += "<p class=\"steps\">\(steps.joined(separator: " · "))</p>\n"
        }
        text += "<div class=\"signatures\">\n"
        for role in [
            Bilingual(en: "Homeroom teacher", vi: "Giáo viên chủ nhiệm"), Bilingual(en: "Principal", vi: "Hiệu trưởng"),
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
        <p>\(Markup.escaped(document.school)) · \(Markup.both(vi: "Lớp", en: "Class")) \
        \(Markup.escaped(document.className)) · \(Markup.both(vi: "Tháng", en: "Month")) \
        \(Markup.escaped(monthText)) · \(Markup.both(vi: "Trang", en: "Page")) <b>\(page)/\(count)</b> · \
        \(Markup.both(vi: "In lúc", en: "Printed at")) \(Markup.escaped(Self.moment(made)))</p>
        <p>\(Markup.both(vi: "Nhật ký đến dòng", en: "Journal up to row")) \(document.sequence), SHA-256 \
        <span class="hash">\(Markup.escaped(document.hash))</span></p>
        </footer>
        """
    }

    /// `T2` for Monday to `CN` for Sunday, as timetables have it.
    private static func weekday(_ day: LocalDate) -> String {
        let number = CivilDate.weekday(days: day.day)
        return number == 7 ? "CN" : "T\(number + 1)"
    }

    private static func moment(_ instant: Instant) -> String {
        let text = instant.text
        guard let (year, month, day) = CivilDate.parse(String(text.prefix(10))) else { return text }
        return "\(text.dropFirst(11).prefix(5)) \(day)/\(month)/\(year)"
    }

    private static let style = """
        :root { --ink: #1b1f24; --soft: #545c66; --line: #8c949e; --wash: #e7eaee; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 410mm; padding: 1rem; color: var(--ink); background: #fff;
          font: 10pt/1.3 "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .page { display: flex; flex-direction: column; margin-bottom: 2rem; }
        h1 { font-size: 15pt; line-height: 1.2; margin: 1mm 0; }
        p { margin: .5mm 0; }
        .unit { font-weight: 600; }
        .code, .en { color: var(--soft); font-weight: 400; font-size: .8em; }
        .draft { border: 1px solid var(--ink); padding: 0 2mm; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 2mm;
          font-variant-numeric: tabular-nums lining-nums; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        th, td { border: 1px solid var(--line); padding: .4mm; text-align: center; overflow: hidden; font-size: 8.5pt; }
        thead th { font-weight: 600; vertical-align: bottom; }
        thead .en { display: block; }
        th:first-child, td:first-child { width: 9mm; }
        .name { width: 58mm; text-align: left; font-weight: 400; white-space: nowrap; padding-left: 1.5mm; }
        .weekday { display: block; font-weight: 400; color: var(--soft); }
        .off { background: var(--wash); }
        .sum { width: 12mm; font-weight: 600; }
        tfoot th, tfoot td { border-top: 2px solid var(--ink); }
        .legend, .steps { font-size: 8.5pt; margin-top: 2mm; }
        .signatures { display: flex; justify-content: space-around; margin-top: 3mm; min-height: 28mm; text-align: center; }
        .role { font-weight: 600; }
        .how { font-size: 8.5pt; }
        footer { margin-top: auto; padding-top: 1mm; border-top: 1px solid var(--line); font-size: 7.5pt; color: var(--soft); }
        .hash { font-family: monospace; }
        @page { size: A3 landscape; margin: 10mm; }
        @media print {
          body { max-width: none; padding: 0; }
          .page { height: 276mm; margin: 0; break-after: page; }
          .page:last-child { break-after: auto; }
          tr, .signatures { break-inside: avoid; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
