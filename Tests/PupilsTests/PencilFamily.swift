import Contracts
import SQLite
import TestKit
import Testing
import Vocabulary

@testable import Pupils

/// A few pupils and which of them turned out to be one child, as somebody with pencil and paper would note it.
struct PencilFamily {
    /// A merge that stands, with the places of the stays it made void.
    struct Merge {
        var keep: Int
        var alias: Int
        var voided: [Int]
    }

    enum Step {
        case live(Int, PencilNote.Step)
        case merge(alias: Int, into: Int)
        case undo(Int)

        static func any(
            of count: Int, within span: ClosedRange<Int>, using dice: inout some RandomNumberGenerator
        ) -> Step {
            let pupil = Int.random(in: 0..<count, using: &dice)
            switch Int.random(in: 0..<10, using: &dice) {
            case 0: return .merge(alias: pupil, into: Int.random(in: 0..<count, using: &dice))
            case 1: return .undo(pupil)
            default: return .live(pupil, .any(within: span, using: &dice))
            }
        }
    }

    var notes: [PencilNote]
    private(set) var merges: [Merge] = []

    init(_ count: Int, starts: LocalDate, ends: LocalDate) {
        notes = Array(repeating: PencilNote(starts: starts, ends: ends), count: count)
    }

    /// Each person by all codes, the one in use first.
    var people: [[Int]] {
        notes.indices.filter { !isAlias($0) }.map { keep in [keep] + merges.filter { $0.keep == keep }.map(\.alias) }
    }

    func isAlias(_ pupil: Int) -> Bool { merges.contains { $0.alias == pupil } }

    /// The stays that count under some codes.
    func stays(of codes: [Int]) -> [PencilNote.Stay] { codes.flatMap { notes[$0].stays }.filter { !$0.isVoid } }

    private func stays(ofPerson keep: Int) -> [PencilNote.Stay] {
        stays(of: people.first { $0.first == keep } ?? [keep])
    }

    /// Sends it; says whether it was answered as done.
    func send(_ step: Step, for codes: [PupilCode], in transaction: inout Transaction) throws -> Bool {
        switch step {
        case .live(let pupil, let step): try step.send(for: codes[pupil], in: &transaction)
        case .merge(let alias, let keep):
            try MergePupils(keep: codes[keep], alias: codes[alias], reason: .sample)
                .handle(on: SampleSchool.occasion, in: &transaction).answer != nil
        case .undo(let alias):
            try UndoMerge(alias: codes[alias], reason: .sample)
                .handle(on: SampleSchool.occasion, in: &transaction).answer != nil
        }
    }

    /// Notes the step where nothing is against it, and says whether so.
    mutating func take(_ step: Step) -> Bool {
        switch step {
        case .live(let pupil, let step):
            if isAlias(pupil) { return false }
            if case .enrol(_, let day) = step,
                stays(ofPerson: pupil).contains(where: { $0.to.map { day < $0 } ?? true })
            {
                return false
            }
            return notes[pupil].take(step)
        case .merge(let alias, let keep): return merge(alias, into: keep)
        case .undo(let alias):
            guard let merge = merges.first(where: { $0.alias == alias }),
                merges.last(where: { $0.keep == merge.keep })?.alias == alias
            else { return false }
            for index in merge.voided { notes[alias].stays[index].isVoid = false }
            merges.removeAll { $0.alias == alias }
            return true
        }
    }

    private mutating func merge(_ alias: Int, into keep: Int) -> Bool {
        let theirs = stays(ofPerson: keep)
        let isThere = notes[alias].stays.contains { $0.to == nil }
        guard alias != keep, !isAlias(alias), !isAlias(keep), !merges.contains(where: { $0.keep == alias }),
            !isThere || theirs.contains(where: { $0.to == nil })
        else { return false }
        let voided = notes[alias].stays.indices.filter { index in
            theirs.contains { $0.shares(aDayWith: notes[alias].stays[index]) }
        }
        for index in voided { notes[alias].stays[index].isVoid = true }
        merges.append(Merge(keep: keep, alias: alias, voided: voided))
        return true
    }
}
