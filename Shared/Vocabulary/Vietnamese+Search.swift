extension Vietnamese {
    /// The text as somebody in a hurry types it: small, without tones and accents, `d` for `đ`, one blank between words.
    ///
    /// What is written and what is looked for are both brought to this form, so `Đặng Thị Ếch` is found by `dang ech`.
    /// Apostrophes are left out (`H'Hen` is `hhen`), and other marks of writing part words.
    public static func searchForm(_ text: String) -> String {
        var form = ""
        var isParted = false
        for word in words(text) {
            isParted = true
            for scalar in word where mark(scalar) == nil && scalar != "'" && scalar != "’" {
                let plain = letter(scalar).plain
                guard plain.properties.isAlphabetic || plain.properties.numericType != nil else {
                    isParted = true
                    continue
                }
                if isParted && !form.isEmpty { form.append(" ") }
                isParted = false
                form.unicodeScalars.append(plain)
            }
        }
        return form
    }
}
