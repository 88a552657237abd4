@testable import Wire

/// The quick way takes nothing that the general one would not take alike; what is read is written and read again the
/// same; what is refused can be told to its sender.
func check(_ bytes: [UInt8]) {
    let read = CloudEvent.readAnyForm(bytes)
    if let quick = CloudEvent.readHouse(bytes, limits: .standard) {
        expect((try? read.get()) == quick, "both ways read the same")
    }
    switch read {
    case .success(let event):
        expect((try? CloudEvent.read(event.bytes, limits: .generous).get()) == event, "an event reads back")
        _ = event.routingKey
    case .failure(let violations):
        let problem = Problem(violations)
        let told = WireDecoder.decode(Problem.self, from: WireEncoder.encode(problem), limits: .generous)
        expect((try? told.get()) == problem, "the sender can read what is wrong")
    }
}
