import Contracts
import SQLite
import Vocabulary
import Wire

/// A roll-over with its classes and days looked up and nothing wrong: what becomes of each pupil follows.
struct RollOverPlan {
    /// A class of the year that ends, where those of it go, who is still in it, and who has gone.
    struct Line {
        var source: SchoolClass
        var promoted: SchoolClass?
        var repeating: SchoolClass?
        var waiting: [YearEnds.Waiting]
        var gone: [YearEnds.Gone]
    }

    struct Exception {
        var verdict: RollOver.Verdict
        var schoolClass: SchoolClass?
    }

    /// What becomes of a pupil.
    enum Fate {
        case goes(SchoolClass, StayOutcome)
        case completes
        case stays(Bilingual)

        /// Why the pupil stays; nothing for who does not.
        var why: Bilingual? {
            guard case .stays(let why) = self else { return nil }
            return why
        }

        var goesOn: Bool {
            guard case .goes = self else { return false }
            return true
        }
    }

    var school: UnitCode
    var year: SchoolYear
    var next: SchoolYear
    var ends: LocalDate
    var begins: LocalDate
    var lines: [Line]
    var exceptions: [PupilCode: Exception]
    var promotesUndecided: Bool

    /// Whoever is on the way to another school stays for it.
    ///
    /// An exception goes before the decision, and a decision before what holds for all others.
    func fate(of pupil: YearEnds.Waiting, in line: Line) -> Fate {
        if let way = pupil.way, way.from <= begins { return .stays(Self.leaves(way)) }
        let exception = exceptions[pupil.stay.pupil]
        if exception?.verdict == .hold { return .stays(Self.heldBack) }
        let decided = exception?.verdict.decision ?? pupil.decision
        if decided == nil && promotesUndecided && line.source.isOfManyWays { return .stays(Self.mixed) }
        guard let decision = decided ?? (promotesUndecided ? line.source.usualDecision : nil) else {
            return .stays(Self.undecided)
        }
        guard line.source.allows(decision) else { return .stays(Self.contradiction(decision, line.source)) }
        switch decision {
        case .completed: return .completes
        case .promoted:
            guard let schoolClass = exception?.schoolClass ?? line.promoted else {
                return .stays(Self.noPlace(decision))
            }
            return .goes(schoolClass, .promoted)
        case .repeating:
            guard let schoolClass = exception?.schoolClass ?? line.repeating else {
                return .stays(Self.noPlace(decision))
            }
            return .goes(schoolClass, .repeating)
        }
    }

    /// What is to be said of somebody whose studies are suspended when the year ends.
    func note(on pause: Enrolment.Suspension, goesOn: Bool) -> Bilingual {
        let en = "was away since \(pause.from); the pause ends with the school year on \(ends)"
        let vi = "tạm dừng học từ \(pause.from); thời gian tạm dừng kết thúc cùng năm học ngày \(ends)"
        guard goesOn else { return Bilingual(en: en, vi: vi) }
        return Bilingual(
            en: "\(en) and the place is kept: who is not back on \(begins) must be suspended again from then",
            vi: "\(vi) và vẫn giữ chỗ: nếu đến \(begins) chưa trở lại thì phải ghi tạm dừng học lại từ ngày đó")
    }

    private static let undecided = Bilingual(
        en: "nothing has been decided", vi: "chưa được xét lên lớp, ở lại lớp hoặc hoàn thành chương trình")
    private static let heldBack = Bilingual(en: "is held back as you asked", vi: "được giữ lại theo yêu cầu")
    private static let mixed = Bilingual(
        en: "is in a mixed class some of whom go up and some complete the level; say which",
        vi: "học lớp ghép vừa có học sinh lên lớp vừa có học sinh hoàn thành cấp học; hãy ghi rõ từng em")

    private static func leaves(_ way: Transfer) -> Bilingual {
        Bilingual(
            en: "goes to school \(way.receiver) on \(way.from)",
            vi: "chuyển đến trường \(way.receiver) ngày \(way.from)")
    }

    private static func noPlace(_ decision: PromotionDecision) -> Bilingual {
        Bilingual(
            en: "is \(decision.label.en), but the table names no class for that",
            vi: "\(decision.label.vi), nhưng bảng chưa ghi lớp để chuyển đến")
    }

    private static func contradiction(_ decision: PromotionDecision, _ source: SchoolClass) -> Bilingual {
        Bilingual(
            en: "is \(decision.label.en), which nobody of \(source.grade.label.en) can be; decide again",
            vi: "\(decision.label.vi), không phù hợp với \(source.grade.label.vi); hãy xét lại")
    }
}

extension SchoolClass {
    /// Whether somebody of it can be that: the last grade of a level is completed, every other is left by promotion.
    func allows(_ decision: PromotionDecision) -> Bool {
        switch decision {
        case .promoted: grades.contains { $0.next != nil }
        case .completed: grades.contains { $0.next == nil }
        case .repeating: true
        }
    }

    /// Whether some of a mixed class go up and others are through.
    fileprivate var isOfManyWays: Bool { allows(.promoted) && allows(.completed) }

    /// What becomes of a pupil of it in the ordinary course.
    fileprivate var usualDecision: PromotionDecision { allows(.promoted) ? .promoted : .completed }
}

extension YearEnds.Gone {
    /// What is to be said where it has been decided otherwise since; nothing where it has not.
    var objection: Bilingual? {
        guard let outcome, let decision, decision.rawValue != outcome.rawValue else { return nil }
        let label = PromotionDecision(rawValue: outcome.rawValue)?.label ?? decision.label
        return Bilingual(
            en: "went on as \(label.en), but is \(decision.label.en) by the decision that holds now; move the pupil",
            vi:
                "đã chuyển theo diện \(label.vi), nhưng quyết định hiện hành là \(decision.label.vi); hãy chuyển lớp lại"
        )
    }
}
