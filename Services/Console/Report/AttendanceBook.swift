import Vocabulary
import Wire

/// A semester of a class's attendance as it is bound when the semester is over (QĐ 513/2024 Đ11.1).
///
/// It has the order of the Ministry's book: the cover, then a page for each month, the earliest first. Sheets are numbered
/// through, so that none can be taken out unnoticed, and a pupil has the same number in every month; where the pupil was
/// not in the class, the row is grey. A month that two semesters share is whole in both, for the book knows months only.
struct AttendanceBook {
    let schoolClass: ClassID
    let semester: Semester
    /// The earliest first, each with all pupils of the semester.
    let months: [AttendanceDocument]
    /// When the book was made.
    let made: Instant

    init(of schoolClass: ClassID, _ semester: Semester, _ months: [AttendanceDocument], made: Instant) {
        self.schoolClass = schoolClass
        self.semester = semester
        self.made = made
        let everybody = Dictionary(months.flatMap(\.pupils).map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
            .sorted { $0.key < $1.key }
        self.months = months.map { month in
            var month = month
            let there = Dictionary(month.pupils.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
            month.pupils = everybody.map { code, name in
                there[code]
                    ?? AttendanceDocument.Pupil(
                        code: code, name: name, stays: [], marks: [], total: 0, excused: 0, unexcused: 0)
            }
            return month
        }
    }

    var text: String {
        let pages = months.map { AttendancePage(document: $0, made: made) }
        let total = 1 + pages.reduce(0) { $0 + $1.count }
        var sheets = ""
        var lines = ""
        var next = 2
        for page in pages {
            lines += line(of: page, from: next)
            sheets += page.sheets(from: next, of: total)
            next += page.count
        }
        return AttendancePaper.whole(
            title: "Điểm danh lớp \(className), \(term.vi), năm học \(schoolClass.year) – \(school)",
            sheets: cover(lines, of: total) + sheets)
    }

    private var className: String { months.first?.className ?? schoolClass.code.text }
    private var school: String { months.first?.school ?? schoolClass.school.text }

    private var term: Bilingual { semester.label }

    private func cover(_ lines: String, of total: Int) -> String {
        """
        <section class="page cover">
        <header>
        <p class="unit">\(Markup.escaped(school)) <span class="code">\(Markup.escaped(schoolClass.school.text))</span></p>
        <h1>\(Markup.both(vi: "Điểm danh lớp \(className)", en: "Attendance of class \(className)"))</h1>
        <p class="when">\(Markup.both(vi: "Năm học", en: "School year")) <b>\(schoolClass.year)</b> · \
        \(Markup.both(term))</p>
        </header>
        <table>
        <caption>\(Markup.both(vi: "Mục lục", en: "Contents"))</caption>
        <thead><tr><th scope="col">\(Markup.both(vi: "Tháng", en: "Month"))</th>\
        <th scope="col">\(Markup.both(vi: "Tình trạng", en: "Status"))</th>\
        <th scope="col">\(Markup.both(vi: "Trang", en: "Page"))</th></tr></thead>
        <tbody>
        \(lines)</tbody>
        </table>
        <footer>
        <p>\(Markup.escaped(school)) · \(Markup.both(vi: "Lớp", en: "Class")) \(Markup.escaped(className)) · \
        \(Markup.both(vi: "Trang", en: "Page")) <b>1/\(total)</b> · \(Markup.both(vi: "In lúc", en: "Printed at")) \
        \(Markup.escaped(AttendancePaper.moment(made)))</p>
        </footer>
        </section>

        """
    }

    private func line(of page: AttendancePage, from first: Int) -> String {
        let last = first + page.count - 1
        return """
            <tr><th scope="row">\(Markup.escaped(page.monthText))</th><td>\(Markup.both(page.document.status.label))</td>\
            <td>\(first == last ? "\(first)" : "\(first)–\(last)")</td></tr>

            """
    }
}
