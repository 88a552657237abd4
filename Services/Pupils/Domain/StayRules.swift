import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

// What commands that go on with a stay ask of it.

extension Findings {
    /// The stay a pupil is in; where there is none, that is found wrong.
    mutating func openStay(among stays: [Enrolment]) -> Enrolment? {
        guard let stay = stays.last else {
            add(
                .notFound, at: "/pupil", en: "the pupil has not been enrolled in any class",
                vi: "học sinh chưa được xếp vào lớp nào")
            return nil
        }
        if let to = stay.to {
            add(
                .duplicate, at: "/pupil", en: "is in no class any more since \(to)",
                vi: "không còn học lớp nào từ \(to)")
            return nil
        }
        return stay
    }

    /// A stay ends, or is divided, after its first day and what happened since, and within its school year.
    mutating func checkTurn(of stay: Enrolment, on day: LocalDate, in store: Reader) throws(SQLiteError) {
        if day <= stay.from {
            add(
                .invalid, at: "/on", en: "must be after \(stay.from), the first day in class \(stay.schoolClass.code)",
                vi: "phải sau \(stay.from), ngày đầu tiên ở lớp \(stay.schoolClass.code)")
        } else if let open = stay.openSuspension, day <= open.from {
            add(
                .invalid, at: "/on", en: "must be after \(open.from), when the pupil's studies were suspended",
                vi: "phải sau \(open.from), ngày học sinh bắt đầu tạm dừng học")
        } else if day < stay.latestTurn {
            add(
                .invalid, at: "/on", en: "must not be before \(stay.latestTurn), when the pupil resumed studies",
                vi: "không được trước \(stay.latestTurn), ngày học sinh học trở lại")
        }
        try checkYear(of: stay, on: day, in: store)
        try checkWay(of: stay.pupil, from: day, in: store)
    }

    /// A stay in a class begins within its school year.
    mutating func checkFirstDay(
        _ day: LocalDate, in schoolClass: ClassID, in store: Reader
    ) throws(SQLiteError) {
        guard let calendar = try SchoolYears.find(schoolClass.school, schoolClass.year, in: store),
            !(calendar.starts..<calendar.ends).contains(day)
        else { return }
        add(
            .invalid, at: "/from",
            en: "\(day) is outside school year \(calendar.year): from \(calendar.starts) up to \(calendar.ends)",
            vi: "\(day) nằm ngoài năm học \(calendar.year): từ \(calendar.starts) đến trước \(calendar.ends)")
    }

    /// Whoever is on the way to another school is there from the day of the transfer on.
    mutating func checkWay(of pupil: PupilCode, from day: LocalDate, in store: Reader) throws(SQLiteError) {
        guard let way = try Releases.open(for: pupil, in: store)?.request, day >= way.from else { return }
        add(
            .conflict, at: "/pupil",
            en: "goes to school \(way.receiver) on \(way.from); reject that transfer first, if it is not to be",
            vi: "chuyển đến trường \(way.receiver) ngày \(way.from); nếu không chuyển, hãy từ chối chuyển trường trước")
    }

    mutating func checkYear(of stay: Enrolment, on day: LocalDate, in store: Reader) throws(SQLiteError) {
        guard let calendar = try SchoolYears.find(stay.school, stay.year, in: store), day > calendar.ends else {
            return
        }
        add(
            .invalid, at: "/on", en: "must not be after \(calendar.ends), when school year \(stay.year) is over",
            vi: "không được sau \(calendar.ends), khi năm học \(stay.year) đã kết thúc")
    }

    /// A class in which somebody may be put from now on.
    mutating func openClass(
        _ id: ClassID, at pointer: String, in store: Reader
    ) throws(SQLiteError) -> SchoolClass? {
        let known = try Classes.find(id, in: store)
        if known == nil {
            add(
                .notFound, at: pointer, en: "no class \(id.code) is defined for \(id.year)",
                vi: "chưa có lớp \(id.code) trong năm học \(id.year)")
        } else if known?.status == .closed {
            add(
                .locked, at: pointer, en: "class \(id.code) is closed; choose an open one",
                vi: "lớp \(id.code) đã đóng; hãy chọn lớp đang mở")
        }
        return known
    }
}
