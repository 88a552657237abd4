import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

extension Findings {
    /// A unit's kind must exist on the day that its stay begins.
    mutating func checkKind(_ kind: UnitKind, from day: LocalDate) {
        guard !kind.exists(on: day) else { return }
        add(
            .invalid, at: "/from",
            en: "district offices end on 30/6/2025 and commune offices begin on 1/7/2025; check kind and date",
            vi: "phòng GD&ĐT cấp huyện kết thúc ngày 30/6/2025, phòng cấp xã bắt đầu từ 1/7/2025; hãy kiểm tra "
                + "loại đơn vị và ngày")
    }

    /// The unit above must be there from the day on and as long as the stay lasts, and be of a kind that has such units
    /// below it.
    mutating func checkPlace(
        of kind: UnitKind, under parent: UnitCode, at pointer: String, from day: LocalDate, to end: LocalDate?,
        in store: Reader
    ) throws(SQLiteError) {
        guard parent != UnitCode.root else { return }
        guard let above = try Directory.unit(parent, in: store) else {
            return add(
                .notFound, at: pointer, en: "is not registered; register the unit above first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị cấp trên trước")
        }
        let ends = above.to.map { close in end.map { $0 > close } ?? true } ?? false
        if day < above.from || ends || !above.kind.exists(on: day) {
            add(
                .conflict, at: pointer, en: "is not open on \(day.text) and after; name a unit that is",
                vi: "không hoạt động từ ngày \(day.text); hãy chọn đơn vị đang hoạt động")
        }
        if !kind.mayAnswer(to: above.kind) {
            add(
                .invalid, at: pointer, en: "is a \(above.kind.rawValue), which has no \(kind.rawValue) below it",
                vi: "là đơn vị loại \(above.kind.rawValue), không thể có đơn vị loại \(kind.rawValue) trực thuộc")
        }
    }

    /// A school says what it teaches; an office teaches nothing and belongs to nobody.
    mutating func checkTeaching(of kind: UnitKind, levels: [Level]?, ownership: Ownership?) {
        let teaches = levels?.isEmpty == false
        if kind == .school, !teaches {
            add(
                .incomplete, at: "/levels", en: "must name at least one level that the school teaches",
                vi: "phải ghi ít nhất một cấp học của trường")
        }
        guard kind != .school else { return }
        if teaches { addForSchoolsOnly(at: "/levels") }
        if ownership != nil { addForSchoolsOnly(at: "/ownership") }
    }

    /// What only a school has does not belong into an office's profile.
    mutating func checkProfile(_ profile: Unit.Profile?, of kind: UnitKind) {
        guard let profile, kind != .school else { return }
        if !profile.sites.isEmpty { addForSchoolsOnly(at: "/profile/sites") }
        if profile.nationalStandard != nil { addForSchoolsOnly(at: "/profile/nationalStandard") }
        if profile.accreditation != nil { addForSchoolsOnly(at: "/profile/accreditation") }
        if profile.twoSessions != nil { addForSchoolsOnly(at: "/profile/twoSessions") }
        if profile.boarding != nil { addForSchoolsOnly(at: "/profile/boarding") }
    }

    private mutating func addForSchoolsOnly(at pointer: String) {
        add(
            .invalid, at: pointer, en: "belongs to schools only; leave it out", vi: "chỉ dành cho trường học; hãy bỏ")
    }

    /// Where nothing is known under the code of the unit that a command is about.
    mutating func addUnknownUnit() {
        add(
            .notFound, at: "/unit", en: "is not registered; check the code", vi: "chưa được đăng ký; hãy kiểm tra mã")
    }
}
