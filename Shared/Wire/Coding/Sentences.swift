/// What the decoder itself has to say.
enum Sentences {
    static let missing = Bilingual(en: "is required", vi: "là thông tin bắt buộc")
    static let object = Bilingual(en: "must be an object", vi: "phải là một đối tượng")
    static let list = Bilingual(en: "must be a list", vi: "phải là một danh sách")
    static let text = Bilingual(en: "must be text", vi: "phải là văn bản")
    static let flag = Bilingual(en: "must be true or false", vi: "phải là true hoặc false")
    static let whole = Bilingual(en: "must be a whole number in range", vi: "phải là số nguyên trong phạm vi cho phép")
    static let number = Bilingual(en: "must be a number", vi: "phải là một số")
    static let control = Bilingual(en: "must not contain control characters", vi: "không được chứa ký tự điều khiển")
    static let tooDeep = Bilingual(en: "is nested too deeply", vi: "lồng nhau quá sâu")
    static let unusable = Bilingual(en: "is not a valid value", vi: "không phải giá trị hợp lệ")

    static func tooMany(_ most: Int) -> Bilingual {
        Bilingual(en: "must have at most \(most) items", vi: "chỉ được có tối đa \(most) phần tử")
    }

    static func unknown(suggesting name: String?) -> Bilingual {
        guard let name else { return Bilingual(en: "is not a known member", vi: "là thành phần không được định nghĩa") }
        return Bilingual(
            en: "is not a known member; did you mean \"\(name)\"?",
            vi: "là thành phần không được định nghĩa; có phải ý bạn là \"\(name)\"?")
    }
}
