import Vocabulary
import Wire

/// A school's list of the five-year-olds as the assessment service answers it, ready for names to be put to it.
struct CompletionDocument {
    var school: String
    var schoolCode: String
    var year: SchoolYear
    /// Who approved the list that stands, and when; nothing while it is a draft.
    var approved: (by: String, at: Instant)?
    var rule: String
    var classes: [Part]
    /// Children who read otherwise now than on the approved list.
    var changed: Int
    var sequence: Int64
    var hash: String

    struct Part {
        var id: ClassID
        var name: String
        /// In the order of the answer until names are known, then in that of the roll.
        var children: [Child]
    }

    struct Child {
        var code: String
        /// Nothing while the class teacher has made no entry.
        var completion: ProgrammeCompletion?
        var name = ""
        var birthDate: LocalDate?
        var sex: Sex?
    }

    var children: [Child] { classes.flatMap(\.children) }
    var isDraft: Bool { approved == nil }

    /// Nothing where the answer is no such list.
    init?(_ answer: JSON, of school: UnitCode, in year: SchoolYear) {
        guard let lines = answer["classes"]?.array, let sequence = answer["sequence"]?.integer else { return nil }
        schoolCode = school.text
        self.school = answer["schoolName"]?.string ?? school.text
        self.year = year
        self.sequence = sequence
        hash = answer["hash"]?.string ?? ""
        let list = answer["list"]
        rule = list?["rule"]?.string ?? ""
        if list?["status"]?.string == CompletionStatus.approved.rawValue {
            guard let by = list?["approved"]?["by"]?.string,
                let at = list?["approved"]?["at"]?.string.flatMap(Instant.init), let parts = list?["classes"]?.array
            else { return nil }
            approved = (by, at)
            changed = answer["changed"]?.array?.count ?? 0
            classes = parts.compactMap { part in
                part["code"]?.string.flatMap(ClassCode.init).map {
                    Part(ClassID(school: school, year: year, code: $0), part)
                }
            }
            guard classes.count == parts.count else { return nil }
        } else {
            changed = 0
            classes = lines.compactMap { line in
                line["schoolClass"]?.string.flatMap(ClassID.init).map { Part($0, line) }
            }
            guard classes.count == lines.count else { return nil }
        }
    }
}

extension CompletionDocument.Part {
    fileprivate init(_ id: ClassID, _ json: JSON) {
        self.id = id
        name = id.code.text
        children =
            (json["children"]?.array ?? []).compactMap { child in
                child["pupil"]?.string.map { code in
                    CompletionDocument.Child(
                        code: code, completion: child["proposal"]?.string.flatMap(ProgrammeCompletion.init(rawValue:)))
                }
            } + (json["missing"]?.array ?? []).compactMap { $0.string.map { CompletionDocument.Child(code: $0) } }
    }

    /// Puts names to the children, in the order of the roll; who is not on it keeps the place after.
    mutating func name(by roll: [JSON]) {
        let places = Dictionary(
            roll.enumerated().map { ($1["code"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        for index in children.indices {
            if let place = places[children[index].code] { children[index].name(by: roll[place]) }
        }
        children.sort { left, right in
            (places[left.code] ?? .max, left.code) < (places[right.code] ?? .max, right.code)
        }
    }
}

extension CompletionDocument.Child {
    /// Takes from a file, or a line of a roll, what the list says of a child.
    mutating func name(by file: JSON) {
        name = file["name"]?.string ?? ""
        birthDate = file["birthDate"]?.string.flatMap(LocalDate.init)
        sex = file["sex"]?.string.flatMap(Sex.init(rawValue:))
    }
}
