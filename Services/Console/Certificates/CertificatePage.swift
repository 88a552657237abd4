import Vocabulary
import Wire

/// Temporary lower-secondary graduation certificates, a sheet of A4 to each (004 Đ18.11).
///
/// As every printed page of the suite it needs nothing else, and says whose it is, which of how many, and from which head of
/// the journal. The principal signs and seals the paper.
struct CertificatePage {
    let document: CertificateDocument
    /// When the page was made.
    let made: Instant

    var text: String {
        let sheets = document.holders.enumerated().map { sheet($1, page: $0 + 1) }
        return AttendancePaper.whole(
            title: "Giấy chứng nhận tốt nghiệp THCS tạm thời, năm học \(document.year) – \(document.school)",
            style: Self.style, sheets: sheets.joined())
    }

    private func sheet(_ holder: CertificateDocument.Holder, page: Int) -> String {
        """
        <section class="page">
        <header>
        <p class="state">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p class="motto">Độc lập - Tự do - Hạnh phúc</p>
        <h1>\(Markup.both(vi: "Giấy chứng nhận tốt nghiệp trung học cơ sở (tạm thời)", en: "Temporary certificate of lower-secondary graduation"))</h1>
        <p class="number">\(Markup.both(vi: "Số", en: "No.")) <b>\(holder.number)/\(Markup.escaped(document.year.text))</b></p>
        </header>
        <p class="who">\(Markup.both(vi: "Hiệu trưởng trường", en: "The principal of")) <b>\(Markup.escaped(document.school))</b> \
        <span class="code">\(Markup.escaped(document.schoolCode))</span> \(Markup.both(vi: "chứng nhận", en: "certifies that"))</p>
        <table>
        <caption>\(Markup.both(vi: "Người được cấp", en: "Holder"))</caption>
        <tbody>
        \(rows(holder))</tbody>
        </table>
        <p class="what">\(Markup.both(vi: "đã được công nhận tốt nghiệp trung học cơ sở năm học \(document.year).", en: "has graduated from lower-secondary school in the school year \(document.year)."))</p>
        <p class="what">\(Markup.both(vi: "Giấy chứng nhận này có giá trị đến khi được cấp bằng tốt nghiệp.", en: "This certificate holds until the diploma is issued."))</p>
        <div class="signatures">
        <div><p class="when">\(Markup.both(vi: "Ngày cấp", en: "Issued on")) \(Self.day(holder.issued))</p>\
        <p class="role">\(Markup.both(vi: "Hiệu trưởng", en: "Principal"))</p>\
        <p class="how">\(Markup.both(vi: "(Ký, ghi rõ họ tên, đóng dấu)", en: "(signature, full name and seal)"))</p></div>
        </div>
        \(footer(page: page))
        </section>

        """
    }

    private func rows(_ holder: CertificateDocument.Holder) -> String {
        let sex = holder.sex == .female ? Bilingual(en: "female", vi: "Nữ") : Bilingual(en: "male", vi: "Nam")
        return [
            (Bilingual(en: "Full name", vi: "Họ và tên"), Markup.escaped(holder.name)),
            (Bilingual(en: "Date of birth", vi: "Ngày sinh"), Self.day(holder.birthDate)),
            (Bilingual(en: "Sex", vi: "Giới tính"), Markup.both(sex)),
            (Bilingual(en: "Ethnic group", vi: "Dân tộc"), Markup.escaped(holder.ethnicity.name)),
            (Bilingual(en: "Class", vi: "Học sinh lớp"), Markup.escaped(holder.className)),
        ].map { "<tr><th scope=\"row\">\(Markup.both($0.0))</th><td>\($0.1)</td></tr>\n" }.joined()
    }

    private func footer(page: Int) -> String {
        """
        <footer>
        <p>\(Markup.escaped(document.school)) · \(Markup.both(vi: "Năm học", en: "School year")) \
        \(Markup.escaped(document.year.text)) · \(Markup.both(vi: "Trang", en: "Page")) \
        <b>\(page)/\(document.holders.count)</b> · \(Markup.both(vi: "In lúc", en: "Printed at")) \
        \(Markup.escaped(AttendancePaper.moment(made)))</p>
        <p>\(Markup.both(vi: "Nhật ký đến dòng", en: "Journal up to row")) \(document.sequence), SHA-256 \
        <span class="hash">\(Markup.escaped(document.hash))</span></p>
        </footer>
        """
    }

    /// `5/9/2026`, as days are written in Việt Nam.
    private static func day(_ day: LocalDate) -> String {
        let (year, month, day) = day.components
        return "\(day)/\(month)/\(year)"
    }

    private static let style = """
        :root { --ink: #1b1f24; --soft: #545c66; --line: #8c949e; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 190mm; padding: 1rem; color: var(--ink); background: #fff;
          font: 12pt/1.5 "Noto Serif", "Times New Roman", serif; }
        .page { display: flex; flex-direction: column; margin-bottom: 2rem; }
        header { text-align: center; }
        h1 { font-size: 17pt; line-height: 1.3; margin: 12mm 0 4mm; text-transform: uppercase; }
        h1 .en { display: block; font-size: .65em; text-transform: none; }
        p { margin: 1mm 0; }
        .state { font-weight: 700; }
        .motto { font-weight: 600; text-decoration: underline; }
        .code, .en { color: var(--soft); font-weight: 400; font-size: .8em; }
        .who { margin-top: 8mm; }
        table { width: 100%; border-collapse: collapse; margin: 4mm 0; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        th { width: 55mm; text-align: left; font-weight: 400; }
        td { font-weight: 600; border-bottom: 1px dotted var(--line); }
        .signatures { display: flex; justify-content: flex-end; min-height: 45mm; margin-top: 10mm; text-align: center; }
        .role { font-weight: 700; }
        .how { font-size: 10pt; }
        footer { margin-top: auto; padding-top: 1mm; border-top: 1px solid var(--line); font-size: 7.5pt; color: var(--soft); }
        .hash { font-family: monospace; overflow-wrap: anywhere; }
        @page { size: A4 portrait; margin: 18mm; }
        @media print {
          body { max-width: none; padding: 0; }
          .page { height: 259mm; margin: 0; break-after: page; }
          .page:last-child { break-after: auto; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
