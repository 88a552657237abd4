import Access
import Wire

extension Permission {
    /// What it lets somebody do, as a regulation would put it.
    var label: Bilingual {
        switch self {
        case .manageUnits: Bilingual(en: "keep the tree of units", vi: "quản lí hệ thống đơn vị")
        case .manageAccounts: Bilingual(en: "open accounts and grant roles", vi: "mở tài khoản và cấp vai trò")
        case .managePupilAccounts: Bilingual(en: "give pupils accounts", vi: "cấp tài khoản cho học sinh")
        case .readAccounts: Bilingual(en: "see accounts and their rights", vi: "xem tài khoản và quyền hạn")
        case .manageSessions: Bilingual(en: "see and end sessions", vi: "xem và kết thúc phiên đăng nhập")
        case .reviewAccess: Bilingual(en: "review access and alarms", vi: "rà soát quyền truy cập và cảnh báo")
        case .breakGlass:
            Bilingual(en: "take a role in an emergency, with a reason", vi: "tạm nhận vai trò khi khẩn cấp, có lí do")
        case .manageKeys: Bilingual(en: "exchange the keys of tokens", vi: "thay khoá ký mã đăng nhập")
        case .setAuthority: Bilingual(en: "name the source of a school's data", vi: "chỉ định nguồn dữ liệu của trường")
        case .nameResponsible: Bilingual(en: "name who answers for a module", vi: "phân công phụ trách phân hệ")
        case .readUnits: Bilingual(en: "see units", vi: "xem đơn vị")
        case .managePupils: Bilingual(en: "keep pupil records", vi: "quản lí hồ sơ học sinh")
        case .updateProfiles: Bilingual(en: "update pupils' files", vi: "cập nhật hồ sơ học sinh")
        case .requestTransfers: Bilingual(en: "ask for transfers of pupils", vi: "đề nghị chuyển trường cho học sinh")
        case .readPupils: Bilingual(en: "see pupil records", vi: "xem hồ sơ học sinh")
        case .manageClasses: Bilingual(en: "open and close classes", vi: "mở và đóng lớp")
        case .sendNotices: Bilingual(en: "write to pupils' families", vi: "gửi thông báo đến gia đình học sinh")
        case .takeRequests:
            Bilingual(en: "take in requests to put data right", vi: "tiếp nhận yêu cầu đính chính dữ liệu")
        case .deliverNotices: Bilingual(en: "deliver notices to families", vi: "chuyển thông báo đến gia đình học sinh")
        case .takeAttendance: Bilingual(en: "take attendance", vi: "điểm danh")
        case .confirmAttendance: Bilingual(en: "confirm a month's attendance", vi: "xác nhận điểm danh tháng")
        case .approveAttendance:
            Bilingual(en: "approve and reopen a month's attendance", vi: "duyệt và mở lại điểm danh tháng")
        case .manageStaff: Bilingual(en: "keep staff files", vi: "quản lí hồ sơ nhân sự")
        case .readStaff: Bilingual(en: "see staff files", vi: "xem hồ sơ nhân sự")
        case .assignDuties: Bilingual(en: "assign teaching and homerooms", vi: "phân công giảng dạy và chủ nhiệm")
        case .assessStaff:
            Bilingual(
                en: "evaluate teachers by the professional standard", vi: "đánh giá giáo viên theo chuẩn nghề nghiệp")
        case .setCurriculum: Bilingual(en: "set the curriculum", vi: "thiết lập chương trình môn học")
        case .openMarkBooks: Bilingual(en: "open mark books", vi: "mở sổ điểm")
        case .recordMarks: Bilingual(en: "record marks", vi: "nhập điểm")
        case .readMarks: Bilingual(en: "see marks", vi: "xem điểm")
        case .computeResults: Bilingual(en: "compute results", vi: "tổng kết kết quả")
        case .recordConduct: Bilingual(en: "judge pupils' conduct", vi: "đánh giá kết quả rèn luyện")
        case .recordAssessments:
            Bilingual(
                en: "assess competences and development", vi: "đánh giá phẩm chất, năng lực và sự phát triển của trẻ")
        case .confirmResults: Bilingual(en: "confirm a class's results", vi: "xác nhận kết quả của lớp")
        case .approveResults: Bilingual(en: "approve and reopen results", vi: "duyệt và mở lại kết quả")
        case .issueCertificates:
            Bilingual(en: "issue certificates of graduation", vi: "cấp giấy chứng nhận tốt nghiệp tạm thời")
        case .decidePromotion:
            Bilingual(en: "decide who is promoted", vi: "xét duyệt lên lớp, ở lại lớp, hoàn thành chương trình")
        case .manageHealth: Bilingual(en: "record health checks", vi: "ghi kết quả kiểm tra sức khoẻ")
        case .readHealth: Bilingual(en: "see health records", vi: "xem hồ sơ sức khoẻ")
        case .manageAssets:
            Bilingual(en: "keep rooms and equipment", vi: "quản lí phòng, thiết bị và tài sản")
        case .readAssets: Bilingual(en: "see rooms and equipment", vi: "xem phòng, thiết bị và tài sản")
        case .readFigures: Bilingual(en: "see figures", vi: "xem số liệu")
        case .explainFigures: Bilingual(en: "see what a figure is made of", vi: "xem diễn giải số liệu")
        case .readJournal: Bilingual(en: "read the journal", vi: "xem nhật ký")
        case .readHealthOfService: Bilingual(en: "see how the services are", vi: "xem tình trạng hệ thống")
        case .operateMessages:
            Bilingual(
                en: "handle messages that could not be settled", vi: "xử lý các thông điệp chưa được giải quyết")
        }
    }
}
