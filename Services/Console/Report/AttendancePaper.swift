import Vocabulary
import Wire

/// What all printed attendance has in common: one file that needs nothing else, for A3 across.
enum AttendancePaper {
    static func whole(title: String, style: String = Self.style, sheets: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="vi">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>\(Markup.escaped(title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        \(sheets)</body>
        </html>

        """
    }

    /// `07:30 2/11/2026`.
    static func moment(_ instant: Instant) -> String {
        let text = instant.text
        guard let (year, month, day) = CivilDate.parse(String(text.prefix(10))) else { return text }
        return "\(text.dropFirst(11).prefix(5)) \(day)/\(month)/\(year)"
    }

    static let style = """
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
        .cover h1 { font-size: 24pt; margin-top: 30mm; text-align: center; }
        .cover .when { font-size: 13pt; text-align: center; }
        .cover table { width: 200mm; margin: 20mm auto; }
        .cover th, .cover td { font-size: 11pt; padding: 1.5mm; }
        .cover th:first-child, .cover td:first-child { width: 30mm; }
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
