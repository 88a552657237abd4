import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

extension Findings {
    /// The room, which must be in use from a day on; what speaks against it is found at `/room`.
    @discardableResult
    mutating func expectRoom(_ id: RoomID, inUse day: LocalDate, in store: Reader) throws(SQLiteError) -> Room? {
        guard let room = try Rooms.find(id, in: store) else {
            add(
                .notFound, at: "/room", en: "the school has no room \(id.code); register the room first",
                vi: "trường chưa có phòng \(id.code); hãy đăng ký phòng trước")
            return nil
        }
        if let to = room.to {
            add(
                .invalid, at: "/room", en: "room \(id.code) is closed as of \(to)",
                vi: "phòng \(id.code) đã ngừng sử dụng từ ngày \(to)")
        } else if day < room.from {
            add(
                .invalid, at: "/room", en: "room \(id.code) is in use from \(room.from) only",
                vi: "phòng \(id.code) chỉ được sử dụng từ ngày \(room.from)")
        }
        return room
    }

    /// What is told as done cannot lie ahead.
    mutating func expectPast(_ day: LocalDate, at pointer: String, today: LocalDate) {
        guard today < day else { return }
        add(.invalid, at: pointer, en: "\(day) has not come yet", vi: "ngày \(day) chưa đến")
    }

    /// Something must be left of it.
    mutating func expectLeft(of asset: Asset) {
        guard asset.quantity.number == 0 else { return }
        add(
            .locked, at: "/asset", en: "is written off, and stays as it was",
            vi: "đã được thanh lí hết và giữ nguyên như đã ghi")
    }

    /// A building is not brought into use after its rooms.
    mutating func expectOrder(
        _ commissioned: CalendarYear?, before from: LocalDate, at pointer: String = "/commissioned"
    ) {
        guard let commissioned, commissioned.number > from.year else { return }
        add(
            .invalid, at: pointer,
            en: "the building comes into use in \(commissioned.number), but the room on \(from) already",
            vi: "công trình đưa vào sử dụng năm \(commissioned.number), nhưng phòng đã sử dụng từ ngày \(from)")
    }
}

extension LocalDate {
    /// When it happened, for a fact of that day; nothing for one that lies ahead, which is told when it is recorded.
    func moment(notAfter today: LocalDate) -> Instant? { self <= today ? start : nil }
}
