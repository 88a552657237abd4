import Contracts
import Platform
import Testing
import Vocabulary
import Wire

@Suite("Every published state")
struct StateTests {
    @Test("is among the samples")
    func complete() throws {
        let shared = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Shared/Contracts"
        var states = 0
        for folder in try Files.list(shared) where Files.isDirectory("\(shared)/\(folder)") {
            for file in try Files.list("\(shared)/\(folder)")
            where try Files.readText("\(shared)/\(folder)/\(file)").contains(": PublicState") {
                states += 1
            }
        }
        #expect(states == Published.all.count && states > 0)
    }

    @Test("has a name of its own")
    func unique() { #expect(Set(Published.all.map(\.name)).count == Published.all.count) }

    @Test("has facts that make event types, subjects and routing keys", arguments: Published.all)
    func names(_ published: Published) throws {
        let (type, state) = (published.type, published.state)
        #expect(!type.facts.isEmpty && Set(type.facts).count == type.facts.count)
        for fact in type.facts {
            let event = try #require(EventType(context: type.context.rawValue, entity: type.entity, fact: fact))
            #expect(RoutingKey(school: state.unit.text, type: event) != nil)
        }
        #expect(EventSubject(state.subject)?.entity == type.entity)
        #expect(state.subject == "\(type.entity)/\(state.key)" && !state.key.isEmpty)
    }

    @Test("says the same of its unit as its identifiers do", arguments: Published.all)
    func units(_ published: Published) { #expect(published.state.unit == .sample) }

    @Test("of withdrawn tokens has a name by whose they are, and no session has such a name")
    func revocations() {
        func key(_ account: UserName?, _ session: String?) -> String {
            SessionRevocation(
                account: account, session: session, before: .sample, until: .sample, because: .ended, unit: .sample
            ).key
        }
        #expect(key(.sample, "abc") == "abc")
        #expect(key(.sample, nil) == "of.\(UserName.sample.text)")
        #expect(key(nil, nil) == SessionRevocation.everybody && SessionRevocation.everybody.contains("."))
    }

    @Test("refuses members that nobody asked for, at every level", arguments: Published.all)
    func unknownMembers(_ published: Published) {
        let json = WireEncoder.json(published.state)
        for (pointer, strange) in Self.withStranger(json, at: "") {
            let found = Self.violations(published.type, strange)
            #expect(found == ["\(pointer): unknown-member"])
        }
    }

    @Test("needs what its schema requires, and only that", arguments: Published.all)
    func requiredMembers(_ published: Published) throws {
        let schema = Schema.describe(published.type)
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        let members = try #require(WireEncoder.json(published.state).object)
        #expect(members.map(\.name) == schema["properties"]?.object?.map(\.name))
        for member in members {
            let rest = JSON.object(members.filter { $0 != member })
            let found = Self.violations(published.type, rest)
            #expect(found == (required.contains(member.name) ? ["/\(member.name): incomplete"] : nil))
        }
    }

    @Test("belongs to the school that its id or class names: nobody is believed about a school he does not speak for")
    func unitOfId() throws {
        let other = "99999000010000000001"
        var tried = 0
        for published in Published.all where !Self.sayOfThemselves.contains(published.name) {
            guard case .object(var members) = WireEncoder.json(published.state),
                let place = members.firstIndex(where: { $0.name == "school" })
            else { continue }
            members[place].value = .string(other)
            let unit = try Self.unit(published.type, .object(members))
            #expect(unit == .sample, "\(published.name) is of the school that `school` names")
            tried += 1
        }
        #expect(tried >= 8)
    }

    /// States whose id names no school, or which concern a school beside that of the id.
    private static let sayOfThemselves: Set<String> = [
        "assessment.completion-list", "assessment.curriculum", "assessment.transcript", "campus.health-summary",
        "identity.authority", "pupils.correction", "pupils.notice", "pupils.pupil", "pupils.school-year",
        "staff.correction", "staff.evaluation", "staff.member",
    ]

    @Test("is sensitive or personal where it says something of a person")
    func classification() {
        let open = Published.all.filter { $0.type.classification == .open }.map(\.name).sorted()
        #expect(
            open == [
                "assessment.curriculum", "assessment.mark-book", "campus.asset", "campus.checkup", "campus.room",
                "identity.alarm",
                "identity.authority", "identity.token-key", "identity.unit", "pupils.class", "pupils.school-year",
                "staff.appointment", "staff.assignment", "staff.group",
            ])
    }

    private static func unit<S: PublicState>(_ type: S.Type, _ json: JSON) throws -> UnitCode {
        try WireDecoder.decode(S.self, from: json).get().unit
    }

    /// The violations as `pointer: code`; nothing when there are none.
    private static func violations<S: Decodable>(_ type: S.Type, _ json: JSON) -> [String]? {
        guard case .failure(let violations) = WireDecoder.decode(S.self, from: json) else { return nil }
        return violations.all.map { "\($0.pointer): \($0.code)" }
    }

    /// The value with one strange member put into each of its objects in turn, and where.
    private static func withStranger(_ json: JSON, at place: String) -> [(String, JSON)] {
        switch json {
        case .object(let members):
            let here = ("\(place)/x-strange", JSON.object(members + [Member("x-strange", 1)]))
            return [here]
                + members.indices.flatMap { index in
                    withStranger(members[index].value, at: "\(place)/\(members[index].name)").map { pointer, value in
                        var changed = members
                        changed[index].value = value
                        return (pointer, .object(changed))
                    }
                }
        case .array(let items):
            return items.indices.flatMap { index in
                withStranger(items[index], at: "\(place)/\(index)").map { pointer, value in
                    var changed = items
                    changed[index] = value
                    return (pointer, .array(changed))
                }
            }
        default: return []
        }
    }
}
