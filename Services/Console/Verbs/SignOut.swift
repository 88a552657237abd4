import Platform
import Wire

/// Ends the session, at Identity and on this machine.
enum SignOut: Verb {
    static let name = "sign-out"
    static let summary = Bilingual(en: "end the session and forget it", vi: "kết thúc phiên và đăng xuất")
    static let forms = [""]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.words(0...0)
        return try run(call) { () throws(Failure) in try call.sender() }
    }

    /// The file goes whatever Identity says: whoever signs out shall be signed out here.
    static func run(_ call: Call, connecting connect: () throws(Failure) -> any Sender) throws(Failure) -> Ending {
        let obstacle = tell(call, connect)
        if Files.exists(Session.path(call.environment)) {
            try SessionLock(call.environment).holding { () throws(Failure) in
                do throws(FileError) {
                    try Files.remove(Session.path(call.environment))
                } catch { throw .because(error) }
            }
        }
        if call.isJSON {
            call.terminal.print(JSON.object([Member("signedIn", false), Member("told", .bool(obstacle == nil))]).text)
        } else {
            call.terminal.print(call.language(en: "Signed out.", vi: "Đã đăng xuất."))
        }
        guard let obstacle else { return .done }
        if !call.isJSON { complain(obstacle, call) }
        return obstacle.status
    }

    /// Has Identity end the session, where there is one to end; gives what stood in the way.
    private static func tell(_ call: Call, _ connect: () throws(Failure) -> any Sender) -> Failure? {
        do throws(Failure) {
            // A session of an earlier version is known to this machine alone.
            guard let session = try Session.current(call.environment, now: call.now), session.refresh != nil else {
                return nil
            }
        } catch {
            // Damaged, or over: there is nothing left that Identity could end for us.
            return nil
        }
        do throws(Failure) {
            _ = try connect().command("identity.sign-out", [:])
            return nil
        } catch {
            switch error {
            // Over already.
            case .refused(let problem) where problem.code == .unauthenticated: return nil
            case .failed: return Files.exists(Session.path(call.environment)) ? error : nil
            default: return error
            }
        }
    }

    private static func complain(_ obstacle: Failure, _ call: Call) {
        _ = Excuse(obstacle, language: call.language, terminal: call.terminal, isJSON: false).tell(of: nil)
        call.terminal.complain(
            call.language(
                en:
                    "Identity was not told: the session is forgotten here and ends there by itself. To end it at once, sign "
                    + "in and say: khuevan sessions revoke ACCOUNT --reason TEXT",
                vi:
                    "Chưa báo được cho dịch vụ định danh: phiên đã xoá trên máy này và sẽ tự hết hạn. Muốn kết thúc ngay, "
                    + "hãy đăng nhập rồi chạy: khuevan sessions revoke TÀI-KHOẢN --reason LÍ-DO"))
    }
}
