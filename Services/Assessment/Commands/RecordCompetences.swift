import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// Records what the homeroom teacher says of a primary class's qualities and competences at a moment (TT 27/2020 Đ5, Đ7).
///
/// What is left out stays as it stands, and what has no level yet is named. What stood otherwise is changed with a reason:
/// the pupil's own, or the one given for all.
struct RecordCompetences: Command {
    static let name: MessageName = "assessment.record-competences"
    static let permission: Permission? = .recordAssessments

    /// Several times the largest class.
    static let mostPupils = 200

    var schoolClass: ClassID
    var moment: AssessmentMoment
    var entries: [Entry]
    /// Why what stood is changed, for every entry without a reason of its own.
    var reason: LongText?

    struct Entry: Codable, Sendable, Hashable {
        var pupil: PupilCode
        var levels: CompetenceLevels
        var reason: LongText?
    }

    struct Answer: Codable, Sendable, Hashable {
        /// Pupils of whom something is news.
        var recorded: Int
        /// Those of whom all stood so already.
        var unchanged: Int
        /// Who of the class is not complete, and what is missing.
        var incomplete: [Gap]
    }

    /// What a pupil still lacks at the moment.
    struct Gap: Codable, Sendable, Hashable {
        var pupil: PupilCode
        var missing: [CompetenceArea]
    }

    func scope(in store: Reader) -> Scope? { .schoolClass(schoolClass) }

    func handle(on occasion: Occasion, in transaction: inout Transaction) throws(SQLiteError) -> Outcome<Answer> {
        if let refusal = Refusal.notBetween(1...Self.mostPupils, entries.count, at: "/entries") {
            return .refused(refusal)
        }
        guard let known = try KnownClasses.find(schoolClass, in: transaction.reader) else {
            return .refused(.unknownClass(schoolClass))
        }
        if let refusal = Refusal.notPrimary(known) ?? Refusal.beforeCompetences(known) { return .refused(refusal) }
        let members = try KnownEnrolments.members(of: schoolClass, on: occasion.today, in: transaction.reader)
        let standing = try standing(in: transaction.reader)
        var findings = Findings()
        try findings.checkPupils(
            entries.map(\.pupil), of: schoolClass, among: members, at: { "/entries/\($0)/pupil" },
            in: transaction.reader)
        check(against: standing, into: &findings)
        if let refusal = findings.refusal { return .refused(refusal) }
        var recorded = 0
        for (entry, kept) in zip(entries, standing) where try record(entry, over: kept, on: occasion, in: &transaction)
        {
            recorded += 1
        }
        return .done(
            Answer(
                recorded: recorded, unchanged: entries.count - recorded,
                incomplete: try Self.gaps(of: members, in: known, moment, from: transaction.reader)))
    }

    /// What the class lacks, by pupil.
    static func gaps(
        of pupils: [PupilCode], in known: KnownClass, _ moment: AssessmentMoment, from store: Reader
    ) throws(SQLiteError) -> [Gap] {
        var gaps: [Gap] = []
        for pupil in pupils where gaps.count < mostPupils {
            let levels = try Competences.find(pupil, known.id.year, moment, in: store)?.levels ?? CompetenceLevels()
            let missing = levels.missing(in: known.grades)
            if !missing.isEmpty { gaps.append(Gap(pupil: pupil, missing: missing)) }
        }
        return gaps
    }

    /// What stands of the pupils of the entries, in their order.
    private func standing(in store: Reader) throws(SQLiteError) -> [CompetenceLevels] {
        var standing: [CompetenceLevels] = []
        for entry in entries {
            let record = try Competences.find(entry.pupil, schoolClass.year, moment, in: store)
            standing.append(record?.levels ?? CompetenceLevels())
        }
        return standing
    }

    private func check(against standing: [CompetenceLevels], into findings: inout Findings) {
        for (index, (entry, kept)) in zip(entries, standing).enumerated() {
            if entry.levels.areas.isEmpty {
                findings.add(
                    .incomplete, at: "/entries/\(index)/levels",
                    en: "is empty; give at least one quality or competence",
                    vi: "còn trống; hãy ghi ít nhất một phẩm chất hoặc năng lực")
            }
            let changed = entry.changes(kept)
            guard let first = changed.first, entry.reason ?? reason == nil else { continue }
            findings.add(
                .incomplete, at: "/entries/\(index)/reason",
                en: "is missing: \(first.label.en) has been assessed otherwise before; say why it changes",
                vi: "chưa có: \(first.label.vi) đã được đánh giá khác trước đó; hãy ghi lí do thay đổi")
        }
    }

    /// Keeps what is said of a pupil; says whether it is news.
    private func record(
        _ entry: Entry, over kept: CompetenceLevels, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> Bool {
        var levels = kept
        for area in entry.levels.areas { levels[area] = entry.levels[area] }
        guard levels != kept else { return false }
        let state = CompetenceRecord(pupil: entry.pupil, schoolClass: schoolClass, moment: moment, levels: levels)
        try Competences.keep(state, in: &transaction)
        let why = entry.changes(kept).isEmpty ? nil : entry.reason ?? reason
        try transaction.record("recorded", state, on: occasion, reason: why?.text)
        return true
    }
}

extension RecordCompetences.Entry {
    /// Where it says otherwise than what stands.
    fileprivate func changes(_ kept: CompetenceLevels) -> [CompetenceArea] {
        levels.areas.filter { area in kept[area].map { $0 != levels[area] } ?? false }
    }
}

extension Refusal {
    /// Qualities and competences are those of grades 1 to 5.
    static func notPrimary(_ known: KnownClass) -> Refusal? {
        guard known.grade.level != .primary else { return nil }
        let grade = known.grade.label
        return Refusal(
            .invalid, at: "/schoolClass",
            en: "\(grade.en) is no grade of primary school; qualities and competences are assessed in grades 1 to 5",
            vi: "\(grade.vi) không thuộc tiểu học; phẩm chất và năng lực được đánh giá ở lớp 1 đến lớp 5")
    }

    /// What primary grades were assessed in before TT 27/2020 reached them is something else.
    fileprivate static func beforeCompetences(_ known: KnownClass) -> Refusal? {
        let year = known.id.year
        guard !known.grades.contains(where: { CompetenceRule.holds(for: $0, in: year) }) else { return nil }
        let grade = known.grade.label
        return Refusal(
            .invalid, at: "/schoolClass",
            en: "in \(year) \(grade.en) was not assessed by TT 27/2020 yet, whose qualities and competences these are",
            vi: "năm học \(year), \(grade.vi) chưa đánh giá phẩm chất, năng lực theo TT 27/2020")
    }
}
