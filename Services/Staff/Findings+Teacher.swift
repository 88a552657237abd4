import Contracts
import Messaging
import Vocabulary
import Wire

extension Findings {
    /// The member must have been a teacher of the school on a day; what speaks against it is found at `/member`.
    ///
    /// `start` is the day since when the position is what it is; nothing where it never was another.
    ///
    /// Those who lead a school are judged by standards of their own, and by the office above (TT 14/2018 Đ10.2,
    /// TT 25/2018): with other criteria, and so not here.
    mutating func expectTeacher(_ file: Contracts.Member, since start: LocalDate?, on day: LocalDate) {
        let label = file.position.label
        switch file.position {
        case .teacher: break
        // What he was before is not in the file any more.
        case _ where start.map({ day < $0 }) == true: break
        case .principal, .vicePrincipal:
            add(
                .invalid, at: "/member",
                en: "is not under the teachers' standard but, as \(label.en.lowercased()), "
                    + "under that of principals (TT 14/2018, TT 25/2018), which the office above applies",
                vi: "không áp dụng chuẩn nghề nghiệp giáo viên: \(label.vi.lowercased()) theo chuẩn hiệu trưởng "
                    + "(TT 14/2018, TT 25/2018) do cơ quan quản lí cấp trên đánh giá")
        default:
            add(
                .invalid, at: "/member", en: "is not a teacher but: \(label.en.lowercased())",
                vi: "không phải giáo viên mà là: \(label.vi.lowercased())")
        }
        if day < file.from || file.to.map({ $0 <= day }) == true {
            add(
                .invalid, at: "/member", en: "did not work at the school on \(day)",
                vi: "không công tác tại trường vào ngày \(day)")
        }
    }
}
