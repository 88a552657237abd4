import Contracts
import Wire

/// Every published state, and a bulk of them: the first byte says which.
func check(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    switch first % 12 {
    case 0: hold(Pupil.self, text)
    case 1: hold(Enrolment.self, text)
    case 2: hold(SchoolClass.self, text)
    case 3: hold(Contracts.Member.self, text)
    case 4: hold(Assignment.self, text)
    case 5: hold(Marks.self, text)
    case 6: hold(MarkBook.self, text)
    case 7: hold(PupilResult.self, text)
    case 8: hold(GrowthClassification.self, text)
    case 9: hold(Account.self, text)
    case 10: hold(Unit.self, text)
    default: hold(Bulk.self, text)
    }
}

private struct Bulk: Codable {
    var items: [Lenient<Pupil>]
    var dryRun: Bool?
    var more: [String: Double]?
}

private func hold<T: Codable>(_ type: T.Type, _ bytes: [UInt8]) {
    switch WireDecoder.decode(type, from: bytes) {
    case .success(let value):
        let written = WireEncoder.encode(value)
        let again = WireDecoder.decode(type, from: written, limits: .generous)
        expect((try? again.get()).map { WireEncoder.encode($0) } == written, "what is written reads the same")
    case .failure(let violations):
        let problem = Problem(violations)
        let told = WireDecoder.decode(Problem.self, from: WireEncoder.encode(problem), limits: .generous)
        expect((try? told.get()) == problem, "the sender can read what is wrong")
    }
}
