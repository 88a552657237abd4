import Testing
import Vocabulary

@Suite("The name of an ethnic group") struct EthnicityNameTests {
    @Test(
        "is known however it is written",
        arguments: [
            ("Kinh", "01"), ("KINH", "01"), ("Tày", "02"), ("Khơ-me", "05"), ("Khmer", "05"), ("Mường", "06"),
            ("H'Mông", "08"), ("Mông", "08"), ("Ê Đê", "12"), ("Chăm", "17"), ("Mnông", "20"), ("Bru - Vân Kiều", "23"),
            ("Co", "30"), ("Si La", "50"), ("Rơ măm", "54"), ("Nước ngoài", "55"),
        ])
    func known(name: String, code: String) { #expect(Ethnicity(named: name)?.text == code) }

    @Test("that nobody has is none", arguments: ["", "Kin", "99", "Sao Hoả"])
    func unknown(name: String) { #expect(Ethnicity(named: name) == nil) }

    @Test("is one for each code")
    func complete() {
        let codes = (1...55).map { $0 < 10 ? "0\($0)" : String($0) }
        #expect(Set(Ethnicity.allNames.compactMap { Ethnicity(named: $0)?.text }) == Set(codes))
        #expect(Ethnicity.allNames.count == 55)
    }
}
