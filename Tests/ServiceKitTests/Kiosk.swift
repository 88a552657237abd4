import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// The smallest service: one command in both forms, one question, one duty.
enum Kiosk: Service {
    static let context = Context.pupils
    static let summary = Bilingual(en: "sells newspapers", vi: "bán báo")
    static let migrations = [
        Migration(
            "kiosk/V001", Array("CREATE TABLE duty(member TEXT, class TEXT, from_day TEXT, to_day TEXT) STRICT".utf8))
    ]
    static let commands: [any Command.Type] = [SellPaper.self, Many<SellPaper>.self]
    static let queries: [any Query.Type] = [AskPrice.self]
    static let settings = [
        Setting("price-list", "where prices are"), Setting("greeting", "what to say", standard: "hello"),
    ]

    static func holds(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        guard relation == .subjectTeacher, let schoolClass = scope.schoolClass else { return false }
        return try store.exists(
            "SELECT 1 FROM duty WHERE member = ?1 AND class = ?2 AND from_day <= ?3 AND (to_day IS NULL OR ?3 < to_day)",
            person, schoolClass, day)
    }

    static func held(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        guard relation == .subjectTeacher, let schoolClass = scope.schoolClass else { return false }
        return try store.exists(
            "SELECT 1 FROM duty WHERE member = ?1 AND class = ?2 AND to_day <= ?3", person, schoolClass, day)
    }
}

struct SellPaper: Command {
    static let name: MessageName = "pupils.sell-paper"
    static let permission: Permission? = .managePupils
    var title: ShortText
    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(.sample) }
    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Done> {
        .done(Done())
    }
}

struct AskPrice: Query {
    static let name: MessageName = "pupils.ask-price"
    static let permission: Permission? = nil
    struct Answer: Codable, Sendable { var price: Int }
    func scope(in store: Reader) throws(SQLiteError) -> Scope? { nil }
    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        .done(Answer(price: 1))
    }
}

/// A little tree: a school that answered to a district office until 1/7/2025 and to a commune's since.
enum Tree {
    static let school = UnitCode.sample
    static let district = UnitCode(unchecked: "79760000000000000001")
    static let commune = UnitCode(unchecked: "79264000000000000001")
    static let department = UnitCode(unchecked: "79000000000000000001")

    static func day(_ text: String) -> LocalDate { LocalDate(text) ?? .sample }
    static let change = day("2025-07-01")

    static func unit(_ code: UnitCode, _ name: String = "Trường", under parents: [Unit.Parent]) -> Unit {
        Unit(
            code: code, kind: .school, name: ShortText(unchecked: name), parents: parents, levels: [], ownership: nil,
            region: nil, from: day("2000-01-01"))
    }

    static func plant(in transaction: inout Transaction) throws(SQLiteError) {
        let start = day("2000-01-01")
        let units = [
            unit(department, under: []), unit(district, under: [Unit.Parent(unit: department, from: start)]),
            unit(commune, under: [Unit.Parent(unit: department, from: change)]),
            unit(
                school,
                under: [
                    Unit.Parent(unit: district, from: start, to: change), Unit.Parent(unit: commune, from: change),
                ]),
        ]
        for unit in units { try Directory.keep(unit, version: 1, in: &transaction) }
    }
}
