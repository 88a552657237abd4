import Messaging
import Platform
import Vocabulary
import Wire

/// Shows events as they pass.
enum Events: Verb {
    static let name = "events"
    static let summary = Bilingual(en: "watch events as they pass", vi: "theo dõi các sự kiện")
    static let forms = ["[--school CODE] [--type TYPE] [--count N]"]
    static let options = [
        Option("school", "CODE", en: "only of this school or office", vi: "chỉ của trường hoặc cơ quan này"),
        Option(
            "type", "TYPE", en: "only of this type or its beginning: pupils, pupils.pupil, pupils.pupil.registered",
            vi: "chỉ loại này hoặc phần đầu của nó: pupils, pupils.pupil, pupils.pupil.registered"),
        Option("count", "N", en: "end after N events", vi: "dừng sau N sự kiện"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.words(0...0)
        let count = try call.options.number("count", in: 1...1_000_000_000, otherwise: .max)
        let key = try routingKey(school: call.options["school"], type: call.options["type"])
        let termination = Termination()
        do throws(ClientError) {
            let tap = try EventTap.open(try tapAddress(call), name: "khuevan events", routingKeys: [key])
            if !call.isJSON && call.terminal.err.isWatched {
                call.terminal.complain(
                    call.language(en: "listening to \(key); Ctrl-C ends", vi: "đang nghe \(key); Ctrl-C để dừng"))
            }
            var seen = 0
            while seen < count, termination.wait(milliseconds: 0) == nil {
                guard let event = try tap.next(milliseconds: 200) else { continue }
                seen += 1
                call.terminal.print(
                    call.isJSON ? String(decoding: event.bytes, as: UTF8.self) : line(event, call.terminal))
            }
        } catch {
            throw .unreachable(error)
        }
        return .done
    }

    private static func tapAddress(_ call: Call) throws(ClientError) -> String {
        do throws(Failure) { return try call.address() } catch {
            throw .notAnAddress(call.language(en: "none is given", vi: "chưa có"))
        }
    }

    /// The key that matches what was asked for.
    static func routingKey(school: String?, type: String?) throws(Failure) -> String {
        if let school, UnitCode(school) == nil {
            throw .usage(UnitCode.complaint.en, UnitCode.complaint.vi, "--school")
        }
        var words = (type ?? "").split(separator: ".").map(String.init)
        if words.starts(with: ["vn", "khuevan"]) {
            words.removeFirst(2)
            if words.count == 4 { words.removeLast() }
        }
        guard words.count <= 3, words.allSatisfy({ $0.utf8.allSatisfy(isNameByte) }) else {
            throw .usage(
                en: "--type is like pupils, pupils.pupil or pupils.pupil.registered",
                vi: "--type có dạng pupils, pupils.pupil hoặc pupils.pupil.registered")
        }
        let tail = words.count == 3 ? words : words + ["#"]
        return ([school ?? "*"] + tail).joined(separator: ".")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func line(_ event: CloudEvent, _ terminal: Terminal) -> String {
        let time = terminal.paint(event.time.text, .dim)
        let name = terminal.paint(event.type.name, .bold)
        let reason = event.reason.map { "  (\($0.printable))" } ?? ""
        return "\(time)  \(event.school)  \(name)  \(event.subject.text) v\(event.entityVersion)  "
            + terminal.paint(event.actor.text, .dim) + reason
    }
}

extension Failure {
    fileprivate static func usage(_ en: String, _ vi: String, _ option: String) -> Failure {
        .usage(en: "\(option) \(en)", vi: "\(option) \(vi)")
    }
}
