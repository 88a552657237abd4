import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Assessment

@Suite("Gathering what was marked of a pupil who leaves") struct SealTranscriptsTests {
    private static func event(
        _ pupil: PupilCode, _ status: ReleaseStatus, aliases: [PupilCode]? = nil
    ) -> Event<TransferRelease> {
        let release = TransferRelease(
            id: .sample, pupil: pupil, aliases: aliases, sender: .sample, from: .sample, status: status)
        return Event(
            fact: status.rawValue, state: release, version: 4, occurred: .sample, source: .sample, actor: .sample)
    }

    @Test("seals the pupil's own rows and results, and nobody else's")
    func seals() throws {
        try onStage(Assessment.self) { transaction in
            try transaction.prepareClass(pupils: 2, subjects: [Classroom.subject("mathematics", .marked, 35)])
            try transaction.fill(
                Classroom.mathematics,
                rows: [[100, 90, 95, 90].map(Classroom.mark), [50, 40, 30, 20].map(Classroom.mark)])
            try transaction.carryOut(ComputeResults(schoolClass: Classroom.id, term: .firstSemester))
            try SealTranscripts.respond(
                to: Self.event(Classroom.pupil(0), .closing), on: .sample(.assessment), in: &transaction)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.type == "transcript.sealed" && fact.subject == "transcript/\(TransferID.sample)")
            let sealed = try WireDecoder.decode(Transcript.self, from: Array(fact.state.text.utf8)).get()
            #expect(sealed.books.map(\.id) == [Classroom.book(Classroom.mathematics)])
            #expect(sealed.books.first?.cells.map(\.column) == [.tx1, .tx2, .gk, .ck])
            #expect(sealed.books.first?.cells.map(\.value) == [100, 90, 95, 90].map(Classroom.mark))
            #expect(sealed.results.map(\.pupil) == [Classroom.pupil(0)])
        }
    }

    @Test("seals what stands under every code, and of what two have, that of the one in use")
    func merged() throws {
        try onStage(Assessment.self) { transaction in
            let (keep, alias) = (Classroom.pupil(0), Classroom.pupil(1))
            try transaction.prepareClass(pupils: 2, subjects: [Classroom.subject("mathematics", .marked, 35)])
            try transaction.openBook(Classroom.mathematics)
            for (column, cells) in [
                (MarkColumn.gk, [(keep, 90), (alias, 50)]), (.ck, [(keep, 85)]), (.tx1, [(alias, 70)]),
            ] {
                let cells = cells.map { RecordMarks.Cell(pupil: $0.0, value: Classroom.mark($0.1)) }
                let book = Classroom.book(Classroom.mathematics)
                try transaction.carryOut(RecordMarks(book: book, column: column, cells: cells))
            }
            try transaction.carryOut(ComputeResults(schoolClass: Classroom.id, term: .firstSemester))
            let earlier = ClassID("79764000010000000006/2025/5A1") ?? .sample
            let before = PupilResult(
                pupil: alias, schoolClass: earlier, term: .firstSemester, subjects: [], learning: nil, rule: "old")
            _ = try Results.keep(before, in: &transaction)
            for (schoolClass, code) in [(Classroom.id, keep), (Classroom.id, alias), (earlier, alias)] {
                let state = CompetenceRecord(
                    pupil: code, schoolClass: schoolClass, moment: .yearEnd, levels: CompetenceLevels(all: .good))
                try Competences.keep(state, in: &transaction)
            }
            try SealTranscripts.respond(
                to: Self.event(keep, .closing, aliases: [alias]), on: .sample(.assessment), in: &transaction)
            let fact = try #require(try transaction.reader.recorded().last)
            let sealed = try WireDecoder.decode(Transcript.self, from: Array(fact.state.text.utf8)).get()
            #expect(sealed.pupil == keep && sealed.books.count == 1)
            #expect(sealed.books.first?.cells.map(\.column) == [.tx1, .gk, .ck])
            #expect(sealed.books.first?.cells.map(\.value) == [70, 90, 85].map(Classroom.mark))
            #expect(sealed.results.map(\.pupil) == [keep, alias])
            #expect(sealed.results.map(\.schoolClass) == [Classroom.id, earlier])
            #expect(sealed.competences?.map(\.pupil) == [keep, alias])
            #expect(sealed.competences?.map(\.schoolClass) == [Classroom.id, earlier])
        }
    }

    @Test(
        "seals when the day has come, neither before nor again",
        arguments: [ReleaseStatus.noted, .accepted, .rejected, .withdrawn, .released, .confirmed])
    func waits(status: ReleaseStatus) throws {
        try onStage(Assessment.self) { transaction in
            try SealTranscripts.respond(
                to: Self.event(Classroom.pupil(0), status), on: .sample(.assessment), in: &transaction)
            #expect(try transaction.reader.recorded().isEmpty)
        }
    }

    @Test("seals once for a fact, also where Pupils is read from its beginning again")
    func heardAgain() throws {
        try onStage(Assessment.self) { transaction in
            let heard = Occasion.sample(.assessment)
            for _ in 0..<2 {
                try SealTranscripts.respond(to: Self.event(Classroom.pupil(0), .closing), on: heard, in: &transaction)
            }
            #expect(try transaction.reader.recorded().count == 1)
            let later = Occasion.sample(.assessment)
            try SealTranscripts.respond(to: Self.event(Classroom.pupil(0), .closing), on: later, in: &transaction)
            #expect(try transaction.reader.recorded().count == 2, "another fact asks anew")
        }
    }

    @Test("has nothing to say of a pupil without marks, and says so")
    func empty() throws {
        try onStage(Assessment.self) { transaction in
            try SealTranscripts.respond(
                to: Self.event(Classroom.pupil(0), .closing), on: .sample(.assessment), in: &transaction)
            let fact = try #require(try transaction.reader.recorded().last)
            #expect(fact.state["books"] == [] && fact.state["results"] == [])
            #expect(fact.state["competences"] == nil)
        }
    }

    @Test("takes along what primary school assessed besides subjects, by year and moment")
    func competences() throws {
        try onStage(Assessment.self) { transaction in
            let earlier = ClassID("79764000010000000006/2025/4A1") ?? .sample
            for (number, schoolClass, moment) in [
                (0, Classroom.id, AssessmentMoment.yearEnd), (0, Classroom.id, .midFirstSemester),
                (0, earlier, .yearEnd), (1, Classroom.id, .yearEnd),
            ] {
                let state = CompetenceRecord(
                    pupil: Classroom.pupil(number), schoolClass: schoolClass, moment: moment,
                    levels: CompetenceLevels(all: .good))
                try Competences.keep(state, in: &transaction)
            }
            try SealTranscripts.respond(
                to: Self.event(Classroom.pupil(0), .closing), on: .sample(.assessment), in: &transaction)
            let fact = try #require(try transaction.reader.recorded().last)
            let sealed = try WireDecoder.decode(Transcript.self, from: Array(fact.state.text.utf8)).get()
            #expect(sealed.competences?.map(\.schoolClass) == [earlier, Classroom.id, Classroom.id])
            #expect(sealed.competences?.map(\.moment) == [.yearEnd, .midFirstSemester, .yearEnd])
            #expect(sealed.competences?.allSatisfy { $0.levels == CompetenceLevels(all: .good) } == true)
        }
    }

    @Test("looks marks up by book and column")
    func plan() throws {
        try onStage(Assessment.self) { transaction in
            let plan: [PlanStep] = try transaction.reader.all(
                "EXPLAIN QUERY PLAN " + Transcripts.sql, Classroom.pupil(0))
            let scans = plan.map(\.detail).filter { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT ROW") }
            #expect(scans.allSatisfy { $0.contains("place") || $0.contains("been") }, "\(scans)")
        }
    }
}

private struct PlanStep: RowReadable {
    let detail: String
    init(row: borrowing Row) throws(SQLiteError) { detail = try row.text(3) }
}
