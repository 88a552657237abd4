import Platform
import Vocabulary
import Wire

/// Sets the scene by the messages themselves: two schools under two offices, with classes, pupils, staff and duties.
///
/// What the matrix sends later is what was sent here, so whoever is let through changes nothing for those who follow.
struct MatrixStage {
    private static let ownPrincipal = MatrixCast.account(of: Role.principal.rawValue)
    private static let ownNurse = MatrixCast.account(of: Role.nurse.rawValue)
    private static let foreignPrincipal = "m.foreign-principal"
    private static let foreignNurse = "m.foreign-nurse"
    private static let ownEquipment = MatrixCast.account(of: Role.equipmentOfficer.rawValue)
    private static let foreignEquipment = "m.foreign-equipment"

    var bodies: [String: String]

    func set(in town: Town, with desk: inout MatrixDesk) throws -> MatrixScene {
        let day = LocalDate(of: Instant(milliseconds: Clock.system.now())) ?? .sample
        var scene = MatrixScene(today: day)
        let secret = try Files.readText("\(town.directory)/secrets/administrator").split(separator: "\n").first ?? ""
        try desk.signIn("admin", password: String(secret))
        try register(with: &desk)
        try openAccounts(from: day, scene, with: &desk)
        try watch(&scene, from: day, with: &desk)
        try desk.waitUntilAllHaveRead()
        try fillSchools(scene, with: &desk)
        try desk.waitUntilAllHaveRead()
        try assign(&scene, with: &desk)
        try write(&scene, with: &desk)
        try ask(&scene, with: &desk)
        try desk.waitUntilAllHaveRead()
        try open(scene, with: &desk)
        try openPupil(scene, with: &desk)
        try desk.waitUntilAllHaveRead()
        return scene
    }

    /// Sends a message of the matrix as it will be sent again.
    @discardableResult
    private func play(
        _ message: String, at place: MatrixPlace, by account: String, _ scene: MatrixScene,
        with other: [String: String] = [:], _ desk: inout MatrixDesk
    ) throws -> JSON {
        guard let body = bodies[message] else { throw MatrixDesk.Refused(description: "no body of \(message)") }
        return try desk.must(account, message, scene.fill(body, at: place, by: "", with: other))
    }

    private func register(with desk: inout MatrixDesk) throws {
        let units = [
            (MatrixScene.department, "department", nil),
            (MatrixScene.ownOffice, "commune-office", MatrixScene.department),
            (MatrixScene.foreignOffice, "commune-office", MatrixScene.department),
            (MatrixScene.ownSchool, "school", MatrixScene.ownOffice),
            (MatrixScene.foreignSchool, "school", MatrixScene.foreignOffice),
        ]
        for (code, kind, parent) in units {
            var members: [Member] = [
                Member("code", .string(code)), Member("kind", .string(kind)), Member("name", .string("Đơn vị \(code)")),
                Member("from", "2025-07-01"),
            ]
            if let parent { members.append(Member("parent", .string(parent))) }
            if kind == "school" { members.append(Member("levels", ["lower-secondary"])) }
            try desk.must("admin", "identity.register-unit", JSON.object(members).text)
        }
    }

    private func openAccounts(from day: LocalDate, _ scene: MatrixScene, with desk: inout MatrixDesk) throws {
        let units: [MatrixReach: String] = [
            .everywhere: UnitCode.root.text, .office: MatrixScene.ownOffice, .school: MatrixScene.ownSchool,
        ]
        for part in MatrixCast.parts where part.reach != .nowhere && part.reach != .pupil {
            let unit = units[part.reach] ?? MatrixScene.ownSchool
            let person = [
                MatrixCast.subjectTeacher: MatrixScene.subjectTeacher,
                MatrixCast.homeroomTeacher: MatrixScene.homeroomTeacher,
                MatrixCast.groupHead: MatrixScene.groupHead,
            ][part.column]
            try open(MatrixCast.account(of: part.column), part.role, at: unit, person, from: day, with: &desk)
        }
        try open(Self.foreignPrincipal, .principal, at: MatrixScene.foreignSchool, nil, from: day, with: &desk)
        try open(Self.foreignNurse, .nurse, at: MatrixScene.foreignSchool, nil, from: day, with: &desk)
        try open(Self.foreignEquipment, .equipmentOfficer, at: MatrixScene.foreignSchool, nil, from: day, with: &desk)
        try open(MatrixScene.signer, nil, at: MatrixScene.ownSchool, nil, from: day, with: &desk)
        for place in [MatrixPlace.own, .foreign, .office] {
            try play("identity.open-account", at: place, by: "admin", scene, &desk)
        }
    }

