import Access
import Vocabulary
import Wire

extension NoticeTemplate {
    /// On health: advice for home, what was measured, and the findings that are common (003 Đ4.2, 004 Đ22).
    static let health = [
        NoticeTemplate(
            name: "health-advice", topic: .health, pace: .monthly, title: healthTitle,
            text: Bilingual(
                en: "The school nurse writes to the family of {pupil}, class {class}: {advice}",
                vi: "Y tế nhà trường gửi gia đình em {pupil}, lớp {class}: {advice}")),
        NoticeTemplate(
            name: "monthly-health", topic: .health, pace: .monthly, title: healthTitle,
            text: Bilingual(
                en:
                    "The school nurse writes to the family of {pupil}, class {class}. Height: {height}. Weight: {weight}. "
                    + "{remark}",
                vi: "Y tế nhà trường gửi gia đình em {pupil}, lớp {class}. Chiều cao: {height}. Cân nặng: {weight}. "
                    + "{remark}"),
            isPersonal: true, alsoNeeds: .manageHealth),
        finding(
            "health-eyesight",
            seen: Bilingual(
                en: "{pupil} did not see as clearly as is usual ({finding}). This is often a refractive error (short "
                    + "sight, long sight or astigmatism), which glasses correct.",
                vi: "em nhìn chưa rõ như bình thường ({finding}). Đây có thể là tật khúc xạ (cận thị, viễn thị, loạn "
                    + "thị), thường điều chỉnh được bằng kính."),
            home: Bilingual(
                en: "good light to read by, rest for the eyes from books and screens, and time outdoors every day",
                vi: "học nơi đủ ánh sáng, cho mắt nghỉ khi đọc sách và dùng màn hình, vui chơi ngoài trời mỗi ngày")),
        finding(
            "health-malnutrition",
            seen: Bilingual(
                en: "{pupil} weighed less than is usual for the age and height ({finding}). There are many reasons for "
                    + "that, and most can be helped with.",
                vi: "em có cân nặng thấp hơn mức thường gặp so với tuổi và chiều cao ({finding}). Việc này có nhiều "
                    + "nguyên nhân và phần lớn có thể cải thiện."),
            home: Bilingual(
                en: "regular meals of many kinds, with meat, fish, eggs or beans, milk, vegetables and fruit",
                vi: "ăn đủ bữa, đa dạng món, có thịt, cá, trứng hoặc đậu, uống sữa, ăn rau và trái cây")),
        finding(
            "health-stunting",
            seen: Bilingual(
                en:
                    "{pupil} was not as tall as is usual for the age ({finding}). Children grow differently; a doctor can "
                    + "say whether there is a reason.",
                vi:
                    "em có chiều cao thấp hơn mức thường gặp so với tuổi ({finding}). Mỗi trẻ lớn lên một khác; bác sĩ có "
                    + "thể cho biết có nguyên nhân nào không."),
            home: Bilingual(
                en: "meals of many kinds with milk, enough sleep, and play and sport outdoors",
                vi: "ăn đa dạng món và uống sữa, ngủ đủ giấc, vui chơi và tập thể thao ngoài trời")),
        finding(
            "health-overweight",
            seen: Bilingual(
                en: "{pupil} weighed more than is usual for the age and height ({finding}).",
                vi: "em có cân nặng cao hơn mức thường gặp so với tuổi và chiều cao ({finding})."),
            home: Bilingual(
                en:
                    "meals at regular hours with vegetables, fewer sweet drinks and snacks, and an hour of movement every "
                    + "day; no diet that a doctor has not advised",
                vi: "ăn đúng bữa, nhiều rau, bớt nước ngọt và đồ ăn vặt, vận động một giờ mỗi ngày; không tự cho em ăn "
                    + "kiêng khi chưa có ý kiến bác sĩ")),
        finding(
            "health-rickets",
            seen: Bilingual(
                en: "there were signs that may come from a lack of vitamin D or calcium, as in rickets ({finding}).",
                vi: "em có dấu hiệu có thể do thiếu vitamin D hoặc canxi, như trong bệnh còi xương ({finding})."),
            home: Bilingual(
                en:
                    "time in the mild sun of the morning, milk, fish and eggs; vitamin D and calcium only as a doctor says",
                vi:
                    "tắm nắng nhẹ buổi sáng, uống sữa, ăn cá và trứng; chỉ dùng vitamin D và canxi theo chỉ định của bác "
                    + "sĩ")),
    ]

    /// A title is read over shoulders and on locked screens, so it says nothing of what was found.
    private static let healthTitle = Bilingual(en: "On the health of {pupil}", vi: "Về sức khoẻ của em {pupil}")

    /// What a check at school has found, in words that blame nobody, with the advice to see a doctor.
    ///
    /// A finding is health data of one child, so whoever keeps health records sends it, to that family alone.
    private static func finding(_ name: String, seen: Bilingual, home: Bilingual) -> NoticeTemplate {
        NoticeTemplate(
            name: name, topic: .health, pace: .monthly, title: healthTitle,
            text: Bilingual(
                en:
                    "The school nurse writes to the family of {pupil}, class {class}. In the check at school \(seen.en) A "
                    + "check at school is no diagnosis: please see a doctor, and tell the school nurse what is advised. "
                    + "What helps at home: \(home.en).",
                vi:
                    "Y tế nhà trường gửi gia đình em {pupil}, lớp {class}. Qua kiểm tra tại trường, \(seen.vi) Kiểm tra "
                    + "tại trường không phải là chẩn đoán: gia đình vui lòng đưa em đi khám bác sĩ và cho y tế nhà trường "
                    + "biết ý kiến của bác sĩ. Ở nhà nên: \(home.vi)."),
            isPersonal: true, alsoNeeds: .manageHealth)
    }
}
