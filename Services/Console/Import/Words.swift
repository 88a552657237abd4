import Vocabulary
import Wire

/// What schools say for the words of the wire, compared without regard to tones and capitals.
struct Words: Sendable {
    private let ours: [String: String]

    init(_ words: [(said: String, ours: String)]) {
        ours = Dictionary(words.map { (Vietnamese.searchForm($0.said), $0.ours) }, uniquingKeysWith: { one, _ in one })
    }

    /// Our word; any other text stays as it is, for the service to refuse.
    func ours(_ text: String) -> String { ours[Vietnamese.searchForm(text)] ?? text }

    /// A list with semicolons between.
    func list(_ text: String) -> JSON { .array(text.split(separator: ";").map { .string(ours(String($0))) }) }

    /// Reads yes or no in either language; nothing is no, and anything else stays a text for the service to refuse.
    static func truth(_ text: String) -> JSON {
        switch text.lowercased() {
        case "", "no", "không", "false": false
        case "yes", "có", "true": true
        default: .string(text)
        }
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

    static let sessions = Words([
        ("1 buổi/ngày", SessionPlan.one.rawValue), ("2 buổi/ngày", SessionPlan.two.rawValue),
    ])
}