    /// Accounts that are suspended, closed and shared, and broken glass, in every place.
    private func watch(
        _ scene: inout MatrixScene, from day: LocalDate, with desk: inout MatrixDesk
    ) throws {
        let administrator = "m.foreign-administrator"
        try open(administrator, .schoolAdministrator, at: MatrixScene.foreignSchool, nil, from: day, with: &desk)
        let breakers: [(MatrixPlace, String)] = [
            (.own, MatrixCast.account(of: Role.schoolAdministrator.rawValue)), (.foreign, administrator),
            (.office, "admin"),
        ]
        for (place, breaker) in breakers {
            let unit = scene.fill("{unit}", at: place, by: "")
            for state in ["suspended", "closed", "shared"] {
                let account = scene.fill("{\(state)}", at: place, by: "")
                try open(account, nil, at: unit, nil, from: day, with: &desk)
            }
            let channel = try play("identity.register-channel", at: place, by: "admin", scene, &desk)
            scene.learn("channel", channel["number"]?.integer.map { "\($0)" } ?? "", throughout: place)
            try play("identity.suspend-account", at: place, by: "admin", scene, &desk)
            try play("identity.close-account", at: place, by: "admin", scene, &desk)
            try desk.share(scene.fill("{shared}", at: place, by: ""))
            let cases = try desk.must("admin", "identity.sharing-cases", #"{"unit":"\#(unit)"}"#)
            scene.learn("case", cases["items"]?[0]?["number"]?.integer.map { "\($0)" } ?? "", throughout: place)
            let glass = scene.fill(bodies["identity.break-glass"] ?? "", at: place, by: "").replacing("99}", with: "1}")
            scene.learn(
                "glass", try desk.must(breaker, "identity.break-glass", glass)["id"]?.string ?? "", throughout: place)
        }
    }

    private func open(
        _ account: String, _ role: Role?, at unit: String, _ person: String?, from day: LocalDate,
        with desk: inout MatrixDesk
    ) throws {
        var members: [Member] = [
            Member("name", .string(account)), Member("displayName", "Nguyễn Văn Thử"), Member("unit", .string(unit)),
            Member("password", .string(MatrixScene.password)),
        ]
        if let person { members.append(Member("person", .string(person))) }
        try desk.must("admin", "identity.open-account", JSON.object(members).text)
        if let role {
            let grant: JSON = [
                "account": .string(account), "role": .string(role.rawValue), "unit": .string(unit),
                "from": .string(day.text),
            ]
            try desk.must("admin", "identity.grant-role", grant.text)
        }
        try desk.signIn(account, password: MatrixScene.password)
    }

    /// The pupil of the own class, who comes in by the password of his slip and changes it.
    private func openPupil(_ scene: MatrixScene, with desk: inout MatrixDesk) throws {
        let account = MatrixCast.account(of: MatrixCast.pupil)
        let wish: JSON = ["pupil": .string(scene.fill("{pupil}", at: .own, by: "")), "name": .string(account)]
        let opened = try desk.must(Self.ownPrincipal, "identity.open-pupil-account", wish.text)
        let password = opened["password"]?.string ?? ""
        try desk.signIn(account, password: password)
        let change: JSON = ["password": .string(password), "newPassword": .string(MatrixScene.password)]
        try desk.must(account, "identity.set-password", change.text)
        try desk.signIn(account, password: MatrixScene.password)
    }

    private func fillSchools(_ scene: MatrixScene, with desk: inout MatrixDesk) throws {
        for (place, principal) in [(MatrixPlace.own, Self.ownPrincipal), (.foreign, Self.foreignPrincipal)] {
            try play("pupils.open-school-year", at: place, by: principal, scene, &desk)
            try play("assessment.set-curriculum", at: place, by: principal, scene, &desk)
        }
        for place in [MatrixPlace.own, .otherClass, .foreign] {
            let principal = place == .foreign ? Self.foreignPrincipal : Self.ownPrincipal
            for message in [
                "pupils.define-class", "pupils.register-pupil", "pupils.enrol-pupil", "staff.register-member",
            ] { try play(message, at: place, by: principal, scene, &desk) }
        }
        for person in [MatrixScene.homeroomTeacher, MatrixScene.groupHead] {
            try play(
                "staff.register-member", at: .own, by: Self.ownPrincipal, scene, with: ["member": person], &desk)
        }
    }

    private func assign(_ scene: inout MatrixScene, with desk: inout MatrixDesk) throws {
        for place in [MatrixPlace.own, .otherClass, .otherSubject, .foreign] {
            let principal = place == .foreign ? Self.foreignPrincipal : Self.ownPrincipal
            let answer = try play("staff.assign-teaching", at: place, by: principal, scene, &desk)
            scene.learn("assignment", answer["id"]?.string ?? "", at: place)
            try play("staff.assign-homeroom", at: place, by: principal, scene, &desk)
        }
        for (place, principal) in [(MatrixPlace.own, Self.ownPrincipal), (.foreign, Self.foreignPrincipal)] {
            try play("staff.form-group", at: place, by: principal, scene, &desk)
            let answer = try play("staff.appoint", at: place, by: principal, scene, &desk)
            scene.learn("appointment", answer["id"]?.string ?? "", throughout: place)
        }
        try play(
            "staff.appoint", at: .own, by: Self.ownPrincipal, scene,
            with: ["fellow": MatrixScene.groupHead, "place": "head"], &desk)
        // No duty is an office's; what stands in its place is the school's.
        for name in ["assignment", "appointment"] {
            scene.learn(name, scene.fill("{\(name)}", at: .own, by: ""), at: .office)
        }
    }

    /// A notice, and what a family and a member of the staff want put right, in every place.
    private func write(_ scene: inout MatrixScene, with desk: inout MatrixDesk) throws {
        for place in [MatrixPlace.own, .otherClass, .otherSubject, .foreign] {
            let principal = place == .foreign ? Self.foreignPrincipal : Self.ownPrincipal
            let sent = try play("pupils.send-notice", at: place, by: principal, scene, &desk)
            scene.learn("notice", sent["notices"]?[0]?.integer.map { "\($0)" } ?? "", at: place)
            let taken = try play("pupils.request-correction", at: place, by: principal, scene, &desk)
            scene.learn("request", taken["number"]?.integer.map { "\($0)" } ?? "", at: place)
            let asked = try play("staff.request-correction", at: place, by: principal, scene, &desk)
            scene.learn("slip", asked["number"]?.integer.map { "\($0)" } ?? "", at: place)
        }
        for name in ["notice", "request", "slip"] {
            scene.learn(name, scene.fill("{\(name)}", at: .own, by: ""), at: .office)
        }
    }

    /// Each school asks for a pupil of the other, with another birth date, so that nobody who may say yes can.
    private func ask(_ scene: inout MatrixScene, with desk: inout MatrixDesk) throws {
        let places = [
            (MatrixPlace.own, Self.ownPrincipal, Self.foreignPrincipal),
            (.otherClass, Self.ownPrincipal, Self.foreignPrincipal),
            (.foreign, Self.foreignPrincipal, Self.ownPrincipal),
        ]
        for (place, principal, other) in places {
            let asked = try play("pupils.request-transfer", at: place, by: principal, scene, &desk)
            let id = asked["transfer"]?.string ?? ""
            scene.learn("incoming", id, at: place)
            // A pupil who does not exist is noted by nobody.
            if place == .otherClass { continue }
            scene.learn("outgoing", id, throughout: place == .own ? .foreign : .own)
            try desk.waitUntilNoted(id, by: scene.fill("{sender}", at: place, by: ""), as: other)
        }
        let mine = scene.fill("{incoming}", at: .own, by: "")
        for place in [MatrixPlace.otherSubject, .office] { scene.learn("incoming", mine, at: place) }
        scene.learn("outgoing", scene.fill("{outgoing}", at: .own, by: ""), at: .office)
    }

    private func open(_ scene: MatrixScene, with desk: inout MatrixDesk) throws {
        for place in [MatrixPlace.own, .otherClass, .otherSubject, .foreign] {
            let principal = place == .foreign ? Self.foreignPrincipal : Self.ownPrincipal
            try play("assessment.open-mark-book", at: place, by: principal, scene, &desk)
        }
        try play("campus.open-checkup", at: .own, by: Self.ownNurse, scene, &desk)
        try play("campus.open-checkup", at: .foreign, by: Self.foreignNurse, scene, &desk)
        for (place, officer) in [(MatrixPlace.own, Self.ownEquipment), (.foreign, Self.foreignEquipment)] {
            try play("campus.register-room", at: place, by: officer, scene, &desk)
            try play("campus.register-asset", at: place, by: officer, scene, &desk)
        }
    }
}
