import Access
import Vocabulary
import Wire

extension NoticeTemplate {
    /// On learning and conduct, week by week and month by month, and when a term is over (003 Đ6, 004 Đ11.1, Đ19.5).
    static let learning = [
        NoticeTemplate(
            name: "weekly-learning", topic: .learning, pace: .weekly,
            title: Bilingual(en: "The week of {pupil}", vi: "Tình hình học tập tuần của {pupil}"),
            text: Bilingual(
                en: "To the family of {pupil}, class {class}: {remark}",
                vi: "Kính gửi gia đình em {pupil}, lớp {class}: {remark}")),
        NoticeTemplate(
            name: "monthly-learning", topic: .learning, pace: .monthly,
            title: Bilingual(en: "The month of {pupil}", vi: "Kết quả học tập tháng của {pupil}"),
            text: Bilingual(
                en: "To the family of {pupil}, class {class}. Learning: {learning}. Conduct: {conduct}.",
                vi: "Kính gửi gia đình em {pupil}, lớp {class}. Học tập: {learning}. Rèn luyện: {conduct}.")),
        NoticeTemplate(
            name: "weekly-conduct", topic: .conduct, pace: .weekly,
            title: Bilingual(en: "On the conduct of {pupil} this week", vi: "Tình hình rèn luyện tuần của {pupil}"),
            text: Bilingual(
                en: "To the family of {pupil}, class {class}. On conduct this week: {remark}",
                vi: "Kính gửi gia đình em {pupil}, lớp {class}. Tình hình rèn luyện trong tuần: {remark}")),
        result(.firstSemester), result(.secondSemester), result(.year),
    ]

    /// What a term came to, told to each family by itself: results are for the pupil concerned and the parents only, and
    /// no assessment compares pupils (the Ministry's class book; TT 15/2026 Đ22.2).
    static func result(_ term: Term) -> NoticeTemplate {
        let (name, term) = ("\(term.rawValue)-result", term.label)
        return NoticeTemplate(
            name: name, topic: .learning, pace: .monthly,
            title: Bilingual(en: "Results of {pupil}, \(term.en)", vi: "Kết quả \(term.vi) của em {pupil}"),
            text: Bilingual(
                en:
                    "To the family of {pupil}, class {class}. Results of \(term.en): {results}. They are told to the pupil "
                    + "and the family alone; with any question please turn to the homeroom teacher.",
                vi:
                    "Kính gửi gia đình em {pupil}, lớp {class}. Kết quả \(term.vi) của em: {results}. Kết quả được thông "
                    + "báo riêng cho học sinh và gia đình; nếu cần trao đổi, gia đình vui lòng liên hệ giáo viên chủ "
                    + "nhiệm."),
            isPersonal: true, alsoNeeds: .readMarks)
    }
}
