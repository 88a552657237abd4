import Vocabulary
import Wire

/// What the twelve digits of a citizen's personal number say of him.
///
/// Three digits for the province or the country where the birth was registered, one for century and sex, two for the
/// year of birth, six without meaning; there is no check digit. The fourth is 0 or 1 for men and women born in 19xx, 2
/// or 3 in 20xx, 4 or 5 in 21xx: `079215…` is a boy of 2015, registered in Hồ Chí Minh City.
struct PersonalNumber {
    var place: Int
    var sex: Sex
    var birthYear: Int

    init?(_ text: String) {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count == 12, digits.allSatisfy((0...9).contains) else { return nil }
        place = digits[0] * 100 + digits[1] * 10 + digits[2]
        sex = digits[3] % 2 == 0 ? .male : .female
        birthYear = 1900 + digits[3] / 2 * 100 + digits[4] * 10 + digits[5]
    }

    /// Numbers below 100 are provinces by the list in force up to 30/6/2025, which a number keeps for life; countries are
    /// above.
    var isPlaceKnown: Bool { place >= 100 || Self.provinces.contains(place) }

    /// What contradicts the file; a certificate may have been mended after the number was given out.
    func contradictions(sex: Sex, birthDate: LocalDate) -> [Bilingual] {
        var found: [Bilingual] = []
        if self.sex != sex {
            let (number, file) = (Self.word(self.sex), Self.word(sex))
            found.append(
                Bilingual(
                    en: "says by its fourth digit that the pupil is \(number.en), the file says \(file.en)",
                    vi: "có chữ số thứ tư cho biết giới tính \(number.vi), hồ sơ ghi \(file.vi)"))
        }
        if birthYear != birthDate.year {
            found.append(
                Bilingual(
                    en: "says by its fourth to sixth digits that the pupil was born in \(birthYear), the file says "
                        + "\(birthDate.year)",
                    vi: "có chữ số thứ tư đến thứ sáu cho biết năm sinh \(birthYear), hồ sơ ghi \(birthDate.year)"))
        }
        return found
    }

    private static func word(_ sex: Sex) -> Bilingual {
        sex == .male ? Bilingual(en: "male", vi: "nam") : Bilingual(en: "female", vi: "nữ")
    }

    private static let provinces: Set<Int> = [
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44,
        45,
        46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91,
        92,
        93, 94, 95, 96,
    ]
}
