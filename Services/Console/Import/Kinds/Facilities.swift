import Vocabulary
import Wire

// Rooms of a school and what stands in them.

/// Rooms, as a school's list of its facilities has them.
enum RoomsFile: RowKind {
    static let name = "rooms"
    static let summary = Bilingual(en: "rooms of a school", vi: "phòng học, phòng chức năng")
    static let command = "campus.register-room"
    static let sources = ["identity"]
    static let cells = [
        Cell.owner,
        Cell("code", headed: "Mã phòng", "Phòng"),
        Cell("site", isRequired: false, headed: "Điểm trường", "Cơ sở"),
        Cell("purpose", .word(.purposes), headed: "Mục đích sử dụng", "Loại phòng"),
        Cell("grade", .word(.buildings), headed: "Loại công trình", "Kết cấu"),
        Cell("area", as: "squareDecimetres", .made(area), headed: "Diện tích (m²)", "Diện tích"),
        Cell("capacity", .number, isRequired: false, headed: "Sức chứa", "Số chỗ ngồi"),
        Cell("commissioned", .number, isRequired: false, headed: "Năm đưa vào sử dụng", "Năm xây dựng"),
        Cell("from", .day, headed: "Sử dụng từ ngày", "Từ ngày"),
    ]

    private static let area: @Sendable (CSVTable.Named) -> JSON? = { Words.squareDecimetres($0["area"]) }
}

/// Equipment, lot by lot, as the register of assets has it.
enum AssetsFile: RowKind {
    static let name = "assets"
    static let summary = Bilingual(en: "equipment of a school", vi: "thiết bị, tài sản")
    static let command = "campus.register-asset"
    static let sources = ["identity"]
    static let cells = [
        Cell.owner,
        Cell("code", headed: "Mã tài sản", "Mã thiết bị"),
        Cell("name", headed: "Tên tài sản", "Tên thiết bị"),
        Cell("category", .word(.assetCategories), headed: "Loại tài sản", "Nhóm thiết bị"),
        Cell("countedIn", headed: "Đơn vị tính", "ĐVT"),
        Cell("quantity", .number, headed: "Số lượng"),
        Cell("acquired", .day, headed: "Ngày mua", "Ngày tiếp nhận"),
        Cell("costEach", .number, headed: "Đơn giá", "Nguyên giá một đơn vị"),
        Cell("source", .word(.fundingSources), isRequired: false, headed: "Nguồn vốn", "Nguồn kinh phí"),
        Cell("condition", .word(.conditions), headed: "Tình trạng"),
        Cell("room", isRequired: false, headed: "Mã phòng", "Phòng"),
    ]
}

/// Equipment that stands in another room from a day on.
enum AssetMovesFile: RowKind {
    static let name = "asset-moves"
    static let summary = Bilingual(en: "equipment moved to other rooms", vi: "điều chuyển tài sản giữa các phòng")
    static let command = "campus.move-asset"
    static let sources = ["identity"]
    /// One message after another: a thing may move more than once.
    static let window: Int? = 1
    static let cells = [
        Cell.asset, Cell("room", headed: "Phòng mới", "Chuyển đến phòng"), Cell("on", .day, headed: "Ngày chuyển"),
        .school,
    ]
}

/// What condition equipment was found in; an empty cell changes nothing.
enum AssetChangesFile: RowKind {
    static let name = "asset-changes"
    static let summary = Bilingual(en: "the condition of equipment", vi: "tình trạng tài sản")
    static let command = "campus.change-asset"
    static let sources = ["identity"]
    static let window: Int? = 1
    static let cells = [
        Cell.asset,
        Cell("condition", .word(.conditions), isRequired: false, headed: "Tình trạng"),
        Cell("name", isRequired: false, headed: "Tên tài sản", "Tên thiết bị"),
        Cell("category", .word(.assetCategories), isRequired: false, headed: "Loại tài sản", "Nhóm thiết bị"),
        Cell("source", .word(.fundingSources), isRequired: false, headed: "Nguồn vốn", "Nguồn kinh phí"),
        Cell("reason", headed: "Lí do", "Lý do"),
        .school,
    ]
}

/// Equipment that is written off by a decision.
enum WriteOffsFile: RowKind {
    static let name = "write-offs"
    static let summary = Bilingual(en: "equipment that is written off", vi: "thanh lí tài sản")
    static let command = "campus.write-off-asset"
    static let sources = ["identity"]
    /// One message after another: what is left is what the row before left.
    static let window: Int? = 1
    static let cells = [
        Cell.asset,
        Cell("on", .day, headed: "Ngày thanh lí", "Ngày thanh lý"),
        Cell("quantity", .number, isRequired: false, headed: "Số lượng"),
        Cell("decision", headed: "Số quyết định"),
        Cell("reason", headed: "Lí do", "Lý do"),
        .school,
    ]
}

extension Cell {
    /// Whose it is, where the file is not one school's.
    fileprivate static let owner = Cell("school", .owner, isRequired: false, headed: "Mã trường")
    /// A lot of equipment by its id, or by the code on its label where the row or `--school` says whose it is.
    fileprivate static let asset = Cell("asset", .ofSchool, headed: "Mã tài sản", "Mã thiết bị")
}

extension Words {
    fileprivate static let purposes = Words(
        \RoomPurpose.label,
        and: [
            "phòng bộ môn": .subjectRoom, "phòng thí nghiệm": .laboratory, "phòng thực hành": .laboratory,
            "phòng máy tính": .computerRoom, "nhà đa năng": .gym, "phòng thiết bị": .equipmentRoom,
            "hội trường": .hall, "phòng họp": .hall, "bếp ăn": .kitchen, "kho": .storeroom, "khác": .other,
        ])
    fileprivate static let buildings = Words(\BuildingGrade.label, and: ["nhờ": .borrowed, "mượn": .borrowed])
    fileprivate static let assetCategories = Words(\AssetCategory.label, and: ["khác": .other])
    fileprivate static let conditions = Words(\AssetCondition.label, and: ["cũ": .worn, "hư hỏng": .broken])
    fileprivate static let fundingSources = Words(
        \FundingSource.label, and: ["ngân sách": .stateBudget, "khác": .other])

    /// Reads square metres, with at most two decimals, as the square decimetres of the wire.
    ///
    /// Three digits after a dot may be thousands: such a text stays as it is, for the service to refuse.
    static func squareDecimetres(_ text: String) -> JSON {
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
        let decimals = parts.count == 2 ? parts[1] : ""
        guard (1...2).contains(parts.count), (1...6).contains(parts[0].utf8.count),
            decimals.utf8.count <= 2, parts.count == 1 || !decimals.isEmpty,
            (parts[0] + decimals).utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(parts[0] + decimals + String(repeating: "0", count: 2 - decimals.utf8.count))
        else { return .string(text) }
        return .integer(number)
    }
}
