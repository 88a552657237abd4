import Platform
import Wire

/// Where notices go out: a door for whoever connects text messages, Zalo or the post.
protocol NoticeChannel {
    /// Delivers one notice, or says why not. It may come twice: what was delivered last before a crash.
    func deliver(_ notice: JSON, number: Int64) -> NoticeFailure?
}

/// Why a notice could not be delivered.
struct NoticeFailure: Equatable {
    var detail: String
}

/// A folder in the manner of a maildir: each notice a file of its own, whole or not there.
///
/// A program that watches `new` takes it from there; a file of the same number is the same notice.
struct NoticeFolder: NoticeChannel {
    let path: String

    init(_ path: String) throws(FileError) {
        self.path = path
        for name in ["tmp", "new", "cur"] { try Files.createDirectory("\(path)/\(name)", intermediate: true) }
    }

    func deliver(_ notice: JSON, number: Int64) -> NoticeFailure? {
        do throws(FileError) {
            try Files.write(Array(notice.prettyText.utf8), to: "\(path)/new/\(number).json", mode: 0o600)
            return nil
        } catch { return NoticeFailure(detail: "\(error)") }
    }
}

/// A command that is given each notice on its standard input, and says by its exit status whether it was delivered.
struct NoticeCommand: NoticeChannel {
    let arguments: [String]
    /// Where the notice lies while the command reads it.
    let scratch: String
    private static let limit: Int64 = 60_000

    func deliver(_ notice: JSON, number: Int64) -> NoticeFailure? {
        let file = "\(scratch)/khuevan-notice-\(number).json"
        do throws(FileError) {
            try Files.write(Array(notice.text.utf8), to: file, mode: 0o600)
            let ending = try Program.run(
                arguments, input: file, adding: ["KHUEVAN_NOTICE": String(number)], limit: Self.limit)
            try Files.remove(file)
            switch ending {
            case .exited(0): return nil
            case .exited(let status): return NoticeFailure(detail: "the command ended with status \(status)")
            case .killed(let signal): return NoticeFailure(detail: "the command was killed by signal \(signal)")
            case .overran: return NoticeFailure(detail: "the command took longer than \(Self.limit / 1000) s")
            }
        } catch { return NoticeFailure(detail: "\(error)") }
    }
}
