import Messaging
import Platform
import Vocabulary
import Wire

/// Delivers notices to families by a folder or a command, and tells what became of each; and tells each family of a class
/// its own child's results.
enum NoticesVerb: Verb {
    static let name = "notices"
    static let summary = Bilingual(
        en: "deliver notices to families; tell each family its child's results",
        vi: "chuyển thông báo đến gia đình; báo kết quả riêng cho từng gia đình")
    static let forms = [
        "deliver SCHOOL --channel NAME --maildir DIRECTORY [--watch]",
        "deliver SCHOOL --channel NAME --command COMMAND [--watch]",
        "results CLASS --term TERM [--dry-run]",
    ]
    static let options = [
        Option("channel", "NAME", en: "how receipts name the channel", vi: "tên kênh ghi trong biên nhận"),
        Option("maildir", "DIRECTORY", en: "write each into DIRECTORY/new", vi: "ghi từng thông báo vào THƯ MỤC/new"),
        Option(
            "command", "COMMAND", en: "run it for each, with the notice as JSON on its standard input",
            vi: "chạy lệnh cho từng thông báo, nội dung JSON ở đầu vào chuẩn"),
        Option(
            "term", "TERM", en: "results: semester-1, semester-2 or year",
            vi: "results: semester-1 (học kì I), semester-2 (học kì II) hoặc year (cả năm)"),
        Option("dry-run", en: "results: send nothing, say what would be sent", vi: "results: chỉ xem trước, không gửi"),
        Option("watch", en: "go on until Ctrl-C", vi: "chạy liên tục đến khi Ctrl-C"),
    ]

    /// Seconds between two looks for more.
    private static let pauseMilliseconds = 5_000

    static func run(_ call: Call) throws(Failure) -> Ending {
        let words = try call.words(2...2)
        switch words[0] {
        case "deliver": return try deliver(of: words[1], call)
        case "results":
            return try results(of: words[1], call) { () throws(Failure) in try call.sender() }
        default: throw .usage(en: "notices can deliver or tell results", vi: "notices chỉ có deliver và results")
        }
    }

    private static func deliver(of school: String, _ call: Call) throws(Failure) -> Ending {
        guard UnitCode(school) != nil else { throw .usage(UnitCode.complaint.about(school)) }
        guard let name = call.options["channel"], !name.isEmpty else {
            throw .usage(
                en: "--channel says how receipts name the channel", vi: "--channel là tên kênh ghi trong biên nhận")
        }
        let channel = try channel(call)
        let sender = try call.sender()
        let termination = Termination()
        var total = Tally()
        repeat {
            let tally = try deliver(to: channel, of: school, as: name, sender)
            total.add(tally)
            if tally.isEmpty, call.options.has("watch") {
                _ = termination.wait(milliseconds: pauseMilliseconds)
            }
            // What could not be delivered is not due again at once, so this ends.
            if tally.isEmpty && !call.options.has("watch") { break }
        } while termination.wait(milliseconds: 0) == nil
        call.terminal.print(
            call.isJSON
                ? JSON.object([
                    Member("delivered", .integer(Int64(total.delivered))),
                    Member("failed", .integer(Int64(total.failed))),
                ]).text
                : call.language(
                    en: "\(total.delivered) delivered, \(total.failed) failed",
                    vi: "đã chuyển \(total.delivered), không chuyển được \(total.failed)"))
        return total.failed == 0 ? .done : .refused
    }

    struct Tally: Equatable {
        var delivered = 0
        var failed = 0
        var isEmpty: Bool { delivered + failed == 0 }

        mutating func add(_ other: Tally) {
            delivered += other.delivered
            failed += other.failed
        }
    }

    /// Delivers what is due now, the longest due first, and tells Pupils of each at once: a crash repeats one at most.
    static func deliver(
        to channel: any NoticeChannel, of school: String, as name: String, _ sender: any Sender
    ) throws(Failure) -> Tally {
        let answer = try sender.ask("pupils.due-notices", ["school": .string(school), "limit": 100])
        var tally = Tally()
        for notice in answer["items"]?.array ?? [] {
            guard let number = notice["number"]?.integer else { continue }
            let failure = channel.deliver(notice, number: number)
            var receipt = [
                Member("notice", .integer(number)), Member("channel", .string(name)),
                Member("outcome", failure == nil ? "delivered" : "failed"),
            ]
            if let failure { receipt.append(Member("detail", .string(String(failure.detail.prefix(900))))) }
            _ = try sender.command("pupils.acknowledge-notice", .object(receipt))
            if failure == nil { tally.delivered += 1 } else { tally.failed += 1 }
        }
        return tally
    }

    private static func channel(_ call: Call) throws(Failure) -> any NoticeChannel {
        switch (call.options["maildir"], call.options["command"]) {
        case (let directory?, nil):
            do throws(FileError) { return try NoticeFolder(directory) } catch { throw .because(error) }
        case (nil, let command?):
            let scratch = call.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
            return NoticeCommand(arguments: ["sh", "-c", command], scratch: scratch)
        default:
            throw .usage(en: "give either --maildir or --command", vi: "hãy chọn --maildir hoặc --command")
        }
    }
}
