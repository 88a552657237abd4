import Platform
import TestKit
import Testing

@testable import ServiceKit

@Suite("The right to write a store")
struct StoreLockTests {
    @Test("belongs to one, and the next waits until it is given back")
    func waits() throws {
        let directory = try TemporaryDirectory()
        let first = try #require(try StoreLock.take(in: directory.path, for: "pupils", waiting: nil))
        var asked = 0
        let second = try StoreLock.take(in: directory.path, for: "pupils") {
            asked += 1
            if asked == 3 { first.release() }
            return true
        }
        #expect(second != nil && asked == 3)
        second?.release()
    }

    @Test("is not had by one who will not wait")
    func refuses() throws {
        let directory = try TemporaryDirectory()
        let first = try #require(try StoreLock.take(in: directory.path, for: "pupils", waiting: nil))
        #expect(try StoreLock.take(in: directory.path, for: "pupils", waiting: nil) == nil)
        #expect(try StoreLock.take(in: directory.path, for: "pupils", waiting: { false }) == nil)
        let other = try StoreLock.take(in: directory.path, for: "staff", waiting: nil)
        #expect(other != nil, "another service's store is another matter")
        first.release()
        other?.release()
    }

    @Test("needs a directory")
    func nowhere() {
        #expect(throws: FileError.self) { () throws in
            _ = try StoreLock.take(in: "/no/such/place", for: "pupils", waiting: nil)
        }
    }
}
