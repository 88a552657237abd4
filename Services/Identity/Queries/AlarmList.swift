import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// What about a unit's accounts must not stay as it is.
struct AlarmList: Query {
    static let name: MessageName = "identity.alarms"
    static let permission: Permission? = .reviewAccess

    var unit: UnitCode

    struct Answer: Codable, Sendable {
        var items: [Item]
    }

    struct Item: Codable, Sendable {
        var kind: AccessAlarm.Kind
        var unit: UnitCode
        /// Since when, as far as it has been told.
        var since: Instant?
        /// What is wrong, and what to do.
        var sentence: Bilingual
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        var items: [Item] = []
        for alarm in try StandingAlarms.standing(on: occasion.today, of: unit, in: store) {
            items.append(
                Item(
                    kind: alarm.kind, unit: alarm.unit, since: try StandingAlarms.since(alarm, in: store),
                    sentence: alarm.kind.sentence))
        }
        return .done(Answer(items: items))
    }
}

extension AccessAlarm.Kind {
    fileprivate var sentence: Bilingual {
        switch self {
        case .noAdministrator:
            Bilingual(
                en: "The unit has no administration account; grant its role to one account.",
                vi: "Đơn vị chưa có tài khoản quản trị; hãy cấp vai trò quản trị cho một tài khoản.")
        case .idleAdministrator:
            Bilingual(
                en: "The administration account is suspended; reinstate it, or give the role to another.",
                vi: "Tài khoản quản trị đang tạm ngưng; hãy mở lại hoặc giao vai trò cho tài khoản khác.")
        case .brokenGlass:
            Bilingual(
                en: "A role was taken in an emergency; somebody else must say whether rightly.",
                vi: "Có người đã tạm nhận vai trò khi khẩn cấp; cần người khác xem xét.")
        case .sharing:
            Bilingual(
                en: "An account shows signs of being shared; look into it and settle the case.",
                vi: "Có tài khoản có dấu hiệu dùng chung; hãy kiểm tra và kết luận.")
        case .reviewOverdue:
            Bilingual(
                en: "Nobody has reviewed the accounts for a year; go through them and conclude the review.",
                vi: "Đã quá một năm chưa rà soát tài khoản; hãy rà soát và kết luận.")
        }
    }
}
