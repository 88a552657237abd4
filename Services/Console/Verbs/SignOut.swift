import Platform
import Wire

/// Forgets the session of this machine.
enum SignOut: Verb {
    static let name = "sign-out"
    static let summary = Bilingual(en: "forget the session", vi: "đăng xuất")
    static let forms = [""]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.words(0...0)
        do throws(FileError) {
            try Files.remove(Session.path(call.environment))
        } catch { throw .because(error) }
        call.terminal.print(
            call.isJSON ? #"{"signedIn":false}"# : call.language(en: "Signed out.", vi: "Đã đăng xuất."))
        return .done
    }
}
