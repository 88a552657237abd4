import Platform
import Testing
import Wire

@testable import Console

@Suite("The device somebody signs in from")
struct DeviceTests {
    @Test("is the same for the same person on the same machine, and another for anybody else")
    func id() {
        let id = Device.id(machine: "0123456789abcdef0123456789abcdef", user: 1000)
        #expect(id == Device.id(machine: "0123456789abcdef0123456789abcdef", user: 1000))
        #expect(id != Device.id(machine: "0123456789abcdef0123456789abcdef", user: 1001))
        #expect(id != Device.id(machine: "0123456789abcdef0123456789abcdee", user: 1000))
        #expect(id.count == 16 && id.allSatisfy { $0.isHexDigit })
        #expect(!"0123456789abcdef0123456789abcdef".contains(id))
    }

    @Test("has the machine's name, at most 80 letters of it")
    func name() throws {
        let environment = Environment(variables: [:], hostName: String(repeating: "m", count: 90))
        // A machine without an id has no device to speak of.
        guard let device = Device.current(environment) else {
            let stated = try? Files.readText("/etc/machine-id")
            #expect(stated?.contains { !$0.isWhitespace } != true)
            return
        }
        #expect(device["name"]?.string?.count == 80)
        #expect(device["id"]?.string?.count == 16)
    }
}
