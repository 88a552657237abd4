import Testing
import Wire

@testable import Console

@Suite("A parcel of rows")
struct ParcelTests {
    let parcel = Parcel(
        command: "x.y-many", body: ["items": []],
        places: [
            Parcel.Place(pointer: "/items/0", row: 200), Parcel.Place(pointer: "/items/1", row: 201),
            Parcel.Place(pointer: "/items/1/subjects/3", row: 204), Parcel.Place(pointer: "/items/17", row: 217),
        ],
        columns: ["policies": "policy", "guardians/name": "guardianName", "guardians": "guardianName"])

    @Test(
        "finds the row and the column a pointer means",
        arguments: [
            ("/items/17/birthDate", 217, "birthDate"), ("/items/1/birthDate", 201, "birthDate"),
            ("/items/17/policies/2", 217, "policy"), ("/items/0/guardians/0/name", 200, "guardianName"),
            ("/items/0/guardians/0/phone", 200, "guardianName"), ("/items/1/subjects/3/birthDate", 204, "birthDate"),
            ("/items/1/subjects/9", 201, nil), ("/items/17", 217, nil), ("/items/17/unheardOf", 217, nil),
        ])
    func locates(pointer: String, row: Int, column: String?) throws {
        let found = try #require(parcel.locate(pointer, header: ["code", "birthDate"]))
        #expect(found.row == row)
        #expect(found.column == column)
    }

    @Test("leaves what concerns the whole message to the whole", arguments: ["", "/items", "/dryRun", "/items/18"])
    func whole(pointer: String) {
        #expect(parcel.locate(pointer, header: []) == nil)
    }

    @Test("knows which rows an item is made of")
    func rows() {
        #expect(parcel.rows(at: "/items/1") == [201, 204])
        #expect(parcel.rows == [200, 201, 204, 217])
    }

    @Test("has the same id for the same file, and another for anything else")
    func ids() {
        let id = parcel.id(kind: "pupils", file: [1, 2], attempt: 0)
        #expect(parcel.id(kind: "pupils", file: [1, 2], attempt: 0) == id)
        #expect(parcel.id(kind: "staff", file: [1, 2], attempt: 0) != id)
        #expect(parcel.id(kind: "pupils", file: [1, 3], attempt: 0) != id)
        #expect(parcel.id(kind: "pupils", file: [1, 2], attempt: 1) != id)
        var dry = parcel
        dry.body = ["items": [], "dryRun": true]
        #expect(dry.id(kind: "pupils", file: [1, 2], attempt: 0) != id)
    }

    @Test("tells no password by its id")
    func secrecy() {
        func id(_ password: String) -> MessageID {
            var secret = parcel
            secret.body = ["items": [["name": "an", "password": .string(password)]]]
            return secret.id(kind: "accounts", file: [], attempt: 0)
        }
        #expect(id("mat-khau-1") == id("mat-khau-2"))
    }
}
