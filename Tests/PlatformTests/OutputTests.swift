import Glibc
import Platform
import TestKit
import Testing

@Suite("Output")
struct OutputTests {
    @Test("writes whole, more than a pipe holds")
    func whole() async throws {
        var ends: [Int32] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        let (input, output) = (ends[0], ends[1])
        let text = String(repeating: "Khuê Văn ", count: 50_000)
        async let written = onThread {
            defer { close(output) }
            return Output(descriptor: output).write(text)
        }
        let read = try await onThread {
            defer { close(input) }
            return try Files.read("/proc/self/fd/\(input)")
        }
        #expect(try await written)
        #expect(read == Array(text.utf8))
    }

    @Test("is no terminal when it is a pipe")
    func terminal() throws {
        var ends: [Int32] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(!Output(descriptor: ends[1]).isTerminal)
        #expect(Output(descriptor: ends[1]).width == nil)
    }
}
