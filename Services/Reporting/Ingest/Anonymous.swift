import Messaging
import Vocabulary
import Wire

/// What is kept of an event's bytes: reporting stores nobody's name.
///
/// The members of a state that name or locate a person become `null`. The state of an entity that is not known here is
/// emptied unless it is public, since nobody can say whom it names.
enum Anonymous {
    private enum Rule {
        case whole
        case without(Set<String>)
        /// A member of every item of a list.
        case withoutEach(String, in: String)
        case empty
    }

    private static func rule(for event: IncomingEvent) -> Rule {
        switch (event.context, event.envelope.type.entity) {
        case (.pupils, "pupil"): .without(["name", "address", "guardians", "identifiers"])
        case (.staff, "member"): .without(["name", "phone"])
        // A profile names the principal.
        case (.identity, "unit"): .without(["profile"])
        // What somebody wrote beside an absence may name anybody.
        case (.pupils, "attendance"): .withoutEach("note", in: "absences")
        case (.pupils, "attendance-month"): .whole
        // A reason is free text.
        case (.assessment, "promotion"): .without(["reason"])
        case (.pupils, "enrolment"), (.assessment, "marks"), (.assessment, "result"), (.campus, "growth"): .whole
        default: event.envelope.dataClassification == .open ? .whole : .empty
        }
    }

    static func bytes(of event: IncomingEvent) -> [UInt8] {
        let data = event.envelope.data
        switch rule(for: event) {
        case .whole: return event.bytes
        case .empty: return replacing([data.startIndex..<data.endIndex], by: "{}", in: event.bytes)
        case .without(let names):
            guard let places = places(of: names, in: JSONSlice(event.bytes, in: data.startIndex..<data.endIndex))
            else { return replacing([data.startIndex..<data.endIndex], by: "{}", in: event.bytes) }
            return replacing(places, by: "null", in: event.bytes)
        case .withoutEach(let name, let list):
            let slice = JSONSlice(event.bytes, in: data.startIndex..<data.endIndex)
            guard let places = places(of: name, inEachOf: list, in: slice) else {
                return replacing([data.startIndex..<data.endIndex], by: "{}", in: event.bytes)
            }
            return replacing(places, by: "null", in: event.bytes)
        }
    }

    /// The same event with something neutral for what was taken out, so that it reads as an event again.
    static func filled(_ bytes: [UInt8]) -> [UInt8] {
        guard case .success(let envelope) = CloudEvent.read(bytes) else { return bytes }
        let data = JSONSlice(bytes, in: envelope.data.startIndex..<envelope.data.endIndex)
        var filled = bytes
        // From the end, so that the places before stay where they are.
        for (name, text) in [("guardians", "[]"), ("name", "\"\(PersonName.sample.text)\"")] {
            guard let place = places(of: [name], in: data)?.first, bytes[place].elementsEqual("null".utf8) else {
                continue
            }
            filled = replacing([place], by: text, in: filled)
        }
        return filled
    }

    private static func places(of names: Set<String>, in data: JSONSlice) -> [Range<Int>]? {
        guard var fields = try? data.fields() else { return nil }
        var places: [Range<Int>] = []
        do throws(JSONError) {
            while let field = try fields.next() {
                if names.contains(field.name) { places.append(field.value.range) }
            }
        } catch { return nil }
        return places
    }

    /// The places of a member in the objects of a list; nothing where the list is not one of objects.
    private static func places(of name: String, inEachOf list: String, in data: JSONSlice) -> [Range<Int>]? {
        guard let range = places(of: [list], in: data)?.first,
            var items = try? JSONSlice(data.bytes, in: range).items()
        else { return nil }
        var found: [Range<Int>] = []
        do throws(JSONError) {
            while let item = try items.next() {
                guard let inside = places(of: [name], in: item) else { return nil }
                found += inside
            }
        } catch { return nil }
        return found
    }

    private static func replacing(_ places: [Range<Int>], by text: String, in bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var position = 0
        for place in places {
            kept.append(contentsOf: bytes[position..<place.lowerBound])
            kept.append(contentsOf: text.utf8)
            position = place.upperBound
        }
        kept.append(contentsOf: bytes[position...])
        return kept
    }
}
