import Vocabulary
import Wire

/// A pupil's results in the words of a notice: each subject's average or judgement, and what all of it came to.
///
/// Families read Vietnamese; a subject that has no name here is called by its code.
enum ResultText {
    /// Nothing while a subject is not complete: half a result is none.
    static func of(_ result: JSON) -> String? {
        guard let level = result["learning"]?.string.flatMap(LearningLevel.init(rawValue:)) else { return nil }
        let subjects = (result["subjects"]?.array ?? []).compactMap { subject -> String? in
            guard let code = subject["code"]?.string, let judgement = judgement(subject) else { return nil }
            return "\(names[code] ?? code) \(judgement)"
        }
        return (subjects + ["kết quả học tập: \(level.label.vi)"]).joined(separator: "; ")
    }

    private static func judgement(_ subject: JSON) -> String? {
        if let mark = subject["average"].flatMap(Mark.init(json:)) { return "\(mark.tenths / 10),\(mark.tenths % 10)" }
        return subject["passed"]?.bool.map { $0 ? "Đạt" : "Chưa đạt" }
    }

    /// The subjects of the lower and upper secondary curriculum (CT GDPT 2018).
    private static let names = [
        "literature": "Ngữ văn", "mathematics": "Toán", "foreign-language-1": "Ngoại ngữ 1",
        "foreign-language-2": "Ngoại ngữ 2", "civic-education": "Giáo dục công dân",
        "history-geography": "Lịch sử và Địa lí", "natural-science": "Khoa học tự nhiên", "technology": "Công nghệ",
        "informatics": "Tin học", "physical-education": "Giáo dục thể chất", "arts": "Nghệ thuật",
        "local-education": "Nội dung giáo dục của địa phương",
        "experiential-activities": "Hoạt động trải nghiệm, hướng nghiệp", "history": "Lịch sử", "geography": "Địa lí",
        "physics": "Vật lí", "chemistry": "Hoá học", "biology": "Sinh học", "music": "Âm nhạc", "fine-arts": "Mĩ thuật",
        "economics-law": "Giáo dục kinh tế và pháp luật", "defence-education": "Giáo dục quốc phòng và an ninh",
    ]
}
