import Vocabulary
import Wire

/// A month of a class as the pupils service answers it, ready to be laid out.
struct AttendanceDocument {
    var school: String
    var schoolCode: String
    var className: String
    var month: CalendarMonth
    var status: AttendanceMonthStatus
    var steps: [Step]
    var days: [Day]
    var pupils: [Pupil]
    var late: Int64
    var sequence: Int64
    var hash: String

    /// Who did what with the month, and when.
    struct Step {
        var name: Bilingual
        var by: String
        var at: Instant?
    }

    struct Day {
        var date: LocalDate
        var isSchoolDay: Bool
        var sessions: [DaySession]
    }

    struct Pupil {
        var code: String
        var name: String
        var stays: [(from: LocalDate, to: LocalDate?)]
        var marks: [Mark]
        var total: Int64
        var excused: Int64
        var unexcused: Int64

        func isThere(on day: LocalDate) -> Bool {
            stays.contains { stay in stay.from <= day && stay.to.map { day < $0 } ?? true }
        }
    }

    struct Mark {
        var date: LocalDate
        var session: DaySession
        var mark: String
    }

    /// Nothing where the answer is no month of a class.
    init?(_ answer: JSON) {
        guard let state = answer["state"], let schoolClass = state["schoolClass"]?.string,
            let month = state["month"]?.string.flatMap(CalendarMonth.init),
            let status = state["status"]?.string.flatMap(AttendanceMonthStatus.init(rawValue:)),
            let days = answer["days"]?.array, let pupils = answer["pupils"]?.array
        else { return nil }
        schoolCode = state["school"]?.string ?? ""
        school = answer["schoolName"]?.string ?? schoolCode
        className = answer["className"]?.string ?? schoolClass
        self.month = month
        self.status = status
        steps = [
            ("closed", Bilingual(en: "Closed", vi: "Khoá sổ")),
            ("confirmed", Bilingual(en: "Confirmed", vi: "Xác nhận")),
            ("approved", Bilingual(en: "Approved", vi: "Duyệt")),
        ].compactMap { member, name in
            state[member].flatMap { step in
                step["by"]?.string.map { Step(name: name, by: $0, at: step["at"]?.string.flatMap(Instant.init)) }
            }
        }
        self.days = days.compactMap(Day.init)
        self.pupils = pupils.compactMap(Pupil.init)
        late = answer["late"]?.integer ?? 0
        sequence = answer["sequence"]?.integer ?? 0
        hash = answer["hash"]?.string ?? ""
        guard self.days.count == days.count, self.pupils.count == pupils.count else { return nil }
    }

    /// What stands in a pupil's cell of a day.
    ///
    /// One letter where all of the day's sessions say the same; else each with its session: `P(s)`, `K(c)`.
    func cell(of pupil: Pupil, on day: Day) -> String {
        let marks = pupil.marks.filter { $0.date == day.date }
        guard let first = marks.first else { return "" }
        if marks.count == max(1, day.sessions.count), marks.allSatisfy({ $0.mark == first.mark }) { return first.mark }
        return marks.map { "\($0.mark)(\($0.session == .morning ? "s" : "c"))" }.joined(separator: " ")
    }

    /// How many were absent on a day, whichever of its sessions they missed.
    func absent(on day: Day) -> Int { pupils.count { pupil in pupil.marks.contains { $0.date == day.date } } }
}

extension AttendanceDocument.Day {
    fileprivate init?(_ json: JSON) {
        guard let date = json["date"]?.string.flatMap(LocalDate.init), let isSchoolDay = json["isSchoolDay"]?.bool
        else {
            return nil
        }
        self.date = date
        self.isSchoolDay = isSchoolDay
        sessions = (json["sessions"]?.array ?? []).compactMap { $0.string.flatMap(DaySession.init(rawValue:)) }
    }
}

extension AttendanceDocument.Pupil {
    fileprivate init?(_ json: JSON) {
        guard let code = json["pupil"]?.string, let name = json["name"]?.string else { return nil }
        self.code = code
        self.name = name
        stays = (json["stays"]?.array ?? []).compactMap { stay in
            stay["from"]?.string.flatMap(LocalDate.init).map { ($0, stay["to"]?.string.flatMap(LocalDate.init)) }
        }
        marks = (json["marks"]?.array ?? []).compactMap { mark in
            guard let date = mark["date"]?.string.flatMap(LocalDate.init),
                let session = mark["session"]?.string.flatMap(DaySession.init(rawValue:)),
                let letter = mark["mark"]?.string
            else { return nil }
            return AttendanceDocument.Mark(date: date, session: session, mark: letter)
        }
        total = json["total"]?.integer ?? 0
        excused = json["excused"]?.integer ?? 0
        unexcused = json["unexcused"]?.integer ?? 0
    }
}
