import Contracts
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

/// A pupil's stays as somebody with pencil and paper would note them.
struct PencilNote {
    static let classes = ["6A1", "6A2", "6A3"]

    struct Pause {
        var from: LocalDate
        var to: LocalDate?
    }

    struct Stay {
        var place: Int
        var from: LocalDate
        var to: LocalDate?
        var pauses: [Pause] = []
        /// Whether it counted a child a second time.
        var isVoid = false
        var isPaused: Bool { pauses.contains { $0.to == nil } }
        /// The earliest day on which anything more may happen.
        var turn: LocalDate { pauses.map { $0.to ?? $0.from }.max() ?? from }

        func shares(aDayWith other: Stay) -> Bool {
            (to.map { other.from < $0 } ?? true) && (other.to.map { from < $0 } ?? true)
        }
    }

    let starts: LocalDate
    let ends: LocalDate
    var stays: [Stay] = []

    enum Step {
        case enrol(Int, LocalDate)
        case move(Int, LocalDate)
        case suspend(LocalDate)
        case resume(LocalDate)
        case leave(Departure, LocalDate)

        static func any(within span: ClosedRange<Int>, using dice: inout some RandomNumberGenerator) -> Step {
            let new = LocalDate(year: 2026, month: 1, day: 1) ?? .sample
            let day = new.adding(days: Int.random(in: span, using: &dice))
            let place = Int.random(in: classes.indices, using: &dice)
            switch Int.random(in: 0..<10, using: &dice) {
            case 0..<4: return .enrol(place, day)
            case 4..<6: return .move(place, day)
            case 6..<8: return .suspend(day)
            case 8: return .resume(day)
            default: return .leave([Departure.left, .completed, .transferredOut][place], day)
            }
        }

        /// Sends it; says whether it was answered as done.
        func send(for pupil: PupilCode, in transaction: inout Transaction) throws -> Bool {
            let occasion = SampleSchool.occasion
            switch self {
            case .enrol(let place, let day):
                let command = EnrolPupil(
                    pupil: pupil, schoolClass: try SampleSchool.classID(classes[place]), from: day)
                return try command.handle(on: occasion, in: &transaction).answer != nil
            case .move(let place, let day):
                let command = MoveClass(pupil: pupil, schoolClass: try SampleSchool.classID(classes[place]), on: day)
                return try command.handle(on: occasion, in: &transaction).answer != nil
            case .suspend(let day):
                let command = SuspendStudies(pupil: pupil, on: day, reason: .sample)
                return try command.handle(on: occasion, in: &transaction).answer != nil
            case .resume(let day):
                return try ResumeStudies(pupil: pupil, on: day).handle(on: occasion, in: &transaction).answer != nil
            case .leave(let departure, let day):
                let command = LeaveSchool(
                    pupil: pupil, on: day, reason: departure == .left ? .other : nil, status: departure)
                return try command.handle(on: occasion, in: &transaction).answer != nil
            }
        }
    }

    /// Notes the step where nothing is against it, and says whether so.
    mutating func take(_ step: Step) -> Bool {
        let open = stays.indices.last { stays[$0].to == nil }
        switch step {
        case .enrol(let place, let day):
            guard open == nil, starts <= day, day < ends, stays.allSatisfy({ $0.to.map { $0 <= day } ?? false }) else {
                return false
            }
            stays.append(Stay(place: place, from: day))
        case .move(let place, let day):
            guard let open, !stays[open].isPaused, stays[open].place != place, stays[open].from < day,
                stays[open].turn <= day, day < ends
            else { return false }
            stays[open].to = day
            stays.append(Stay(place: place, from: day))
        case .suspend(let day):
            guard let open, !stays[open].isPaused, stays[open].turn <= day, day < ends else { return false }
            stays[open].pauses.append(Pause(from: day))
        case .resume(let day):
            guard let open, let last = stays[open].pauses.indices.last, stays[open].isPaused,
                stays[open].pauses[last].from < day, day < ends
            else { return false }
            stays[open].pauses[last].to = day
        case .leave(_, let day):
            guard let open, stays[open].from < day, stays[open].turn <= day, day <= ends,
                !stays[open].isPaused || stays[open].turn < day
            else { return false }
            if stays[open].isPaused, let last = stays[open].pauses.indices.last { stays[open].pauses[last].to = day }
            stays[open].to = day
        }
        return true
    }
}

/// How many pupils are where on each day, by the notes and by the store.
struct PencilTally {
    private let starts: LocalDate
    private let ends: LocalDate
    /// By class, then by day of the year.
    private var present: [[Int]]
    private var paused: [[Int]]
    /// All days that all pupils have spent at school.
    private(set) var days = 0

    init(_ starts: LocalDate, _ ends: LocalDate) {
        (self.starts, self.ends) = (starts, ends)
        let empty = Array(repeating: 0, count: ends.day - starts.day)
        present = PencilNote.classes.map { _ in empty }
        paused = present
    }

    /// A person is in one place at every moment of his time at school, paused or not, under whichever code.
    mutating func add(_ stays: [PencilNote.Stay]) {
        var places = Array(repeating: 0, count: ends.day - starts.day)
        for stay in stays {
            for day in stay.from.day..<(stay.to ?? ends).day {
                let index = day - starts.day
                let isPaused = stay.pauses.contains { $0.from.day <= day && day < ($0.to ?? ends).day }
                places[index] += 1
                if isPaused { paused[stay.place][index] += 1 } else { present[stay.place][index] += 1 }
                days += 1
            }
        }
        #expect(places.allSatisfy { $0 <= 1 })
    }

    /// The totals of the store, those of the events folded by their highest version, and the rolls say the same.
    func compare(with store: Reader) throws {
        let folded = """
            SELECT json_extract(CAST(body AS TEXT), '$.schoolClass') AS class,
                json_extract(CAST(body AS TEXT), '$.from') AS from_day, json_extract(CAST(body AS TEXT), '$.to') AS to_day
            FROM journal JOIN subject_version USING (subject, version) WHERE entity = 'enrolment'
            """
        for (place, code) in PencilNote.classes.enumerated() {
            let id = try SampleSchool.classID(code)
            for index in present[place].indices {
                let day = starts.adding(days: index)
                let all = present[place][index] + paused[place][index]
                let stored = "SELECT count(*) FROM place WHERE class = ?1 AND \(Self.holds)"
                #expect(try store.value(stored, id, day) == all)
                guard index % 30 == 0 else { continue }
                #expect(
                    try store.value("SELECT count(*) FROM (\(folded)) WHERE class = ?1 AND \(Self.holds)", id, day)
                        == all)
                let roll = try Stays.roll(of: id, on: day, after: nil, limit: 10_000, in: store)
                #expect(roll.count == all)
                #expect(roll.filter { $0.suspended == true }.count == paused[place][index])
            }
        }
        let total = "SELECT count(*) FROM place JOIN class ON class.id = class WHERE school = ?1 AND \(Self.holds)"
        for index in stride(from: 0, to: ends.day - starts.day, by: 30) {
            let sum = PencilNote.classes.indices.reduce(0) { $0 + present[$1][index] + paused[$1][index] }
            #expect(try store.value(total, SampleSchool.code, starts.adding(days: index)) == sum)
        }
    }

    private static let holds = "from_day <= ?2 AND (to_day IS NULL OR ?2 < to_day)"
}
