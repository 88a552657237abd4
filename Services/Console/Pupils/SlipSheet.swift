import Vocabulary
import Wire

/// Slips of paper for the pupils of a class, one each, to be cut apart: what to sign in with for the first time.
///
/// It needs nothing else to be printed, and is the only place where these passwords stand: it is thrown away once the
/// slips have been handed out.
struct SlipSheet {
    /// What one pupil is given.
    struct Slip: Equatable {
        var name: String
        var account: String
        var password: String
    }

    let schoolClass: ClassID
    /// In the order of the class's list.
    let slips: [Slip]
    let made: Instant

    /// So many fit on a sheet, two beside each other.
    static let perPage = 10

    var text: String {
        var sheets = ""
        for start in stride(from: 0, to: slips.count, by: Self.perPage) {
            sheets += "<section class=\"page\">\n"
            for slip in slips[start..<min(start + Self.perPage, slips.count)] { sheets += text(of: slip) }
            sheets += "</section>\n"
        }
        return AttendancePaper.whole(
            title: "Phiếu tài khoản học sinh lớp \(schoolClass.code)", style: Self.style, sheets: sheets)
    }

    private func text(of slip: Slip) -> String {
        """
        <article class="slip">
        <p class="class">\(Markup.both(vi: "Tài khoản học sinh lớp \(schoolClass.code)", en: "Pupil's account, class \(schoolClass.code)"))</p>
        <h2>\(Markup.escaped(slip.name))</h2>
        <dl>
        <dt>\(Markup.both(vi: "Tên đăng nhập", en: "User name"))</dt><dd>\(Markup.escaped(slip.account))</dd>
        <dt>\(Markup.both(vi: "Mật khẩu lần đầu", en: "First password"))</dt><dd>\(Markup.escaped(slip.password))</dd>
        </dl>
        <p class="advice">\(
            Markup.both(
                vi: "Đổi mật khẩu ở lần đăng nhập đầu tiên. Giữ kín, không cho người khác dùng; quên thì hỏi giáo viên chủ nhiệm.",
                en: "Change it when you first sign in. Keep it to yourself; if you forget it, ask your homeroom teacher."))</p>
        <p class="made">\(Markup.both(vi: "Cấp lúc", en: "Given at")) \(Markup.escaped(AttendancePaper.moment(made)))</p>
        </article>

        """
    }

    private static let style = """
        :root { --ink: #1b1f24; --soft: #545c66; --line: #8c949e; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 194mm; padding: 1rem; color: var(--ink); background: #fff;
          font: 9.5pt/1.3 "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .page { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 54mm; }
        .slip { border: .3mm dashed var(--line); padding: 3mm; overflow: hidden; display: flex; flex-direction: column; }
        h2 { font-size: 13pt; line-height: 1.2; margin: 1mm 0; }
        p { margin: .5mm 0; }
        .class, .advice, .made, .en { color: var(--soft); }
        .en { font-size: .85em; }
        .advice { font-size: 8pt; }
        .made { margin-top: auto; font-size: 7pt; }
        dl { display: grid; grid-template-columns: auto 1fr; gap: .5mm 3mm; margin: 1mm 0; align-items: baseline; }
        dd { margin: 0; font: 600 11.5pt/1.3 "DejaVu Sans Mono", "Noto Sans Mono", Consolas, monospace; }
        @page { size: A4; margin: 8mm; }
        @media print {
          body { max-width: none; padding: 0; }
          .page { break-after: page; }
          .page:last-child { break-after: auto; }
          .slip { break-inside: avoid; }
        }
        """
}
