public import Wire

/// What a school calls a room: `P101`, `TV`.
public struct RoomCode: HouseCode {
    public static let longest = 16
    public static let sample = RoomCode(unchecked: "P101")
    public static let complaint = Bilingual(
        en: "must be a room's code of 1 to 16 letters, digits, dots or dashes",
        vi: "phải là mã phòng gồm 1 đến 16 chữ cái, chữ số, dấu chấm hoặc gạch nối")
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// A room of a school: `<school>/<room code>`.
public struct RoomID: SchoolID {
    public let school: UnitCode
    public let code: RoomCode

    public init(school: UnitCode, code: RoomCode) {
        self.school = school
        self.code = code
    }

    public static let complaint = Bilingual(
        en: "must name a room as school/room code, for example 79764000010000000006/P101",
        vi: "phải ghi phòng theo mẫu mã trường/mã phòng, ví dụ 79764000010000000006/P101")
}

/// What a room is for, by the blocks of TT 13/2020 (learning, support of learning, administration, ancillary, living).
public enum RoomPurpose: String, WireEnum {
    case classroom
    case subjectRoom = "subject-room"
    case laboratory
    case computerRoom = "computer-room"
    case languageRoom = "language-room"
    case artsRoom = "arts-room"
    case gym, library
    case equipmentRoom = "equipment-room"
    case counsellingRoom = "counselling-room"
    case traditionRoom = "tradition-room"
    case healthRoom = "health-room"
    case office
    case staffRoom = "staff-room"
    case hall, kitchen
    case diningRoom = "dining-room"
    case dormitory
    case pupilToilet = "pupil-toilet"
    case staffToilet = "staff-toilet"
    case storeroom, other

    public var label: Bilingual {
        switch self {
        case .classroom: Bilingual(en: "Classroom", vi: "Phòng học")
        case .subjectRoom: Bilingual(en: "Subject room", vi: "Phòng học bộ môn")
        case .laboratory: Bilingual(en: "Laboratory", vi: "Phòng thí nghiệm, thực hành")
        case .computerRoom: Bilingual(en: "Computer room", vi: "Phòng tin học")
        case .languageRoom: Bilingual(en: "Language room", vi: "Phòng ngoại ngữ")
        case .artsRoom: Bilingual(en: "Arts and music room", vi: "Phòng âm nhạc, mĩ thuật")
        case .gym: Bilingual(en: "Gym", vi: "Nhà đa năng, phòng giáo dục thể chất")
        case .library: Bilingual(en: "Library", vi: "Thư viện")
        case .equipmentRoom: Bilingual(en: "Equipment room", vi: "Phòng thiết bị giáo dục")
        case .counsellingRoom: Bilingual(en: "Counselling room", vi: "Phòng tư vấn học đường")
        case .traditionRoom: Bilingual(en: "Tradition and youth room", vi: "Phòng truyền thống, Đoàn, Đội")
        case .healthRoom: Bilingual(en: "Health room", vi: "Phòng y tế")
        case .office: Bilingual(en: "Office", vi: "Phòng làm việc")
        case .staffRoom: Bilingual(en: "Staff room", vi: "Phòng giáo viên")
        case .hall: Bilingual(en: "Hall", vi: "Hội trường, phòng họp")
        case .kitchen: Bilingual(en: "Kitchen", vi: "Nhà bếp")
        case .diningRoom: Bilingual(en: "Dining room", vi: "Nhà ăn")
        case .dormitory: Bilingual(en: "Dormitory", vi: "Phòng nội trú, phòng nghỉ bán trú")
        case .pupilToilet: Bilingual(en: "Pupils' toilet", vi: "Nhà vệ sinh học sinh")
        case .staffToilet: Bilingual(en: "Staff toilet", vi: "Nhà vệ sinh giáo viên")
        case .storeroom: Bilingual(en: "Storeroom", vi: "Nhà kho")
        case .other: Bilingual(en: "Other", vi: "Phòng khác")
        }
    }
}

/// How durable the building is that a room is in, as the sector's statistics part rooms (TT 03/2024).
public enum BuildingGrade: String, WireEnum {
    /// Kiên cố: a durable frame, made for twenty years and more.
    case solid
    /// Bán kiên cố: made for five to twenty years.
    case semiSolid = "semi-solid"
    /// Tạm: bamboo, leaf and the like.
    case temporary
    /// Nhờ, mượn: somebody else's.
    case borrowed

    public var label: Bilingual {
        switch self {
        case .solid: Bilingual(en: "Solid", vi: "Kiên cố")
        case .semiSolid: Bilingual(en: "Semi-solid", vi: "Bán kiên cố")
        case .temporary: Bilingual(en: "Temporary", vi: "Tạm")
        case .borrowed: Bilingual(en: "Borrowed", vi: "Nhờ, mượn")
        }
    }
}
