import Messaging
import Vocabulary
import Wire

extension IdentifierScheme {
    /// What is wrong with a value's form; nothing where it is a code of this scheme.
    ///
    /// Forms are never forced: what has another form is another scheme's code. The department's key is opaque, so that
    /// only its alphabet is looked at; the lifelong code is "based on" the personal number, and how is not published.
    func complaint(about value: IdentifierValue) -> Bilingual? {
        let count = value.text.utf8.count
        let isDigits = value.text.utf8.allSatisfy { (48...57).contains($0) }
        let isCapital = !value.text.utf8.contains { !(48...57).contains($0) && !(65...90).contains($0) }
        switch self {
        case .hcm20 where count != 20 || !isCapital:
            return Bilingual(
                en: "must have 20 digits or capital letters; it has \(count) characters",
                vi: "phải gồm 20 chữ số hoặc chữ in hoa; mã này có \(count) kí tự")
        case .moet10 where count != 10 || !isDigits:
            return Bilingual(
                en: "must have 10 digits; it has \(count) characters",
                vi: "phải gồm 10 chữ số; mã này có \(count) kí tự")
        case .pin12:
            guard let number = PersonalNumber(value.text) else {
                return Bilingual(
                    en: "must have 12 digits; it has \(count) characters",
                    vi: "phải gồm 12 chữ số; mã này có \(count) kí tự")
            }
            guard !number.isPlaceKnown else { return nil }
            let place = value.text.prefix(3)
            return Bilingual(
                en: "begins with \(place), which is the code of no province; compare it with the paper",
                vi: "bắt đầu bằng \(place), không phải mã tỉnh, thành phố nào; hãy đối chiếu với giấy tờ")
        case .lifelong where !(12...20).contains(count) || !isCapital:
            return Bilingual(
                en: "must have 12 to 20 digits or capital letters; it has \(count) characters",
                vi: "phải gồm 12 đến 20 chữ số hoặc chữ in hoa; mã này có \(count) kí tự")
        default: return nil
        }
    }
}

extension Findings {
    /// Whether a value is one of its scheme's, and a personal number one that the file does not contradict.
    mutating func checkValue(
        _ value: IdentifierValue, of scheme: IdentifierScheme, for sex: Sex, born birthDate: LocalDate,
        at pointer: String, isForced: Bool = false
    ) {
        if let complaint = scheme.complaint(about: value) {
            return add(.invalid, at: pointer, en: complaint.en, vi: complaint.vi)
        }
        guard scheme == .pin12, !isForced, let number = PersonalNumber(value.text) else { return }
        for found in number.contradictions(sex: sex, birthDate: birthDate) {
            add(
                .invalid, at: pointer,
                en: "\(found.en); mend whichever is wrong, or add it by force, with a reason, where the paper is right",
                vi: "\(found.vi); hãy sửa chỗ sai, hoặc thêm mã kèm xác nhận và lí do nếu giấy tờ đúng")
        }
    }
}
