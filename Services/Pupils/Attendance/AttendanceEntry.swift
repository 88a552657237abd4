import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// A sheet as somebody wants it, held against the calendar, the months that are closed and the class's roll.
struct AttendanceEntry {
    /// Several times the largest class.
    static let mostAbsences = 200

    let id: AttendanceSheetID
    let absences: [AttendanceSheet.Absence]

    /// Finds all that is wrong with it; gives how many are in the class that day.
    func check(on today: LocalDate, in store: Reader, into findings: inout Findings) throws(SQLiteError) -> Int {
        if id.date > today {
            findings.add(
                .invalid, at: "/date", en: "\(id.date) has not come yet; today is \(today)",
                vi: "ngày \(id.date) chưa đến; hôm nay là \(today)")
        }
        if let calendar = try SchoolYears.find(id.schoolClass.school, id.schoolClass.year, in: store),
            let off = calendar.reasonOff(id.date)
        {
            findings.add(
                .invalid, at: "/date", en: "there is no attendance to take: \(off.en)",
                vi: "không có buổi học để điểm danh: \(off.vi)")
        }
        if try AttendanceMonths.status(of: id.month, in: store) != .open {
            findings.addClosed(id.month, at: "/date")
        }
        return try checkPupils(in: store, into: &findings)
    }

    private func checkPupils(in store: Reader, into findings: inout Findings) throws(SQLiteError) -> Int {
        let roll = Set(try Stays.codes(of: id.schoolClass, on: id.date, in: store))
        let code = id.schoolClass.code
        if roll.isEmpty {
            findings.add(
                .invalid, at: "/date", en: "nobody is in class \(code) on \(id.date)",
                vi: "lớp \(code) không có học sinh nào vào ngày \(id.date)")
        }
        var seen: Set<PupilCode> = []
        for (index, absence) in absences.enumerated() {
            let pointer = "/absences/\(index)/pupil"
            if !seen.insert(absence.pupil).inserted {
                findings.add(
                    .duplicate, at: pointer, en: "\(absence.pupil) is already named above; keep one of the two",
                    vi: "học sinh \(absence.pupil) đã có ở trên; chỉ giữ lại một dòng")
            } else if !roll.contains(absence.pupil) {
                guard
                    try findings.expectInUse(absence.pupil, of: id.schoolClass.school, at: pointer, in: store)
                else { continue }
                if try PupilFiles.exists(absence.pupil, in: store) {
                    findings.add(
                        .invalid, at: pointer, en: "\(absence.pupil) is not in class \(code) on \(id.date)",
                        vi: "học sinh \(absence.pupil) không học lớp \(code) vào ngày \(id.date)")
                } else {
                    findings.add(
                        .notFound, at: pointer, en: "no pupil has code \(absence.pupil); check the code",
                        vi: "không có học sinh mang mã \(absence.pupil); hãy kiểm tra lại mã")
                }
            }
        }
        return roll.count
    }

    /// A list longer than any class.
    var tooLong: Refusal? {
        guard absences.count > Self.mostAbsences else { return nil }
        return Refusal(
            .tooLarge, at: "/absences",
            en: "names \(absences.count) pupils; at most \(Self.mostAbsences) may be absent",
            vi: "có \(absences.count) học sinh; mỗi phiếu ghi nhiều nhất \(Self.mostAbsences) học sinh vắng")
    }
}

extension AttendanceSheetID {
    /// The month of the class that the sheet belongs to.
    var month: AttendanceMonthID { AttendanceMonthID(schoolClass: schoolClass, month: CalendarMonth(of: date)) }
}

extension Findings {
    mutating func addClosed(_ id: AttendanceMonthID, at pointer: String) {
        let code = id.schoolClass.code
        add(
            .locked, at: pointer,
            en: "the attendance of class \(code) for \(id.month) is closed; the principal can reopen it",
            vi: "điểm danh lớp \(code) tháng \(id.month) đã khoá sổ; hiệu trưởng có thể mở lại")
    }
}

extension Refusal {
    static func noSuchClass(_ id: ClassID) -> Refusal {
        Refusal(
            .notFound, at: "/schoolClass", en: "no class \(id.code) is defined for \(id.year)",
            vi: "chưa có lớp \(id.code) trong năm học \(id.year)")
    }
}
