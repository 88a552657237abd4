import Access
import Messaging
import SQLite
import Vocabulary
import Wire

/// How many rooms a school has on a day, for what and in what buildings, and how large they are together.
///
/// What a room is for is what it is for now, on whichever day.
struct FacilitiesOfSchool: Query {
    static let name: MessageName = "campus.facilities"
    static let permission: Permission? = .readAssets

    var school: UnitCode
    /// Today where it is not said.
    var on: LocalDate?

    struct Answer: Codable, Sendable, Hashable {
        var on: LocalDate
        var rooms: Int
        var squareDecimetres: Int
        /// By purpose, and within each by grade, in the order of the lists.
        var groups: [Group]
    }

    /// The rooms of one purpose in buildings of one grade.
    struct Group: Codable, Sendable, Hashable, RowReadable {
        var purpose: RoomPurpose
        var grade: BuildingGrade
        var rooms: Int
        var squareDecimetres: Int
        /// For how many people they are meant; rooms where nobody sits count as none.
        var capacity: Int

        init(row: borrowing Row) throws(SQLiteError) {
            purpose = try row[0]
            grade = try row[1]
            rooms = try row[2]
            squareDecimetres = try row[3]
            capacity = try row[4]
        }
    }

    func scope(in store: Reader) throws(SQLiteError) -> Scope? { Scope(school) }

    func answer(on occasion: Occasion, from store: Reader) throws(SQLiteError) -> Outcome<Answer> {
        let day = on ?? occasion.today
        let groups = try Rooms.groups(of: school, on: day, from: store)
        let sorted = RoomPurpose.allCases.flatMap { purpose in
            BuildingGrade.allCases.compactMap { grade in
                groups.first { $0.purpose == purpose && $0.grade == grade }
            }
        }
        return .done(
            Answer(
                on: day, rooms: groups.map(\.rooms).reduce(0, +),
                squareDecimetres: groups.map(\.squareDecimetres).reduce(0, +), groups: sorted))
    }
}
