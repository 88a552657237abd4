import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

// What is wrong with an order to roll over is found all at once, before anybody is moved.

extension Findings {
    /// Looks up all that an order names; nothing where too much is missing to go on.
    mutating func plan(
        _ order: RollOver, on occasion: Occasion, in store: Reader
    ) throws(SQLiteError) -> RollOverPlan? {
        guard checkLengths(of: order) else { return nil }
        try expectSchool(order.school, in: store)
        let old = try calendar(of: order.from, at: order.school, in: store)
        let new = try nextCalendar(of: order, in: store)
        let lines = try lines(of: order, into: new, in: store)
        checkUndecided(of: order, lines)
        let exceptions = try exceptions(of: order, lines, into: new, on: occasion, in: store)
        guard let old, let new else { return nil }
        return RollOverPlan(
            school: order.school, year: order.from, next: new.year, ends: old.ends, begins: order.on ?? new.starts,
            lines: lines, exceptions: exceptions, promotesUndecided: order.undecided == .promote)
    }

    private mutating func checkLengths(of order: RollOver) -> Bool {
        let (classes, exceptions) = (order.classes.count, order.exceptions?.count ?? 0)
        if !(1...RollOver.mostClasses).contains(classes) {
            add(
                classes == 0 ? .incomplete : .tooLarge, at: "/classes",
                en: "has \(classes) classes; name 1 to \(RollOver.mostClasses)",
                vi: "có \(classes) lớp; hãy ghi từ 1 đến \(RollOver.mostClasses) lớp")
        }
        if exceptions > RollOver.mostExceptions {
            add(
                .tooLarge, at: "/exceptions", en: "has \(exceptions) pupils; at most \(RollOver.mostExceptions)",
                vi: "có \(exceptions) học sinh; nhiều nhất \(RollOver.mostExceptions)")
        }
        return isEmpty
    }

    private mutating func calendar(
        of year: SchoolYear, at school: UnitCode, in store: Reader
    ) throws(SQLiteError) -> SchoolCalendar? {
        let known = try SchoolYears.find(school, year, in: store)
        if known == nil {
            add(
                .notFound, at: "/from", en: "the school has not opened school year \(year); open it first",
                vi: "trường chưa mở năm học \(year); hãy mở năm học trước")
        }
        return known
    }

    private mutating func nextCalendar(of order: RollOver, in store: Reader) throws(SQLiteError) -> SchoolCalendar? {
        guard let next = order.from.next else {
            add(.invalid, at: "/from", en: "is the last year there is", vi: "là năm học cuối cùng của lịch")
            return nil
        }
        guard let calendar = try calendar(of: next, at: order.school, in: store) else { return nil }
        if let day = order.on, !(calendar.starts..<calendar.ends).contains(day) {
            add(
                .invalid, at: "/on",
                en: "\(day) is outside school year \(next): from \(calendar.starts) up to \(calendar.ends)",
                vi: "\(day) nằm ngoài năm học \(next): từ \(calendar.starts) đến trước \(calendar.ends)")
        }
        return calendar
    }

    private mutating func lines(
        of order: RollOver, into new: SchoolCalendar?, in store: Reader
    ) throws(SQLiteError) -> [RollOverPlan.Line] {
        var lines: [RollOverPlan.Line] = []
        for (index, line) in order.classes.enumerated() {
            let id = ClassID(school: order.school, year: order.from, code: line.from)
            if lines.contains(where: { $0.source.id == id }) {
                add(
                    .duplicate, at: "/classes/\(index)/from",
                    en: "class \(line.from) has a line above; keep one of them",
                    vi: "lớp \(line.from) đã có dòng ở trên; chỉ giữ lại một dòng")
                continue
            }
            guard let source = try Classes.find(id, in: store) else {
                add(
                    .notFound, at: "/classes/\(index)/from", en: "no class \(id.code) is defined for \(id.year)",
                    vi: "chưa có lớp \(id.code) trong năm học \(id.year)")
                continue
            }
            var found = RollOverPlan.Line(
                source: source, waiting: try YearEnds.waiting(in: id, from: store), gone: [])
            if let new {
                found.gone = try YearEnds.gone(from: id, into: new.year, in: store)
                found.promoted = try target(
                    line.promoted, .promoted, of: found, in: new.year, at: "/classes/\(index)/promoted", store)
                found.repeating = try target(
                    line.repeating, .repeating, of: found, in: new.year, at: "/classes/\(index)/repeating", store)
            }
            lines.append(found)
        }
        return lines
    }

    /// The class where somebody goes on: open, unless all have gone already, and of the grade that follows.
    mutating func target(
        _ code: ClassCode?, _ outcome: StayOutcome, of line: RollOverPlan.Line, in year: SchoolYear,
        at pointer: String, _ store: Reader
    ) throws(SQLiteError) -> SchoolClass? {
        guard let code else { return nil }
        let id = ClassID(school: line.source.school, year: year, code: code)
        let known = try Classes.find(id, in: store)
        if known == nil || !line.waiting.isEmpty { _ = try openClass(id, at: pointer, in: store) }
        if let known { checkGrade(of: known, outcome, after: line.source, at: pointer) }
        return known
    }

    private mutating func checkGrade(
        of target: SchoolClass, _ outcome: StayOutcome, after source: SchoolClass, at pointer: String
    ) {
        let wanted = outcome == .promoted ? source.grades.compactMap(\.next) : source.grades
        if wanted.isEmpty {
            add(
                .invalid, at: pointer,
                en: "nobody is promoted from \(source.grade.label.en), the last of its level; leave it out",
                vi: "\(source.grade.label.vi) là lớp cuối cấp nên không có lên lớp; hãy bỏ trống")
        } else if Set(wanted).isDisjoint(with: target.grades) {
            let (has, goes) = (target.grades.map(\.label), wanted.map(\.label))
            add(
                .invalid, at: pointer,
                en: "class \(target.code) is of \(has.map(\.en).joined(separator: ", ")); who goes on from "
                    + "\(source.code) needs \(goes.map(\.en).joined(separator: ", "))",
                vi: "lớp \(target.code) thuộc \(has.map(\.vi).joined(separator: ", ")); học sinh lớp \(source.code) "
                    + "phải vào \(goes.map(\.vi).joined(separator: ", "))")
        }
    }

    /// In secondary school nobody goes up whom nobody has judged (TT 22/2021 Đ12).
    private mutating func checkUndecided(of order: RollOver, _ lines: [RollOverPlan.Line]) {
        let judged = lines.map(\.source).filter { $0.grade.level > .primary }
        guard order.undecided == .promote, !judged.isEmpty else { return }
        let codes = judged.map(\.code.text).joined(separator: ", ")
        add(
            .invalid, at: "/undecided", en: "pupils of \(codes) go up by decision only; hold them, and decide first",
            vi: "học sinh lớp \(codes) chỉ lên lớp khi đã được xét; hãy giữ lại (hold) và xét trước")
    }
}
