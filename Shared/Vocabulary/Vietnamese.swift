/// How Vietnamese is written.
public enum Vietnamese {
    /// Every accented letter of the language, composed.
    private static let accented =
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
        + "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

    /// `Character` compares by canonical equivalence, so a decomposed letter finds its composed twin here.
    private static let composedTwins = Dictionary(uniqueKeysWithValues: accented.map { ($0, $0) })

    /// The text with every Vietnamese letter composed (NFC), as the sector's databases exchange it.
    public static func composed(_ text: String) -> String {
        // U+0300 to U+036F begin with one of these two bytes; few other letters do.
        let hasMarks = text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
        return hasMarks ? String(text.map { composedTwins[$0] ?? $0 }) : text
    }
}
