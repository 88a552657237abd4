import Contracts
import Messaging
import SQLite
import TestKit
import Vocabulary
import Wire

@testable import Pupils

/// Carries facts of transfers out of journals to whoever answers them, as broker and federation would; and stands in for
/// Assessment and Campus, which gather when a transfer closes.
enum TransferPost {
    /// A fact out of a journal.
    struct Letter: RowReadable {
        var seq: Int64
        var entity: String
        var fact: String
        var version: Int64
        var body: [UInt8]

        init(row: borrowing Row) throws(SQLiteError) {
            seq = try row.integer(0)
            entity = try row.text(1)
            fact = try row.text(2)
            version = try row.integer(3)
            body = try row.blob(4)
        }

        func event<State: PublicState>(_ type: State.Type) throws -> Event<State> {
            Event(
                fact: fact, state: try WireDecoder.decode(State.self, from: body).get(), version: version,
                occurred: .sample, source: .sample, actor: .sample)
        }
    }

    /// What has been written since.
    static func letters(after cursor: inout Int64, in store: Reader) throws -> [Letter] {
        let letters: [Letter] = try store.all(
            """
            SELECT seq, entity, fact, version, body FROM journal
            WHERE seq > ?1 AND entity IN ('transfer', 'transfer-release') ORDER BY seq
            """, cursor)
        cursor = try Journal.head(in: store).seq
        return letters
    }

    /// Hands one over to the Pupils service of a store.
    static func deliver(_ letter: Letter, on occasion: Occasion, in transaction: inout Transaction) throws {
        if letter.entity == Transfer.entity {
            try AnswerTransfers.respond(to: letter.event(Transfer.self), on: occasion, in: &transaction)
        } else {
            try FollowReleases.respond(to: letter.event(TransferRelease.self), on: occasion, in: &transaction)
        }
    }

    /// What Assessment and Campus of the school that lets go answer to a letter.
    static func gather(_ letter: Letter, on occasion: Occasion, in transaction: inout Transaction) throws {
        guard letter.entity == TransferRelease.entity else { return }
        let release = try letter.event(TransferRelease.self).state
        guard release.status == .closing else { return }
        try Gather<Transcript>.respond(to: transcript(of: release), on: occasion, in: &transaction)
        try Gather<HealthSummary>.respond(to: summary(of: release), on: occasion, in: &transaction)
    }

    static func transcript(of release: TransferRelease) -> Event<Transcript> {
        let id = MarkBookID(
            schoolClass: ClassID(school: release.sender, year: .sample, code: .sample), subject: .sample,
            semester: .first)
        let cell = Transcript.Cell(column: .sample, value: .passed)
        let state = Transcript(
            transfer: release.id, pupil: release.pupil, school: release.sender,
            books: [Transcript.Book(id: id, kind: .comment, cells: [cell])], results: [],
            competences: [
                CompetenceRecord(
                    pupil: release.pupil, schoolClass: id.schoolClass,
                    moment: release.sender == TransferScene.sender ? .midFirstSemester : .endFirstSemester,
                    levels: CompetenceLevels(all: .passed))
            ])
        return Event(
            fact: "sealed", state: state, version: 1, occurred: .sample, source: .sample, actor: .sample)
    }

    static func summary(of release: TransferRelease) -> Event<HealthSummary> {
        let checkup = CheckupID(owner: release.sender, year: .sample, number: 1)
        let state = HealthSummary(
            transfer: release.id, pupil: release.pupil, school: release.sender,
            measurings: [HealthSummary.Measuring(checkup: checkup, on: .sample, classes: ["stunted"])])
        return Event(
            fact: "sealed", state: state, version: 1, occurred: .sample, source: .sample, actor: .sample)
    }

    /// Carries letters within one installation until there are no more.
    static func settle(
        after cursor: inout Int64, on occasion: Occasion = TransferScene.occasion(), in transaction: inout Transaction
    ) throws {
        while true {
            let letters = try letters(after: &cursor, in: transaction.reader)
            if letters.isEmpty { return }
            for letter in letters {
                try deliver(letter, on: occasion, in: &transaction)
                try gather(letter, on: occasion, in: &transaction)
            }
        }
    }

    /// Carries letters within and between two installations until there are no more; `isLost` may lose those between.
    static func settle(
        after cursors: inout (Int64, Int64), on occasion: Occasion = TransferScene.occasion(),
        between one: inout Transaction, and other: inout Transaction, isLost: () -> Bool = { false }
    ) throws {
        while true {
            let (ours, theirs) = (
                try letters(after: &cursors.0, in: one.reader), try letters(after: &cursors.1, in: other.reader)
            )
            if ours.isEmpty && theirs.isEmpty { return }
            for letter in ours {
                try deliver(letter, on: occasion, in: &one)
                try gather(letter, on: occasion, in: &one)
                if !isLost() { try deliver(letter, on: occasion, in: &other) }
            }
            for letter in theirs {
                try deliver(letter, on: occasion, in: &other)
                try gather(letter, on: occasion, in: &other)
                if !isLost() { try deliver(letter, on: occasion, in: &one) }
            }
        }
    }
}
