import Messaging
import SQLite
import Vocabulary
import Wire

// What may be wrong with a list of a class's pupils, whatever is said of them.

extension Findings {
    /// Each pupil once, and only those who belong here; `place` is where a code stands in the message.
    mutating func checkPupils(
        _ pupils: [PupilCode], of schoolClass: ClassID, among members: [PupilCode], at place: (Int) -> String,
        in store: Reader
    ) throws(SQLiteError) {
        let members = Set(members)
        var seen: Set<PupilCode> = []
        for (index, pupil) in pupils.enumerated() {
            if !seen.insert(pupil).inserted {
                add(
                    .duplicate, at: place(index), en: "\(pupil) is there above; keep one of them",
                    vi: "học sinh \(pupil) đã có ở trên; chỉ giữ lại một mục")
            } else if members.contains(pupil) {
                continue
            } else if try KnownEnrolments.knows(pupil, in: store) {
                add(
                    .invalid, at: place(index), en: "\(pupil) is not in class \(schoolClass.code)",
                    vi: "học sinh \(pupil) không học lớp \(schoolClass.code)")
            } else {
                add(
                    .notFound, at: place(index), en: "no pupil \(pupil) is enrolled anywhere; check the code",
                    vi: "không có học sinh nào mang mã \(pupil); hãy kiểm tra lại mã")
            }
        }
    }
}

extension Refusal {
    /// A list that is empty, or longer than several classes.
    static func notBetween(_ limits: ClosedRange<Int>, _ count: Int, at pointer: String) -> Refusal? {
        guard !limits.contains(count) else { return nil }
        return Refusal(
            count < limits.lowerBound ? .invalid : .tooLarge, at: pointer,
            en: "has \(count) pupils; send \(limits.lowerBound) to \(limits.upperBound), a class at a time",
            vi: "có \(count) học sinh; mỗi lần gửi một lớp, từ \(limits.lowerBound) đến \(limits.upperBound) em")
    }
}
