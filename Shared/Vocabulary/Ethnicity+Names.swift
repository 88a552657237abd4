extension Ethnicity {
    /// The group of that name as lists have it, without regard to tones, capitals, dashes and blanks.
    public init?(named name: String) {
        guard let code = Self.codes[Self.folded(name)] else { return nil }
        self.init(code)
    }

    /// As lists have it; a code that is none of them stands for itself.
    public var name: String {
        guard let number = Int(text), Self.allNames.indices.contains(number - 1) else { return text }
        return Self.allNames[number - 1]
    }

    private static func folded(_ name: String) -> String { String(Vietnamese.searchForm(name).filter { $0 != " " }) }

    /// By the order of their codes, 01 to 55 (QĐ 121-TCTK/PPCĐ); the last stands for whoever is a foreigner.
    public static let allNames = [
        "Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "Mông", "Dao", "Gia-rai", "Ngái", "Ê-đê", "Ba-na",
        "Xơ-đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Ra-glai", "Xtiêng", "Bru-Vân Kiều", "Thổ",
        "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú", "Co", "Ta-ôi", "Chơ-ro", "Kháng", "Xinh-mun", "Hà Nhì", "Chu-ru",
        "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y",
        "Si La", "Pu Péo", "Brâu", "Ơ-đu", "Rơ-măm", "Người nước ngoài",
    ]

    /// Other spellings that lists have.
    private static let spellings = [
        "H'Mông": "08", "Hmông": "08", "Khmer": "05", "Khơ me": "05", "M'Nông": "20", "Nước ngoài": "55", "Việt": "01",
    ]

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for (index, name) in allNames.enumerated() {
            codes[folded(name)] = index < 9 ? "0\(index + 1)" : String(index + 1)
        }
        for (name, code) in spellings { codes[folded(name)] = code }
        return codes
    }()
}
