import Testing
import Vocabulary
import Wire

@testable import Access

@Suite("The policy") struct PolicyTests {
    private let school = UnitCode.sample
    private let office = UnitCode(unchecked: "79000000020000000001")
    private let elsewhere = UnitCode(unchecked: "79000000030000000001")

    private func claims(_ grants: (Role, UnitCode)...) -> Claims {
        Claims(
            sub: .sample, sid: "s", iat: 0, exp: 900, person: nil,
            roles: grants.map { Claims.Grant(role: $0.0, unit: $0.1) })
    }

    @Test("lets a role that reaches its unit act there, and neither below it nor elsewhere")
    func unit() {
        let principal = claims((.principal, office))
        #expect(Policy.standard.allows(.managePupils, to: principal, at: [office]))
        #expect(Policy.standard.allows(.managePupils, to: principal, at: [office, .root]))
        #expect(!Policy.standard.allows(.managePupils, to: principal, at: [school, office]))
        #expect(!Policy.standard.allows(.managePupils, to: principal, at: [elsewhere]))
        #expect(!Policy.standard.allows(.managePupils, to: principal, at: []))
    }

    @Test("lets a role that reaches the subtree act at its unit and below, and nowhere else")
    func subtree() {
        let officer = claims((.officeOfficer, office))
        #expect(Policy.standard.allows(.explainFigures, to: officer, at: [school, office, .root]))
        #expect(Policy.standard.allows(.explainFigures, to: officer, at: [office, .root]))
        #expect(!Policy.standard.allows(.explainFigures, to: officer, at: [elsewhere, .root]))
        #expect(!Policy.standard.allows(.explainFigures, to: officer, at: [.root]))
        #expect(!Policy.standard.allows(.explainFigures, to: officer, at: []))
    }

    @Test("gives who administers less time to do nothing, and of several roles the least")
    func idleness() {
        #expect(Policy.standard.idleMinutes(of: [] as [Role]) == 15)
        #expect(Policy.standard.idleMinutes(of: [.teacher, .nurse]) == 15)
        #expect(Policy.standard.idleMinutes(of: [.teacher, .schoolAdministrator]) == 5)
    }

    @Test("is read only where it contradicts itself nowhere, and says all that is wrong at once")
    func contradictions() throws {
        let text = """
            {"version": "x", "idleMinutes": 0, "roles": [
              {"role": "nurse", "label": {"en": "a", "vi": "b"}, "scope": "unit", "permissions": []},
              {"role": "nurse", "label": {"en": "a", "vi": "b"}, "scope": "class", "idleMinutes": 61, "permissions": []}
            ], "relations": [
              {"relation": "oneself", "label": {"en": "a", "vi": "b"}, "scope": "own", "permissions": []},
              {"relation": "subject-teacher", "label": {"en": "a", "vi": "b"}, "scope": "class", "permissions": []},
              {"relation": "oneself", "label": {"en": "a", "vi": "b"}, "scope": "own", "permissions": []}
            ]}
            """
        guard case .failure(let violations) = Policy.read(Array(text.utf8)) else {
            Issue.record("a policy that contradicts itself was taken")
            return
        }
        #expect(
            violations.all.map(\.pointer) == [
                "/idleMinutes", "/roles/1/role", "/roles/1/scope", "/roles/1/idleMinutes", "/relations/1/scope",
                "/relations/2/relation",
            ])
        #expect(violations.all.allSatisfy { !$0.detail.isEmpty && !$0.detailVi.isEmpty })
    }

    @Test("is read with every word that it does not know named, and nothing left out")
    func unknownWords() {
        let text = """
            {"version": "x", "idleMinutes": 15, "colour": "red", "roles": [
              {"role": "king", "label": {"en": "a", "vi": "b"}, "scope": "unit", "permissions": ["rule"]}
            ]}
            """
        guard case .failure(let violations) = Policy.read(Array(text.utf8)) else {
            Issue.record("a policy with unknown words was taken")
            return
        }
        let expected: Set = ["/colour", "/roles/0/role", "/roles/0/permissions/0", "/relations"]
        #expect(Set(violations.all.map(\.pointer)) == expected)
    }

    @Test("that is shipped reads back as it was written")
    func roundTrip() throws {
        let again = try Policy.read(WireEncoder.encode(Policy.standard)).get()
        #expect(WireEncoder.encode(again) == WireEncoder.encode(Policy.standard))
    }

    @Test("does not lend one role's place to another role's rights")
    func noMixture() {
        let mixed = claims((.principal, elsewhere), (.teacher, school))
        #expect(!Policy.standard.allows(.managePupils, to: mixed, at: [school]))
        #expect(Policy.standard.allows(.managePupils, to: mixed, at: [elsewhere]))
    }

    @Test("gives nothing to whoever has no role")
    func stranger() {
        for permission in Permission.allCases {
            #expect(!Policy.standard.allows(permission, to: claims(), at: [school]))
        }
    }

    @Test(
        "keeps people to their work",
        arguments: [
            (Role.systemAdministrator, Permission.readMarks), (.systemAdministrator, .readPupils),
            (.systemAdministrator, .readHealth), (.schoolAdministrator, .readMarks),
            (.schoolAdministrator, .manageUnits),
            (.principal, .recordMarks), (.principal, .manageUnits), (.teacher, .readMarks), (.nurse, .readMarks),
            (.officeReader, .readPupils), (.officeOfficer, .readHealth), (.officeOfficer, .readMarks),
            (.auditor, .readPupils), (.softwareTeam, .readPupils),
        ])
    func denied(role: Role, permission: Permission) {
        #expect(!Policy.standard.allows(permission, to: claims((role, school)), at: [school]))
    }

    @Test("names every role once, but those that come from an assignment alone")
    func everyRole() {
        let fromWork: Set<Role> = [.groupHead, .homeroomTeacher, .subjectTeacher]
        let named = Policy.standard.roles.map(\.role)
        #expect(Set(named) == Set(Role.allCases).subtracting(fromWork))
        #expect(named.count == Set(named).count)
        #expect(Set(Policy.standard.relations.map(\.relation)) == Set(Relation.allCases))
    }

    @Test("gives every permission to somebody, and says all in both languages")
    func complete() {
        let rules = Policy.standard.roles.map(\.permissions) + Policy.standard.relations.map(\.permissions)
        #expect(Set(rules.joined()) == Set(Permission.allCases))
        #expect(rules.allSatisfy { $0.count == Set($0).count })
        let labels = Policy.standard.roles.map(\.label) + Policy.standard.relations.map(\.label)
        #expect(labels.allSatisfy { !$0.en.isEmpty && !$0.vi.isEmpty })
        #expect(!Policy.standard.version.isEmpty)
    }

    @Test("finds the assignments that give a permission")
    func relations() {
        #expect(Policy.standard.relations(giving: .recordMarks) == [.subjectTeacher])
        #expect(Set(Policy.standard.relations(giving: .readMarks)) == [.subjectTeacher, .homeroomTeacher, .pupil])
        for permission in [Permission.updateProfiles, .requestTransfers, .managePupilAccounts] {
            #expect(Policy.standard.relations(giving: permission) == [.homeroomTeacher])
        }
        for permission in [Permission.manageUnits, .managePupils] {
            #expect(Policy.standard.relations(giving: permission).isEmpty)
        }
    }
}
