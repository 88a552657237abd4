import Contracts
import Messaging
import SQLite
import TestKit
import Vocabulary
import Wire

@testable import Campus

/// A class of three on the stage: An and Bình since September, Chi until October.
struct Classroom {
    let school = UnitCode.sample
    let year = SchoolYear.sample
    let checkup = CheckupID.sample
    let schoolClass = ClassID.sample
    let an = PupilCode(unchecked: "79764000010000000014")
    let binh = PupilCode(unchecked: "79764000010000000022")
    let chi = PupilCode(unchecked: "79764000010000000030")

    /// A morning in the middle of October.
    let occasion = Occasion.sample(.campus, now: "2026-10-15T08:00:00+07:00")

    /// Opens the first checkup on 7 September and seats the three.
    init(in transaction: inout Transaction) throws {
        _ = try OpenCheckup(school: school, year: year, from: .day("2026-09-07"))
            .handle(on: .sample(.campus), in: &transaction)
        try register(an, born: "2023-10-15", .male, in: &transaction)
        try register(binh, born: "2022-10-15", .female, in: &transaction)
        try register(chi, born: "2016-10-15", .female, in: &transaction)
        for pupil in [an, binh] { try seat(pupil, in: schoolClass, from: "2026-09-05", in: &transaction) }
        try seat(chi, in: schoolClass, from: "2026-09-05", to: "2026-10-01", in: &transaction)
    }

    func register(
        _ code: PupilCode, born: String, _ sex: Sex, version: Int64 = 1, in transaction: inout Transaction
    ) throws {
        let pupil = Pupil(
            code: code, school: school, name: .sample, birthDate: .day(born), sex: sex, ethnicity: .sample,
            disability: nil, policies: [], address: nil, guardians: [])
        try KnownPupils.keep(pupil, version: version, in: &transaction)
    }

    func seat(
        _ pupil: PupilCode, in schoolClass: ClassID, from: String, to: String? = nil, number: Int = 1,
        status: EnrolmentStatus? = nil, version: Int64 = 1, in transaction: inout Transaction
    ) throws {
        let stay = Enrolment(
            id: EnrolmentID(owner: pupil, year: year, number: number), schoolClass: schoolClass, from: .day(from),
            to: to.map { .day($0) }, status: status ?? (to == nil ? .studying : .moved))
        try KnownPupils.keep(stay, version: version, in: &transaction)
    }

    /// Sends a sheet as a nurse would; `lines` is the JSON of `measurements`.
    func measure(
        _ lines: String, in schoolClass: ClassID? = nil, transaction: inout Transaction
    ) throws -> Outcome<RecordMeasurements.Answer> {
        let text = """
            {"checkup":"\(checkup)","schoolClass":"\(schoolClass ?? self.schoolClass)","measurements":[\(lines)]}
            """
        return try RecordMeasurements.read(text).get().handle(on: occasion, in: &transaction)
    }

    func line(_ pupil: PupilCode, _ measures: String, on day: String = "2026-10-15") -> String {
        #"{"pupil":"\#(pupil)","measuredOn":"\#(day)",\#(measures),"position":"standing"}"#
    }
}

extension LocalDate {
    /// A day that the test wrote; the sample where it is none, which the test then sees.
    static func day(_ text: String) -> LocalDate { LocalDate(text) ?? .sample }
}
