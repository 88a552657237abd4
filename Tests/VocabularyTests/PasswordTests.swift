import Testing
import Vocabulary
import Wire

@Suite("A password")
struct PasswordTests {
    private struct SignIn: Codable {
        var name: UserName
        var password: Password
    }

    private let signIn = SignIn(name: .sample, password: .sample)

    @Test("is never printed, alone or in what holds it")
    func hidden() {
        var dumped = ""
        dump(signIn, to: &dumped)
        for text in ["\(signIn)", "\(signIn.password)", String(reflecting: signIn), "\([signIn.password])", dumped] {
            #expect(!text.contains(Password.sample.text), "\(text)")
        }
    }

    @Test("goes to the wire as it is")
    func wire() {
        #expect(String(decoding: WireEncoder.encode(signIn), as: UTF8.self).contains(Password.sample.text))
    }

    @Test("is the same from every keyboard")
    func composed() {
        #expect(Password("ma\u{0323}\u{0302}t khâ\u{0309}u").map { Array($0.text.utf8) } == Array("mật khẩu".utf8))
    }

    @Test("that is wrong is not repeated to its sender")
    func complaint() {
        let result = WireDecoder.decode(SignIn.self, from: Array(#"{"name":"admin","password":"geheim"}"#.utf8))
        guard case .failure(let violations) = result else {
            Issue.record("taken")
            return
        }
        #expect(violations.all.map(\.pointer) == ["/password"] && !"\(violations)".contains("geheim"))
    }
}
