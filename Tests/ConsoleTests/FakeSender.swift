import Messaging
import Vocabulary
import Wire

@testable import Console

/// Services in a closure: what is sent is kept, what is answered is decided by the test.
final class FakeSender: Bearer {
    private(set) var sent: [Client.Request] = []
    private(set) var windows: [Int] = []
    /// The token each message bore.
    private(set) var tokens: [String?] = []
    var token: String?
    private let answer: (Client.Request) -> Client.Answer?

    /// What the closure leaves open is answered as if all were well.
    init(_ answer: @escaping (Client.Request) -> Client.Answer? = { _ in nil }) { self.answer = answer }

    /// Answers come in reverse, since order is nobody's promise.
    func send(
        _ requests: [Client.Request], window: Int, patience: Int64?,
        _ received: (Client.Request, Client.Answer) -> Void
    ) throws(Failure) {
        sent += requests
        tokens += requests.map { _ in token }
        windows.append(window)
        for request in requests.reversed() { received(request, answer(request) ?? Self.wellDone(request)) }
    }

    /// The commands in the order sent, without the questions asked in between.
    var commands: [Client.Request] { sent.filter { $0.kind == .command } }

    func bodies(of name: String) -> [JSON] { sent.filter { $0.name == name }.map(\.json) }

    /// The items of every message of a bulk command.
    func items(of name: String) -> [JSON] { bodies(of: name).flatMap { $0["items"]?.array ?? [] } }

    static func wellDone(_ request: Client.Request) -> Client.Answer {
        if request.name.hasSuffix(".health") {
            let sources = Context.allCases.map { context -> JSON in
                ["source": .string("/khuevan/here/\(context.rawValue)"), "sequence": 7]
            }
            return .done(result: ["status": "healthy", "journal": 7, "sources": .array(sources)], position: nil)
        }
        let items = (request.json["items"]?.array ?? []).map { _ -> JSON in ["done": [:]] }
        return .done(
            result: ["items": .array(items), "done": .integer(Int64(items.count)), "refused": 0], position: nil)
    }
}

extension Client.Request {
    var json: JSON { (try? JSON.parse(body)) ?? .null }
}

extension Client.Answer {
    /// A bulk answer that refuses the items for which the closure names a violation (pointer inside the item, code).
    static func refusing(
        _ request: Client.Request, _ objection: (Int, JSON) -> (pointer: String, detail: String)?
    ) -> Client.Answer {
        var answers: [JSON] = []
        for (index, item) in (request.json["items"]?.array ?? []).enumerated() {
            guard let (pointer, detail) = objection(index, item) else {
                answers.append(["done": [:]])
                continue
            }
            let violation = Violation(
                pointer: "/items/\(index)\(pointer)", code: "invalid", detail: detail, detailVi: "vi: \(detail)")
            let problem = Problem(.invalid, Bilingual(en: detail, vi: detail), errors: [violation])
            answers.append(["refused": problem.json])
        }
        return .done(result: ["items": .array(answers)], position: nil)
    }
}

extension Problem {
    var json: JSON { (try? JSON.parse(WireEncoder.encode(self))) ?? .null }

    static func sample(_ code: ProblemCode, at pointers: String...) -> Problem {
        Problem(
            code, Bilingual(en: "no", vi: "không"),
            errors: pointers.map {
                Violation(pointer: $0, code: code.rawValue, detail: "bad \($0)", detailVi: "sai \($0)")
            })
    }
}
