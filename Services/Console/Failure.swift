import Messaging
import Wire

/// Why a verb ends without having done what it was asked.
enum Failure: Error {
    /// The command line is not understood.
    case usage(Bilingual)
    /// A service said no.
    case refused(Problem)
    /// Nobody answers.
    case unreachable(ClientError)
    /// Something here: a file, a session, a store.
    case failed(Bilingual)

    static func usage(en: String, vi: String) -> Failure { .usage(Bilingual(en: en, vi: vi)) }
    static func failed(en: String, vi: String) -> Failure { .failed(Bilingual(en: en, vi: vi)) }

    /// A file or store that cannot be used; the system's own words serve both languages.
    static func because(_ error: some Error) -> Failure { .failed(Bilingual(en: "\(error)", vi: "\(error)")) }

    /// An answer of another shape than was agreed.
    static func notUnderstood(_ service: String) -> Failure {
        .failed(
            en: "the answer of \(service) is not understood; the versions of khuevan and the services may differ",
            vi: "không hiểu câu trả lời của \(service); có thể khác phiên bản giữa khuevan và dịch vụ")
    }

    var status: Ending {
        switch self {
        case .usage: .usage
        case .refused, .failed: .refused
        case .unreachable(.notAnAddress): .usage
        case .unreachable: .unreachable
        }
    }
}

/// What the process says to the shell.
enum Ending: Int32 {
    case done = 0
    case refused = 1
    case usage = 2
    case unreachable = 3
}
