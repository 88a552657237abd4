import Messaging
public import ServiceKit
public import Testing
import Wire

/// How many inputs were taken and how many refused: a test that sees only one of the two proves little.
public struct Steadiness: Sendable {
    public var accepted = 0
    public var refused = 0

    public init() {}

    /// Reads bytes as a type; what is taken must be written and read again alike, what is refused must be told whole.
    public mutating func read<T: Codable>(
        _ type: T.Type, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        switch WireDecoder.decode(type, from: bytes) {
        case .success(let value):
            accepted += 1
            let written = WireEncoder.encode(value)
            guard case .success(let again) = WireDecoder.decode(type, from: written, limits: .generous) else {
                Issue.record("written, but not read: \(text(bytes))", sourceLocation: sourceLocation)
                return
            }
            let isSame = WireEncoder.encode(again) == written
            if !isSame { Issue.record("another value the second time: \(text(bytes))", sourceLocation: sourceLocation) }
        case .failure(let violations):
            refused += 1
            let isPlaced = violations.all.allSatisfy {
                ($0.pointer.isEmpty || $0.pointer.hasPrefix("/")) && !$0.detail.isEmpty && !$0.detailVi.isEmpty
            }
            if !isPlaced {
                Issue.record("names no place: \(violations) in \(text(bytes))", sourceLocation: sourceLocation)
            }
            let problem = Problem(violations, instance: .sample)
            let told = WireDecoder.decode(Problem.self, from: WireEncoder.encode(problem), limits: .generous)
            if (try? told.get()) != problem {
                Issue.record("the sender cannot read what is wrong: \(text(bytes))", sourceLocation: sourceLocation)
            }
        }
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(600), as: UTF8.self) }
}

/// Reads spoilt forms of everything that a service is asked, commands and queries, single and in bulk.
public func expectSteadyReading<S: Service>(
    of service: S.Type, rounds: Int = 300, sourceLocation: SourceLocation = #_sourceLocation
) {
    var steadiness = Steadiness()
    for (index, command) in S.catalogue.allCommands.enumerated() {
        read(command, rounds, seed: UInt64(index), into: &steadiness, sourceLocation)
    }
    for (index, query) in S.catalogue.allQueries.enumerated() {
        read(query, rounds, seed: UInt64(100 + index), into: &steadiness, sourceLocation)
    }
    if steadiness.accepted == 0 || steadiness.refused == 0 {
        Issue.record("\(steadiness) proves nothing", sourceLocation: sourceLocation)
    }
}

private func read<T: Codable>(
    _ type: T.Type, _ rounds: Int, seed: UInt64, into steadiness: inout Steadiness, _ sourceLocation: SourceLocation
) {
    let sample = SchemaSample.of(Schema.describe(T.self)).bytes
    var mutator = Mutator(seed: seed, corpus: [sample])
    steadiness.read(type, sample, sourceLocation: sourceLocation)
    for _ in 0..<rounds { steadiness.read(type, mutator.next(), sourceLocation: sourceLocation) }
}
