/// Names put together from common syllables by their frequency, so that no real person is meant.
enum PersonNames {
    static func family(of ethnicity: String, _ random: inout SplitMix) -> String {
        guard let own = familiesByEthnicity[ethnicity], random.chance(perMille: 800) else {
            return families.draw(&random)
        }
        return random.pick(own)
    }

    /// Middle and given name.
    static func personal(isMale: Bool, _ random: inout SplitMix) -> String {
        let middle = isMale ? maleMiddles.draw(&random) : femaleMiddles.draw(&random)
        let given = random.pick(isMale ? maleGivens : femaleGivens)
        return middle == given ? given : middle + " " + given
    }

    private static let families = Frequencies([
        (384, "Nguyễn"), (121, "Trần"), (95, "Lê"), (70, "Phạm"), (51, "Hoàng"), (45, "Phan"), (39, "Vũ"), (21, "Đặng"),
        (20, "Bùi"), (14, "Đỗ"), (13, "Hồ"), (13, "Ngô"), (10, "Dương"), (9, "Đinh"), (8, "Trịnh"), (8, "Lương"),
        (7, "Đào"), (7, "Mai"), (6, "Tạ"), (6, "Đoàn"), (5, "Cao"), (5, "Lâm"), (4, "Chu"), (3, "Tô"), (2, "Quách"),
    ])

    private static let familiesByEthnicity = [
        "02": ["Nông", "Hoàng", "Ma", "Bế", "Lý", "Triệu", "Hứa", "Lộc"],
        "03": ["Lò", "Cà", "Quàng", "Tòng", "Lường", "Cầm", "Vì"],
        "04": ["Lâm", "Trương", "Lý", "Quách", "Tô"],
        "05": ["Thạch", "Danh", "Sơn", "Kim", "Châu"],
        "06": ["Bùi", "Đinh", "Quách", "Hà", "Bạch", "Xa"],
        "07": ["Nông", "Lương", "Hoàng", "Vi", "Mông", "Lăng"],
        "08": ["Giàng", "Vàng", "Sùng", "Thào", "Lầu", "Mùa", "Hạng"],
        "09": ["Triệu", "Bàn", "Đặng", "Phùng", "Tẩn", "Chảo", "Lý"],
        "10": ["Rơ Châm", "Siu", "Kpă", "Ksor", "Rơ Mah"],
        "12": ["Niê", "Mlô", "Êban", "Ayun", "Kbuôr"],
    ]

    private static let maleMiddles = Frequencies([
        (22, "Văn"), (10, "Đức"), (10, "Minh"), (9, "Gia"), (8, "Quang"), (8, "Hữu"), (7, "Anh"), (7, "Bảo"),
        (6, "Quốc"), (5, "Thành"), (5, "Xuân"), (5, "Tuấn"), (4, "Khánh"), (4, "Ngọc"), (3, "Trọng"), (3, "Đình"),
    ])

    private static let femaleMiddles = Frequencies([
        (24, "Thị"), (10, "Ngọc"), (9, "Thu"), (8, "Thanh"), (7, "Khánh"), (7, "Bảo"), (6, "Phương"), (6, "Minh"),
        (5, "Hoài"), (5, "Diệu"), (5, "Thuỳ"), (4, "Quỳnh"), (4, "Thị Thu"), (3, "Thị Hồng"), (3, "Mai"), (3, "Kim"),
    ])

    private static let maleGivens = [
        "An", "Bách", "Bình", "Chiến", "Cường", "Duy", "Dũng", "Đạt", "Hải", "Hiếu", "Hoà", "Hùng", "Huy", "Khang",
        "Khoa",
        "Kiên", "Lâm", "Long", "Lộc", "Mạnh", "Nam", "Nghĩa", "Nhân", "Phong", "Phúc", "Quân", "Quyết", "Sơn", "Tài",
        "Tâm",
        "Thắng", "Thiện", "Thịnh", "Tiến", "Toàn", "Trí", "Trung", "Tú", "Tùng", "Việt", "Vinh", "Vũ",
    ]

    private static let femaleGivens = [
        "An", "Anh", "Ánh", "Châu", "Chi", "Diệp", "Dung", "Duyên", "Giang", "Hà", "Hạnh", "Hân", "Hiền", "Hoa", "Huệ",
        "Hương", "Huyền", "Lan", "Lê", "Liên", "Linh", "Loan", "Ly", "My", "Nga", "Ngân", "Nhi", "Nhung", "Như", "Oanh",
        "Phượng", "Thảo", "Thơ", "Thư", "Thương", "Trang", "Trâm", "Trinh", "Tuyết", "Uyên", "Vân", "Vy", "Xuân", "Yến",
    ]
}
