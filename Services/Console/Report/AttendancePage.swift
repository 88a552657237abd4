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
        AttendancePaper.whole(
            title: "Điểm danh lớp \(document.className), tháng \(monthText) – \(document.school)",
            sheets: sheets(from: 1, of: count))
    }

    /// How many sheets of paper it takes.
    var count: Int { max(1, (document.pupils.count + Self.rowsPerPage - 1) / Self.rowsPerPage) }

    var monthText: String { "\(document.month.month)/\(document.month.year)" }

    /// Its sheets, numbered from `first` among so many.
    func sheets(from first: Int, of total: Int) -> String {
        var text = ""
        for index in 0..<count {
            let start = index * Self.rowsPerPage
            let end = min(start + Self.rowsPerPage, document.pupils.count)
            let isLast = index == count - 1
            text += """
                <section class="page">
                \(header)
                \(table(of: start..<end, isLast: isLast))\(isLast ? closing : "")\
                \(footer(page: first + index, of: total))
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
                    + (step.at.map { ", \(Markup.escaped(AttendancePaper.moment($0)))" } ?? "")
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
        \(Markup.both(vi: "In lúc", en: "Printed at")) \(Markup.escaped(AttendancePaper.moment(made)))</p>
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
}
