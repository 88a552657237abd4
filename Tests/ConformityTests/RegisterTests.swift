import Testing

@Suite("The register of requirements")
struct RegisterTests {
    private let checkout = Checkout()

    private func register() throws -> Register {
        Register(try #require(checkout.text(of: "Tests/Conformity/requirements.csv")))
    }

    @Test("has every clause of the five regulations once, and nothing else")
    func complete() throws {
        let register = try register()
        #expect(register.complaints.isEmpty, "\(register.complaints.joined(separator: "\n"))")
        #expect(register.requirements.count == 302)
    }

    @Test("names as evidence only what exists")
    func evidence() throws {
        for requirement in try register().requirements {
            for named in requirement.evidence {
                let complaint = Evidence(named).map { $0.complaint(in: checkout) } ?? "\(named) is no evidence"
                #expect(complaint == nil, "\(requirement.id)")
            }
        }
    }

    @Test("leaves to people only what people must do")
    func natures() throws {
        let requirements = try register().requirements
        let software = requirements.filter { $0.nature == "software" }
        let proved = software.count { !$0.evidence.isEmpty }
        print("\(software.count) clauses ask for software; \(proved) of them name their evidence")
        // A deadline or a right of access is the software's to keep, but for the dates a regulation begins.
        let excused = requirements.filter { $0.nature == "organisational" && ["D", "S"].contains($0.kind) }
        #expect(excused.map(\.id) == ["001-41", "002-03", "003-40"])
    }
}

@Suite("A register that is wrong")
struct WrongRegisterTests {
    private static let header = Register.columns.joined(separator: ",") + "\n"

    @Test(
        "is found out",
        arguments: [
            ("000-24,S000,Đ1,F,words,all,software,\n", "000-24: no regulation has it"),
            ("000-01,S001,Đ1,F,words,all,software,\n", "000-01: belongs to another seed"),
            ("000-01,S000,Đ1,F,words,all,wishful,\n", "000-01: nature is one of"),
            ("000-01,S000,Đ1,X,words,all,software,\n", "000-01: kind is one of"),
            ("000-01,S000,Đ1,F,,all,software,\n", "000-01: says nothing"),
            ("000-01,S000,Đ1,F,words\n", "000-01 has 5 fields"),
            ("000-01,S000,Đ1,F,a,all,software,\n000-01,S000,Đ1,F,b,all,software,\n", "000-01: occurs more than once"),
            ("", "004-146: is missing"),
        ])
    func planted(rows: String, complaint: String) {
        #expect(Register(Self.header + rows).complaints.contains { $0.hasPrefix(complaint) })
    }

    @Test("is read by the rules of CSV")
    func quoting() {
        let register = Register(Self.header + "000-01,S000,Đ1,F,\"a, \"\"b\"\"\",all,software,x;y\n")
        #expect(register.requirements.first?.text == "a, \"b\"")
        #expect(register.requirements.first?.evidence == ["x", "y"])
    }
}
