import Messaging
import Platform
import Vocabulary
import Wire

/// One call of a verb: what was asked, in which language, and the ways out.
struct Call {
    var options: Options
    var language: Language
    var terminal: Terminal
    var environment: Environment
    var clock = Clock.system
    var keyboard = Keyboard.standard

    var isJSON: Bool { options.has("json") }

    /// The words after the verb; complains unless there are as many as wanted.
    func words(_ count: ClosedRange<Int>) throws(Failure) -> [String] {
        let words = options.positional
        guard words.count >= count.lowerBound else {
            throw .usage(en: "something is missing", vi: "lệnh còn thiếu")
        }
        guard words.count <= count.upperBound else {
            throw .usage(
                en: "\(words[count.upperBound]) is one word too many", vi: "thừa từ \(words[count.upperBound])")
        }
        return words
    }

    func address() throws(Failure) -> String {
        var named = options["broker"] ?? environment["KHUEVAN_BROKER"]
        if named == nil, let file = environment["KHUEVAN_BROKER_FILE"] {
            named = String(decoding: try read(file, limit: 65_536), as: UTF8.self).split(whereSeparator: \.isNewline)
                .first.map(String.init)
        }
        guard let address = named, !address.isEmpty else {
            throw .usage(
                en: "where is the broker? Set KHUEVAN_BROKER or say --broker amqp://user:password@host/",
                vi: "chưa biết máy chủ thông điệp ở đâu. Đặt KHUEVAN_BROKER hoặc ghi --broker amqp://tên:mật-khẩu@máy/")
        }
        return address
    }

    /// A sender in the name of whoever is signed in; without a session where nobody is.
    func sender(signedIn: Bool = true) throws(Failure) -> any Sender {
        let address = try address()
        let session = signedIn ? try Session.current(environment, now: now) : nil
        let broker: BrokerSender
        do throws(ClientError) {
            broker = try BrokerSender(address: address, token: session?.token)
        } catch { throw .unreachable(error) }
        guard let session, session.refresh != nil else { return broker }
        return SessionSender(broker, session, environment, clock)
    }

    var now: Instant { Instant(milliseconds: clock.now()) }

    func today() throws(Failure) -> LocalDate {
        guard let today = LocalDate(of: now) else {
            throw .failed(en: "this machine's clock is wrong", vi: "đồng hồ của máy này sai")
        }
        return today
    }

    /// Reads a file whole; `-` is the standard input.
    func read(_ path: String, limit: Int = 1 << 30) throws(Failure) -> [UInt8] {
        if path == "-" {
            guard let bytes = Input.standard.readAll(limit: limit) else {
                throw .failed(en: "the standard input cannot be read", vi: "không đọc được đầu vào chuẩn")
            }
            return bytes
        }
        do throws(FileError) { return try Files.read(path) } catch { throw .because(error) }
    }

    func write(_ text: String, to path: String, mode: UInt32 = 0o644) throws(Failure) {
        do throws(FileError) {
            try Files.write(Array(text.utf8), to: path, mode: mode)
        } catch { throw .because(error) }
    }
}
