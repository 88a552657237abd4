import Contracts
import Messaging
import SQLite
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Campus

/// What no command would do, done to the tables themselves.
@Suite("The tables of rooms and equipment") struct FacilitiesSchemaTests {
    @Test(
        "refuse what must not be",
        arguments: [
            "DELETE FROM room WHERE id LIKE '%/P102'", "DELETE FROM asset", "DELETE FROM write_off",
            "DELETE FROM asset_move",
            "UPDATE room SET id = school || '/P109' WHERE id LIKE '%/P102'",
            "UPDATE room SET grade = 'gold' WHERE id LIKE '%/P102'",
            "UPDATE room SET square_decimetres = 0 WHERE id LIKE '%/P102'",
            "UPDATE room SET school = '79764000020000000005' WHERE id LIKE '%6/P102'",
            "UPDATE room SET to_day = from_day WHERE id LIKE '%/P102'",
            "UPDATE room SET to_day = '2026-13-01' WHERE id LIKE '%/P102'",
            "UPDATE room SET to_day = '2026-10-01' WHERE id LIKE '%/P101'",
            "UPDATE room SET to_day = NULL WHERE id LIKE '%/P103'",
            "UPDATE room SET purpose = 'library' WHERE id LIKE '%/P103'",
            "UPDATE room SET from_day = '2020-09-02' WHERE id LIKE '%/P103'",
            "UPDATE room SET from_day = '2025-08-21' WHERE id LIKE '%6/P101'",
            "UPDATE room SET to_day = '2026-10-01' WHERE id LIKE '%/P104'",
            "UPDATE asset SET quantity = quantity - 1", "UPDATE asset SET quantity = -1",
            "UPDATE asset SET acquired_quantity = 400", "UPDATE asset SET acquired_on = '2020-01-01'",
            "UPDATE asset SET cost_each = -1", "UPDATE asset SET cost_each = 1",
            "UPDATE asset SET counted_in = 'bộ'", "UPDATE asset SET condition = 'new'",
            "UPDATE asset SET room = NULL", "UPDATE asset SET room_since = '2025-08-19'",
            "UPDATE asset SET room = '79764000010000000006/P103'",
            "UPDATE asset SET room = '79764000020000000005/P101'",
            "UPDATE asset SET room = '79764000010000000006/P999'",
            "UPDATE asset_move SET room = '79764000010000000006/P102' WHERE number = 3",
            "UPDATE asset_move SET on_day = '2020-09-01' WHERE number = 3",
            "UPDATE asset_move SET left_on = '2026-10-02' WHERE number = 3",
            "UPDATE asset_move SET left_on = '2026-10-04' WHERE number = 2",
            "UPDATE asset_move SET left_on = NULL WHERE number = 1",
            "INSERT INTO asset_move(asset, number, room, on_day) "
                + "SELECT asset, 4, room, on_day FROM asset_move WHERE number = 3",
            "UPDATE write_off SET quantity = 1",
            "INSERT INTO write_off(asset, number, decision, on_day, quantity) SELECT id, 2, '30', '2026-10-01', 31 FROM asset",
            "INSERT INTO write_off(asset, number, decision, on_day, quantity) "
                + "SELECT id, 2, '12/QĐ-THCS', '2026-10-01', 1 FROM asset",
        ])
    func refuse(sql: String) throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.room("P103"), in: &transaction)
            try Schoolhouse.done(Schoolhouse.room("P101", at: Schoolhouse.other), in: &transaction)
            let close = CloseRoom(room: try Schoolhouse.roomID("P103"), on: .day("2026-10-01"), reason: .sample)
            try Schoolhouse.done(close, in: &transaction)
            try Schoolhouse.done(Schoolhouse.writeOff(10), in: &transaction)
            // The chairs go to P104 and come back.
            try Schoolhouse.done(Schoolhouse.room("P104"), in: &transaction)
            for (room, day) in [("P104", "2026-10-02"), ("P101", "2026-10-03")] {
                try Schoolhouse.done(Schoolhouse.move(to: room, on: day), in: &transaction)
            }
            #expect(throws: SQLiteError.self) { try transaction.run(sql) }
        }
    }

    @Test("let an end that is on record be dated anew, and nothing else of a closed room")
    func ends() throws {
        try Schoolhouse.furnished { (transaction) throws in
            let close = CloseRoom(room: try Schoolhouse.roomID("P102"), on: .day("2027-06-01"), reason: .sample)
            try Schoolhouse.done(close, in: &transaction)
            try transaction.run("UPDATE room SET to_day = '2026-12-31' WHERE id LIKE '%/P102'")
            let room = try Rooms.find(Schoolhouse.roomID("P102"), in: transaction.reader)
            #expect(room?.to == .day("2026-12-31"))
        }
    }

    @Test("take the next write-off of what is left")
    func takes() throws {
        try Schoolhouse.furnished { (transaction) throws in
            try Schoolhouse.done(Schoolhouse.writeOff(10), in: &transaction)
            try transaction.run(
                """
                INSERT INTO write_off(asset, number, decision, on_day, quantity)
                SELECT id, 2, '30', '2026-10-01', 30 FROM asset
                """)
            try transaction.run("UPDATE asset SET quantity = 0, room = NULL, room_since = NULL")
            #expect(try Schoolhouse.kept(in: transaction.reader).lastWriteOff?.quantity.number == 30)
        }
    }

    @Test("are reached by school and by room without going through the whole")
    func plans() throws {
        try Schoolhouse.open { (transaction) throws in
            for sql in [
                "SELECT id FROM room WHERE school = ?1 AND id > ?2 AND (?3 IS NULL OR purpose = ?3) ORDER BY id",
                "SELECT count(*) FROM asset WHERE room = ?1",
                "SELECT 1 FROM asset_move WHERE asset = ?1 AND room = ?2 AND on_day = ?3",
                "SELECT min(on_day) FROM asset_move WHERE room = ?1",
                "SELECT max(left_on) FROM asset_move WHERE room = ?1 AND ?2 < left_on",
                "SELECT id FROM asset WHERE school = ?1 AND id > ?2 AND (?3 IS NULL OR room = ?3) ORDER BY id",
            ] {
                let plan = try transaction.reader.plan(sql)
                #expect(plan.allSatisfy { !$0.contains("SCAN") && !$0.contains("TEMP") }, "\(plan)")
            }
        }
    }
}
