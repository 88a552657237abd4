import Glibc
import Platform
import Testing

@Suite("The environment")
struct EnvironmentTests {
    @Test("is a snapshot of what the process was told")
    func snapshot() {
        let environment = Environment.current()
        #expect(environment["PATH"]?.isEmpty == false)
        #expect(environment["KHUEVAN_NO_SUCH_VARIABLE"] == nil)
        #expect(environment.processID == getpid())
        #expect(!environment.hostName.isEmpty)
    }

    @Test("can be made up for a test")
    func madeUp() {
        let environment = Environment(variables: ["A": "1"])
        #expect(environment["A"] == "1")
        #expect(environment.hostName == "localhost")
    }

    @Test("knows how much memory the process holds")
    func memory() throws {
        #expect(try #require(ProcessMemory.residentBytes()) > 1 << 20)
    }

    @Test("has words for an error number")
    func words() {
        #expect(SystemError.text(ENOENT) == "No such file or directory (2)")
    }
}
