import Glibc
import Platform
import Testing

@Suite("Files")
final class FilesTests {
    private let directory: String

    init() throws {
        directory = "\(Environment.current()["TMPDIR"] ?? "/tmp")/khuevan-files-\(UInt64.random(in: 0...UInt64.max))"
        try Files.createDirectory(directory)
    }

    deinit {
        for name in (try? Files.list(directory)) ?? [] { try? Files.remove("\(directory)/\(name)") }
        try? Files.remove(directory)
    }

    @Test("come back as they were written", arguments: [0, 1, 65_536, 200_001])
    func roundTrip(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Files.write(bytes, to: "\(directory)/a")
        #expect(try Files.read("\(directory)/a") == bytes)
        #expect(try Files.list(directory) == ["a"])
    }

    @Test("are replaced in one step, readable by their owner only")
    func replace() throws {
        let path = "\(directory)/secret"
        try Files.write([1], to: path, mode: 0o644)
        try Files.write([2, 3], to: path)
        #expect(try Files.read(path) == [2, 3])
        var status = stat()
        #expect(unsafe stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test("grow by appending")
    func append() throws {
        let path = "\(directory)/log"
        try Files.append([1, 2], to: path)
        try Files.append([3], to: path)
        #expect(try Files.read(path) == [1, 2, 3])
    }

    @Test("say which one and why not")
    func errors() throws {
        let path = "\(directory)/absent"
        let error = #expect(throws: FileError.self) { try Files.read(path) }
        #expect(error?.isMissing == true)
        #expect(error?.description == "cannot open \(path): No such file or directory (2)")
        #expect(throws: FileError.self) { try Files.write([1], to: "\(directory)/no/where") }
        #expect(try Files.list(directory) == [])
    }

    @Test("may be removed when they are not there")
    func remove() throws {
        #expect(!Files.exists("\(directory)/absent"))
        try Files.remove("\(directory)/absent")
        try Files.createDirectory("\(directory)/sub")
        try Files.createDirectory("\(directory)/sub")
        #expect(Files.isDirectory("\(directory)/sub"))
        try Files.remove("\(directory)/sub")
        #expect(!Files.exists("\(directory)/sub"))
    }

    @Test(
        "lie in a directory",
        arguments: [("a/b", "a"), ("a", "."), ("/a", "/"), ("/a/b/", "/a"), ("/", "/"), ("a//b", "a/")])
    func parents(path: String, expected: String) {
        #expect(Files.parent(of: path) == expected)
    }

    @Test("make the directories above them if asked")
    func intermediate() throws {
        #expect(throws: FileError.self) { try Files.createDirectory("\(directory)/x/y", intermediate: false) }
        try Files.createDirectory("\(directory)/x/y")
        #expect(Files.isDirectory("\(directory)/x/y"))
        try Files.remove("\(directory)/x/y")
    }
}
