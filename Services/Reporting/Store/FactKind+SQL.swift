/// The white list: how each kind of fact is found, and by what it can be parted.
///
/// Definitions and queries choose among these texts; nothing from the wire ever becomes SQL. The parameters are
/// `?2` the day in the world and `?3` the moment at the office.
extension FactKind {
    /// Tables that are joined only when a breakdown asks for them.
    enum Join: Int, Hashable, Sendable {
        case event, schoolClass, pupil, unit, unitLevel, post
    }

    /// The value a fact has, and the join that it needs; nothing where it has none.
    func expression(_ breakdown: Breakdown) -> (sql: String, join: Join?)? {
        switch (self, breakdown) {
        case (.unit, .unit), (_, .unit): ("fact.unit", nil)

        case (.unit, .kind): ("fact.kind", nil)
        case (.unit, .ownership): ("fact.ownership", nil)
        case (.unit, .region): ("fact.region", nil)
        case (.unit, .level): ("unit_level.level", .unitLevel)
        case (_, .ownership): ("owner.ownership", .unit)
        case (_, .region): ("owner.region", .unit)

        case (.schoolClass, .level): ("fact.level", nil)
        case (.schoolClass, .grade): ("fact.grade", nil)
        case (.enrolment, .level), (.assignment, .level), (.result, .level), (.growth, .level):
            ("class.level", .schoolClass)
        case (.enrolment, .grade), (.assignment, .grade), (.result, .grade), (.growth, .grade):
            ("class.grade", .schoolClass)
        case (.schoolClass, .schoolClass), (.enrolment, .schoolClass), (.assignment, .schoolClass),
            (.result, .schoolClass), (.growth, .schoolClass):
            ("fact.class", nil)

        case (.enrolment, .sex), (.result, .sex), (.growth, .sex): ("pupil.sex", .pupil)
        case (.enrolment, .minority), (.result, .minority), (.growth, .minority):
            (Self.yesOrNo("pupil.minority"), .pupil)
        case (.enrolment, .ethnicity), (.result, .ethnicity), (.growth, .ethnicity): ("pupil.ethnicity", .pupil)
        case (.enrolment, .disabled):
            (Self.yesOrNo("CASE WHEN pupil.pupil IS NOT NULL THEN pupil.disability IS NOT NULL END"), .pupil)
        case (.enrolment, .disability): ("pupil.disability", .pupil)

        case (.member, .sex): ("fact.sex", nil)
        case (.member, .minority): (Self.yesOrNo("fact.minority"), nil)
        case (.member, .ethnicity): ("fact.ethnicity", nil)
        case (.member, .position): ("post.position", .post)
        case (.member, .qualification): ("post.qualification", .post)
        case (.member, .contract): ("post.contract", .post)

        case (.assignment, .duty): ("fact.kind", nil)
        case (.result, .term): ("fact.term", nil)
        case (.result, .learning): ("fact.learning", nil)
        case (.growth, .growth): ("child.code", nil)
        case (.room, .purpose): ("fact.purpose", nil)
        case (.room, .building): ("fact.grade", nil)
        default: nil
        }
    }

    private static func yesOrNo(_ sql: String) -> String { "CASE \(sql) WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END" }

    /// Whether each fact has one value only, so that the parts add up to the whole.
    func isParted(by breakdown: Breakdown) -> Bool {
        switch (self, breakdown) {
        case (.unit, .level), (.growth, .growth): false
        default: true
        }
    }

    /// The facts that hold on the day, as far as they were known then, below the units of `below`.
    func source(joining joins: Set<Join>) -> String {
        var sql = "FROM below CROSS JOIN \(table) AS fact ON fact.unit = below.unit"
        if self == .growth { sql += " JOIN growth_child AS child ON child.event = fact.event" }
        for join in joins.sorted(by: { $0.rawValue < $1.rawValue }) { sql += " " + text(of: join) }
        sql += """
             WHERE fact.valid_from <= ?2 AND ?2 < fact.valid_to
            AND \(Self.isKnown("fact"))
            """
        // A child measured twice in a year is what it was at the later round.
        if self == .growth {
            sql += """
                 AND NOT EXISTS (SELECT 1 FROM growth AS later WHERE later.unit = fact.unit AND later.year = fact.year
                AND later.class = fact.class AND later.number > fact.number AND \(Self.isKnown("later")))
                """
        }
        if self == .result || self == .growth { sql += " AND \(countsForItsChild)" }
        return sql
    }

    /// What a child brings to a class where all its stays are void is brought under another code as well.
    private var countsForItsChild: String {
        let stays = """
            SELECT 1 FROM enrolment AS stay WHERE stay.pupil = \(pupil) AND stay.year = fact.year
            AND stay.class = fact.class AND \(Self.isKnown("stay"))
            """
        return """
            (NOT EXISTS (\(stays) AND stay.status = 'merged') OR EXISTS (\(stays) AND stay.status <> 'merged'))
            """
    }

    /// What is counted.
    var counted: String { self == .growth ? "DISTINCT child.pupil" : "*" }

    /// Tells one counted thing from another of the same event.
    var detail: String { self == .growth ? "child.pupil" : "''" }

    /// The subject that a reader of an explanation looks for.
    var subject: String { self == .growth ? "'pupil/' || child.pupil" : "event.subject" }

    private var table: String { rawValue }
    private var pupil: String { self == .growth ? "child.pupil" : "fact.pupil" }

    private func text(of join: Join) -> String {
        switch join {
        case .event: "JOIN event ON event.number = fact.event"
        case .schoolClass: "LEFT JOIN class ON class.class = fact.class AND \(Self.isKnown("class"))"
        case .pupil: "LEFT JOIN pupil ON pupil.pupil = \(pupil) AND \(Self.isKnown("pupil"))"
        case .unit: "LEFT JOIN unit AS owner ON owner.unit = fact.unit AND \(Self.isKnown("owner"))"
        case .unitLevel: "LEFT JOIN unit_level ON unit_level.unit = fact.unit AND unit_level.version = fact.version"
        // What a member was on the day: the last that was said to hold by then, else the first that was said.
        case .post:
            """
            LEFT JOIN member AS post ON post.member = fact.member AND post.version = coalesce(
            (SELECT max(was.version) FROM member AS was JOIN event AS told ON told.number = was.event
            WHERE was.member = fact.member AND was.recorded_from <= ?3
            AND told.occurred < (?2 + 1) * 86400000 - 25200000),
            (SELECT min(was.version) FROM member AS was WHERE was.member = fact.member AND was.recorded_from <= ?3))
            """
        }
    }

    static func isKnown(_ table: String) -> String {
        "\(table).recorded_from <= ?3 AND ?3 < \(table).recorded_to"
    }
}
