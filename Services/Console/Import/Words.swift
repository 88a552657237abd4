import Vocabulary
import Wire

/// What schools say for the words of the wire, compared without regard to tones and capitals.
struct Words: Sendable {
    private let ours: [String: String]

    /// The labels of a list of ours, and what else is said for some of them.
    init<Word: WireEnum>(
        _ label: (Word) -> Bilingual, and others: KeyValuePairs<String, Word> = [:]
    ) {
        self.init(
            Word.allCases.map { (label($0).vi, $0.rawValue) } + others.map { ($0.key, $0.value.rawValue) })
    }

    init(_ words: [(said: String, ours: String)]) {
        ours = Dictionary(words.map { (Vietnamese.searchForm($0.said), $0.ours) }, uniquingKeysWith: { one, _ in one })
    }

    /// Our word; any other text stays as it is, for the service to refuse.
    func ours(_ text: String) -> String { ours[Vietnamese.searchForm(text)] ?? text }

    /// A list with semicolons between.
    func list(_ text: String) -> JSON {
        .array(text.split(separator: ";").map { word in .string(ours(String(word.drop { $0 == " " }))) })
    }

    /// Reads yes or no in either language; nothing is no, and anything else stays a text for the service to refuse.
    static func truth(_ text: String) -> JSON {
        switch text.lowercased() {
        case "", "no", "không", "false": false
        case "yes", "có", "true": true
        default: .string(text)
        }
    }

    /// Reads a whole number, with dots, commas or blanks between its thousands; anything else stays a text for the service.
    static func wholeNumber(_ text: String) -> JSON {
        let groups = text.split(omittingEmptySubsequences: false, whereSeparator: { ".,\u{A0} ".contains($0) })
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && (groups.count == 1 || groups[0].count <= 3)
        let digits = groups.joined()
        guard isGrouped, groups[0].isEmpty == false, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(digits)
        else { return .string(text) }
        return .integer(number)
    }

    static let sexes = Words([("nam", Sex.male.rawValue), ("nữ", Sex.female.rawValue)])

    static let departures = Words([
        ("thôi học", Departure.left.rawValue), ("bỏ học", Departure.left.rawValue),
        ("hoàn thành", Departure.completed.rawValue), ("tốt nghiệp", Departure.completed.rawValue),
        ("qua đời", Departure.deceased.rawValue), ("chết", Departure.deceased.rawValue),
        ("chuyển đi", Departure.transferredOut.rawValue), ("chuyển trường", Departure.transferredOut.rawValue),
    ])

    static let leaveReasons = Words([
        ("hoàn cảnh", LeaveReason.hardship.rawValue), ("hoàn cảnh khó khăn", LeaveReason.hardship.rawValue),
        ("học lực", LeaveReason.academic.rawValue), ("học lực yếu", LeaveReason.academic.rawValue),
        ("xa trường", LeaveReason.distance.rawValue), ("thiên tai", LeaveReason.disaster.rawValue),
        ("khác", LeaveReason.other.rawValue), ("lí do khác", LeaveReason.other.rawValue),
        ("lý do khác", LeaveReason.other.rawValue),
    ])

    static let schemes = Words([
        ("mã cơ sở dữ liệu ngành", IdentifierScheme.hcm20.rawValue),
        ("mã định danh Bộ GD&ĐT", IdentifierScheme.moet10.rawValue),
        ("số định danh cá nhân", IdentifierScheme.pin12.rawValue), ("CCCD", IdentifierScheme.pin12.rawValue),
        ("mã hồ sơ học tập suốt đời", IdentifierScheme.lifelong.rawValue),
        ("số đăng bộ", IdentifierScheme.local.rawValue), ("mã của trường", IdentifierScheme.local.rawValue),
    ])

    /// Luật Người khuyết tật 2010 Đ3.
    static let disabilities = Words([
        ("vận động", Disability.motor.rawValue), ("nghe, nói", Disability.hearingSpeech.rawValue),
        ("nhìn", Disability.visual.rawValue), ("thần kinh, tâm thần", Disability.mental.rawValue),
        ("trí tuệ", Disability.intellectual.rawValue), ("khác", Disability.other.rawValue),
    ])

    static let policies = Words([
        ("con liệt sĩ", PolicyCategory.martyrChild.rawValue),
        ("con thương binh", PolicyCategory.warInvalidChild.rawValue),
        ("con bệnh binh", PolicyCategory.sickSoldierChild.rawValue),
        ("con người nhiễm chất độc hoá học", PolicyCategory.chemicalVictimChild.rawValue),
        ("con người có công khác", PolicyCategory.otherMeritChild.rawValue), ("hộ nghèo", PolicyCategory.poor.rawValue),
        ("hộ cận nghèo", PolicyCategory.nearPoor.rawValue), ("mồ côi", PolicyCategory.orphan.rawValue),
        ("không nơi nương tựa", PolicyCategory.noSupport.rawValue),
    ])

    /// What may be taken out of a file again.
    static let removable = Words([("khuyết tật", "disability"), ("địa chỉ", "address")])

    static let positions = Words(Position.allCases.map { ($0.label.vi, $0.rawValue) })

    static let contracts = Words([
        ("biên chế", ContractKind.permanent.rawValue),
        ("hợp đồng không xác định thời hạn", ContractKind.permanent.rawValue),
        ("hợp đồng xác định thời hạn", ContractKind.fixedTerm.rawValue), ("hợp đồng", ContractKind.fixedTerm.rawValue),
        ("hợp đồng thời vụ", ContractKind.seasonal.rawValue), ("NĐ 111", ContractKind.decree111.rawValue),
        ("hợp đồng theo Nghị định 111", ContractKind.decree111.rawValue),
    ])

    static let qualifications = Words(Qualification.allCases.map { ($0.label.vi, $0.rawValue) })

    /// What may be taken out of a staff file again.
    static let removableOfStaff = Words([("điện thoại", "phone"), ("ngày thôi công tác", "to")])

    /// In words, or by the letters that forms have for them.
    static let standardLevels = Words(
        StandardLevel.allCases.map { ($0.label.vi, $0.rawValue) } + [
            ("T", StandardLevel.good.rawValue), ("K", StandardLevel.fair.rawValue),
            ("Đ", StandardLevel.passed.rawValue), ("CĐ", StandardLevel.notPassed.rawValue),
        ])

    static let assessors = Words([
        ("tự đánh giá", Assessor.oneself.rawValue), ("thủ trưởng", Assessor.head.rawValue),
        ("hiệu trưởng", Assessor.head.rawValue),
    ])

    static let standards = Words([
        ("giáo viên phổ thông", ProfessionalStandard.generalSchool.rawValue),
        ("TT 20/2018", ProfessionalStandard.generalSchool.rawValue),
        ("giáo viên mầm non", ProfessionalStandard.preschool.rawValue),
        ("TT 26/2018", ProfessionalStandard.preschool.rawValue),
    ])

    static let sessions = Words([
        ("1 buổi/ngày", SessionPlan.one.rawValue), ("2 buổi/ngày", SessionPlan.two.rawValue),
    ])
}
