import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Writes down an account that the unit has elsewhere and who has it in hand; or that it is in other hands now.
struct RegisterChannel: Command {
    static let name: MessageName = "identity.register-channel"
    static let permission: Permission? = .nameResponsible

    var unit: UnitCode
    var kind: ChannelKind
    /// What it is called; one of a kind and name at a time.
    var name: ShortText
    var address: WebAddress?
    var schoolClass: ClassID?
    /// The account of the person who has it in hand, and no password of it.
    var holder: UserName
    var from: LocalDate

    struct Answer: Codable, Sendable {
        var number: Int64
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(unit) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        var findings = Findings()
        let known = try findings.expectAccount(holder, at: "/holder", in: transaction.reader)
        findings.expectNoPupil(known, at: "/holder")
        if try !Directory.knows(unit, in: transaction.reader) {
            findings.add(
                .notFound, at: "/unit", en: "is not registered; register the unit first",
                vi: "chưa được đăng ký; hãy đăng ký đơn vị trước")
        }
        if let schoolClass, schoolClass.school != unit {
            findings.add(
                .invalid, at: "/schoolClass", en: "is a class of another school", vi: "là lớp của trường khác")
        }
        if let refusal = findings.refusal { return .refused(refusal) }
        if var known = try Channels.open(kind, name, of: unit, in: transaction.reader) {
            guard known.holder != holder else { return .done(Answer(number: known.number)) }
            known.holder = holder
            try Channels.change(known, in: &transaction)
            try transaction.record("handed-over", known, on: occasion)
            return .done(Answer(number: known.number))
        }
        var channel = Channel(
            number: 0, unit: unit, kind: kind, name: name, address: address, schoolClass: schoolClass, holder: holder,
            from: from)
        channel.number = try Channels.add(channel, in: &transaction)
        try transaction.record("registered", channel, on: occasion)
        return .done(Answer(number: channel.number))
    }
}
