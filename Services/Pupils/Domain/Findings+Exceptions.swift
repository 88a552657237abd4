import Access
import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

// What is wrong with the exceptions of an order to roll over.

extension Findings {
    /// The exceptions for those who are still there; for who has gone already nothing is left to say.
    mutating func exceptions(
        of order: RollOver, _ lines: [RollOverPlan.Line], into new: SchoolCalendar?, on occasion: Occasion,
        in store: Reader
    ) throws(SQLiteError) -> [PupilCode: RollOverPlan.Exception] {
        var seen: Set<PupilCode> = []
        var found: [PupilCode: RollOverPlan.Exception] = [:]
        let gone = Set(lines.flatMap(\.gone).map(\.pupil))
        for (index, exception) in (order.exceptions ?? []).enumerated() {
            let pointer = "/exceptions/\(index)"
            if !seen.insert(exception.pupil).inserted {
                add(
                    .duplicate, at: "\(pointer)/pupil", en: "has an exception above; keep one of them",
                    vi: "đã có ở trên; chỉ giữ lại một mục")
                continue
            }
            guard let line = lines.first(where: { $0.waiting.contains { $0.stay.pupil == exception.pupil } }) else {
                if !gone.contains(exception.pupil) { addStranger(at: "\(pointer)/pupil") }
                continue
            }
            try checkRight(to: exception, over: line, at: pointer, on: occasion, in: store)
            checkVerdict(exception, of: line.source, at: pointer)
            guard let new else { continue }
            found[exception.pupil] = RollOverPlan.Exception(
                verdict: exception.decision,
                schoolClass: try target(of: exception, line, in: new.year, at: "\(pointer)/schoolClass", store))
        }
        return found
    }

    private mutating func addStranger(at pointer: String) {
        add(
            .notFound, at: pointer, en: "is in none of the classes that the table names",
            vi: "không học lớp nào trong bảng")
    }

    /// Whoever keeps classes says where somebody goes, not what is decided for him.
    private mutating func checkRight(
        to exception: RollOver.Exception, over line: RollOverPlan.Line, at pointer: String, on occasion: Occasion,
        in store: Reader
    ) throws(SQLiteError) {
        let decided = line.waiting.first { $0.stay.pupil == exception.pupil }?.decision
        guard let decision = exception.decision.decision, decision != decided,
            try !occasion.allows(.decidePromotion, over: Scope(line.source.school), in: store)
        else { return }
        add(
            .forbidden, at: "\(pointer)/decision",
            en: "is not what has been decided, and not yours to decide; ask the principal",
            vi: "khác với quyết định đã có và không thuộc quyền của bạn; hãy đề nghị hiệu trưởng")
    }

    private mutating func checkVerdict(_ exception: RollOver.Exception, of source: SchoolClass, at pointer: String) {
        if let decision = exception.decision.decision, !source.allows(decision) {
            add(
                .invalid, at: "\(pointer)/decision",
                en: "nobody of \(source.grade.label.en) can be \(decision.label.en)",
                vi: "học sinh \(source.grade.label.vi) không thể \(decision.label.vi)")
        }
        if exception.schoolClass != nil && (exception.decision == .completed || exception.decision == .hold) {
            add(
                .invalid, at: "\(pointer)/schoolClass", en: "is for who goes on only; leave it out",
                vi: "chỉ dùng cho học sinh học tiếp; hãy bỏ trống")
        }
    }

    private mutating func target(
        of exception: RollOver.Exception, _ line: RollOverPlan.Line, in year: SchoolYear, at pointer: String,
        _ store: Reader
    ) throws(SQLiteError) -> SchoolClass? {
        switch exception.decision {
        case .promoted: try target(exception.schoolClass, .promoted, of: line, in: year, at: pointer, store)
        case .repeating: try target(exception.schoolClass, .repeating, of: line, in: year, at: pointer, store)
        case .completed, .hold: nil
        }
    }
}
