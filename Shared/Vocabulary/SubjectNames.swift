public import Wire

extension SubjectCode {
    /// What people call it; one that has no name here is called by its code.
    public var label: Bilingual { Self.names[text] ?? Bilingual(en: text, vi: text) }

    /// The subjects of the lower and upper secondary curriculum (CT GDPT 2018).
    private static let names = [
        "literature": Bilingual(en: "Literature", vi: "Ngữ văn"),
        "mathematics": Bilingual(en: "Mathematics", vi: "Toán"),
        "foreign-language-1": Bilingual(en: "Foreign language 1", vi: "Ngoại ngữ 1"),
        "foreign-language-2": Bilingual(en: "Foreign language 2", vi: "Ngoại ngữ 2"),
        "civic-education": Bilingual(en: "Civic education", vi: "Giáo dục công dân"),
        "history-geography": Bilingual(en: "History and geography", vi: "Lịch sử và Địa lí"),
        "natural-science": Bilingual(en: "Natural science", vi: "Khoa học tự nhiên"),
        "technology": Bilingual(en: "Technology", vi: "Công nghệ"),
        "informatics": Bilingual(en: "Informatics", vi: "Tin học"),
        "physical-education": Bilingual(en: "Physical education", vi: "Giáo dục thể chất"),
        "arts": Bilingual(en: "Arts", vi: "Nghệ thuật"),
        "local-education": Bilingual(en: "Local education", vi: "Nội dung giáo dục của địa phương"),
        "experiential-activities": Bilingual(
            en: "Experiential activities", vi: "Hoạt động trải nghiệm, hướng nghiệp"),
        "history": Bilingual(en: "History", vi: "Lịch sử"), "geography": Bilingual(en: "Geography", vi: "Địa lí"),
        "physics": Bilingual(en: "Physics", vi: "Vật lí"), "chemistry": Bilingual(en: "Chemistry", vi: "Hoá học"),
        "biology": Bilingual(en: "Biology", vi: "Sinh học"), "music": Bilingual(en: "Music", vi: "Âm nhạc"),
        "fine-arts": Bilingual(en: "Fine arts", vi: "Mĩ thuật"),
        "economics-law": Bilingual(en: "Economics and law", vi: "Giáo dục kinh tế và pháp luật"),
        "defence-education": Bilingual(en: "Defence education", vi: "Giáo dục quốc phòng và an ninh"),
    ]
}
