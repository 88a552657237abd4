/// The office that supervises a commune's schools since 1/7/2025 (Phòng Văn hóa - Xã hội).
struct CommuneOffice {
    let commune: Plan.Commune
    let code: String

    init(_ commune: Plan.Commune, number: Int) {
        self.commune = commune
        code = CodeSpace(prefix: "PX", number: number).ofUnit
    }

    func unitRow(parent: String) -> String {
        var sheet = Sheet()
        sheet.row(
            code, "commune-office", "Phòng Văn hóa - Xã hội xã \(commune.name)", parent, SchoolCalendar.reform.text,
            "", "", "")
        return sheet.text
    }

    /// The one account of the office; its holder is nobody's staff member here.
    var accountRow: String {
        var sheet = Sheet()
        sheet.row("cv.px-\(commune.slug)", "", code, "office-officer", "Chuyên viên giáo dục xã \(commune.name)")
        return sheet.text
    }
}
