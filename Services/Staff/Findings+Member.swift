import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

extension Findings {
    /// The member, who must work at the school from a day on, and up to another or for as long as can be seen; what
    /// speaks against it is found at `/member`, `/from` and `/to`.
    @discardableResult
    mutating func expect(
        _ member: MemberCode, workingAt school: UnitCode, from day: LocalDate, to end: LocalDate?, in store: Reader
    ) throws(SQLiteError) -> Contracts.Member? {
        guard let known = try Members.find(member, in: store) else {
            add(
                .notFound, at: "/member", en: "no member of staff has code \(member); register the member first",
                vi: "không có nhân sự mang mã \(member); hãy đăng ký nhân sự trước")
            return nil
        }
        // Of somebody else's staff nothing more is told.
        guard known.school == school else {
            add(
                .invalid, at: "/member", en: "works at another school", vi: "không công tác tại trường này")
            return nil
        }
        if known.status != .working || known.to.map({ $0 <= day }) == true {
            add(
                .invalid, at: "/member", en: "does not work at the school any more", vi: "không còn công tác tại trường"
            )
        } else if let last = known.to, end.map({ last < $0 }) ?? true {
            add(
                .invalid, at: "/to",
                en: "must be given and not be after \(last), from which day the member works here "
                    + "no longer",
                vi: "phải ghi và không được sau ngày \(last) là ngày nhân sự thôi công tác tại trường")
        }
        if day < known.from {
            add(
                .invalid, at: "/from", en: "is before \(known.from), the member's first day at the school",
                vi: "trước ngày \(known.from) là ngày bắt đầu công tác tại trường")
        }
        return known
    }

    /// The first day no longer counted must come after the first that is.
    mutating func expectOrder(_ from: LocalDate, _ to: LocalDate?) {
        guard let to, to <= from else { return }
        add(.invalid, at: "/to", en: "must be after \(from), the first day", vi: "phải sau ngày bắt đầu \(from)")
    }

    /// What began and may have an end already is ended on a day between the two.
    mutating func expectEnd(on day: LocalDate, of from: LocalDate, _ to: LocalDate?) {
        if day <= from {
            add(.invalid, at: "/on", en: "must be after \(from), the first day", vi: "phải sau ngày bắt đầu \(from)")
        }
        if let to, to < day {
            add(
                .invalid, at: "/on", en: "is after \(to), when it ends already; give it anew for longer",
                vi: "sau ngày \(to) là ngày đã kết thúc; muốn kéo dài hãy phân công mới")
        }
    }

    /// Somebody begins at a school at such an age; at another, a date is mistyped.
    mutating func checkAge(_ birthDate: LocalDate, on from: LocalDate, at pointer: String) {
        let ages = RegisterMember.ages
        let age = birthDate.years(until: from)
        guard !ages.contains(age) else { return }
        add(
            .invalid, at: pointer,
            en: "makes the member \(age) years old on \(from); \(ages.lowerBound) to \(ages.upperBound) is expected",
            vi: "cho tuổi \(age) vào ngày \(from); tuổi phải từ \(ages.lowerBound) đến \(ages.upperBound)")
    }

    /// What somebody is trained to teach is named once.
    mutating func checkSubjects(_ subjects: [SubjectCode]) {
        guard Set(subjects).count < subjects.count else { return }
        add(.invalid, at: "/subjects", en: "names the same subject twice", vi: "có môn bị lặp lại")
    }
}
