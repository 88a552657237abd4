import Vocabulary
import Wire

/// Names, ids, moments and codes: the first byte says which.
func check(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch first % 16 {
    case 0: verbatim(MessageName.self, text)
    case 1: verbatim(EventType.self, text)
    case 2: verbatim(RoutingKey.self, text)
    case 3: verbatim(EventSource.self, text)
    case 4: verbatim(EventSubject.self, text)
    case 5: verbatim(ActorName.self, text)
    case 6: verbatim(TraceParent.self, text)
    case 7: again(MessageID.self, text)
    case 8: again(Instant.self, text)
    case 9: verbatim(LocalDate.self, text)
    case 10: verbatim(UnitCode.self, text)
    case 11: verbatim(ClassID.self, text)
    case 12: verbatim(EnrolmentID.self, text)
    case 13: verbatim(SchoolYear.self, text)
    case 14: again(PersonName.self, text)
    default: again(UserName.self, text)
    }
}

private func again<V: TextValue>(_ type: V.Type, _ text: String) {
    guard let value = V(text) else { return }
    expect(V(value.text) == value, "\(V.self) reads back")
    expect(V(json: value.json) == value, "\(V.self) reads back from JSON")
}

private func verbatim<V: TextValue>(_ type: V.Type, _ text: String) {
    again(type, text)
    if let value = V(text) { expect(value.text.utf8.elementsEqual(text.utf8), "\(V.self) is written as it came") }
}
