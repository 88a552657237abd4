import Vocabulary

/// Who plays in the matrix: an account for each column of the table, and some that only set the scene.
struct MatrixCast {
    /// One column of the table.
    struct Part {
        var column: String
        /// Nothing for a duty, and for whoever has no token.
        var role: Role?
        var reach: MatrixReach
    }

    static let parts: [Part] =
        [
            Role.principal, .viceAcademic, .viceFacilities, .schoolAdministrator, .softwareTeam, .registrar,
            .supervisor, .nurse, .accountant, .equipmentOfficer, .librarian, .clerk, .teacher, .messenger, .auditor,
        ].map { Part(column: $0.rawValue, role: $0, reach: .school) } + [
            Part(column: "office-reader", role: .officeReader, reach: .office),
            Part(column: "office-officer", role: .officeOfficer, reach: .office),
            Part(column: "office-administrator", role: .officeAdministrator, reach: .office),
            // An auditor of the whole installation: the journals are read there or nowhere.
            Part(column: "root-auditor", role: .auditor, reach: .everywhere),
            Part(column: "system-administrator", role: .systemAdministrator, reach: .everywhere),
            Part(column: subjectTeacher, role: nil, reach: .subject),
            Part(column: homeroomTeacher, role: nil, reach: .schoolClass),
            Part(column: groupHead, role: nil, reach: .schoolClass),
            Part(column: pupil, role: nil, reach: .pupil),
            Part(column: nobody, role: nil, reach: .nowhere),
        ]

    static let subjectTeacher = "subject-teacher"
    static let homeroomTeacher = "homeroom-teacher"
    static let groupHead = "group-head"
    static let pupil = "pupil"
    static let nobody = "nobody"

    static var reaches: [String: MatrixReach] {
        Dictionary(parts.map { ($0.column, $0.reach) }, uniquingKeysWith: { $1 })
    }

    static func account(of column: String) -> String { "m.\(column)" }
}

/// The made-up units and people of the matrix, and what a placeholder of bodies.json stands for in each place.
struct MatrixScene {
    static let department = code("99000SO000000000991")
    static let ownOffice = code("99000PX000000000992")
    static let foreignOffice = code("99000PX000000000993")
    static let ownSchool = code("99000CS000000000994")
    static let foreignSchool = code("99000CS000000000995")
    static let subjectTeacher = code("99000CS000994T00001")
    static let homeroomTeacher = code("99000CS000994T00002")
    static let groupHead = code("99000CS000994T00004")
    static let colleague = code("99000CS000994T00003")
    static let stranger = code("99000CS000995T00001")
    static let password = "bốn mùa hoa nở trên sông"
    static let signer = "m.signer"

    private var values: [MatrixPlace: [String: String]] = [:]

    init(today: LocalDate) {
        let (year, month, _) = today.components
        let first = month >= 8 ? year : year - 1
        let shared = [
            "day": today.text, "year": "\(first)-\(first + 1)", "starts": "\(first)-08-01",
            "second": "\(first + 1)-01-15", "ends": "\(first + 1)-08-01", "birth": "\(first - 11)-03-14",
            "password": Self.password, "school": Self.ownSchool, "signer": Self.signer,
            "place": "member",
            "newUnit": Self.code("99000CS000000000996"),
        ]
        func place(_ unit: String, _ classCode: String, _ own: [String: String]) -> [String: String] {
            let named = [
                "unit": unit, "classCode": classCode, "class": "\(unit)/\(first)/\(classCode)",
                "subject": "mathematics", "checkup": "\(unit)/\(first)/1",
            ]
            return shared.merging(named) { $1 }.merging(own) { $1 }
        }
        let own = place(
            Self.ownSchool, "6A1",
            [
                "pupil": Self.code("99000CS000994S00001"), "account": "m.account-own", "member": Self.subjectTeacher,
                "homeroom": Self.homeroomTeacher, "fellow": Self.homeroomTeacher, "sender": Self.foreignSchool,
                "wanted": Self.code("99000CS000995S00001"),
            ])
        values[.own] = own
        values[.otherSubject] = own.merging(["subject": "literature", "member": Self.colleague]) { $1 }
        values[.otherClass] = place(
            Self.ownSchool, "6A2",
            [
                "pupil": Self.code("99000CS000994S00002"), "account": "m.account-own", "member": Self.colleague,
                "homeroom": Self.colleague, "fellow": Self.homeroomTeacher, "sender": Self.foreignSchool,
                "wanted": Self.code("99000CS000995S00009"),
            ])
        values[.foreign] = place(
            Self.foreignSchool, "6A1",
            [
                "pupil": Self.code("99000CS000995S00001"), "account": "m.account-foreign", "member": Self.stranger,
                "homeroom": Self.stranger, "fellow": Self.stranger, "sender": Self.ownSchool,
                "wanted": Self.code("99000CS000994S00001"),
            ])
        values[.office] = own.merging(["unit": Self.ownOffice, "account": "m.account-office"]) { $1 }
        for (place, named) in values {
            let unit = named["account"]?.drop { $0 != "-" } ?? ""
            for state in ["suspended", "closed", "shared"] { values[place]?[state] = "m.\(state)\(unit)" }
        }
    }

    /// Learns what a service has named.
    mutating func learn(_ name: String, _ value: String, at place: MatrixPlace) { values[place]?[name] = value }

    /// The same for what is the whole school's, in which there are other classes and subjects.
    mutating func learn(_ name: String, _ value: String, throughout place: MatrixPlace) {
        for place in place == .own ? [.own, .otherClass, .otherSubject] : [place] { learn(name, value, at: place) }
    }

    /// A body of bodies.json, filled for a place and for whoever sends it.
    func fill(_ body: String, at place: MatrixPlace, by column: String, with other: [String: String] = [:]) -> String {
        var filled = body
        // In a place that is not his own, a message about oneself is about somebody else.
        let itself = ["self": place == .foreign ? Self.signer : MatrixCast.account(of: column)]
        for (name, value) in other.merging(itself, uniquingKeysWith: { $1 })
            .merging(values[place] ?? [:], uniquingKeysWith: { mine, _ in mine })
        {
            // A number has no quotation marks.
            filled = filled.replacing("\"#{\(name)}#\"", with: value).replacing("{\(name)}", with: value)
        }
        return filled
    }

    private static func code(_ body: String) -> String { body + (CodeCheck.check(of: body) ?? "0") }
}
