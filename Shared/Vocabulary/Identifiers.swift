public import Wire

/// A class of one school in one school year: `<school>/<first year>/<class code>`.
///
/// Natural, so that a bulk import or another vendor can name a class without asking us for a key.
public struct ClassID: TextValue, Comparable {
    public let school: UnitCode
    public let year: SchoolYear
    public let code: ClassCode

    public init(school: UnitCode, year: SchoolYear, code: ClassCode) {
        self.school = school
        self.year = year
        self.code = code
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let school = UnitCode(String(parts[0])), let year = SchoolYear(startingIn: parts[1]),
            let code = ClassCode(String(parts[2]))
        else { return nil }
        self.init(school: school, year: year, code: code)
    }

    public var text: String { "\(school.text)/\(year.firstYear)/\(code.text)" }

    public static var schema: JSON {
        ["type": "string", "pattern": "^[0-9A-Z]{20}/[0-9]{4}/[0-9A-Za-z.-]{1,16}$"]
    }
    public static var sample: ClassID { ClassID(school: .sample, year: .sample, code: .sample) }
    public static var complaint: Bilingual {
        Bilingual(
            en: "must name a class as school/first year/class code, for example 79764000010000000006/2026/6A1",
            vi: "phải ghi lớp theo mẫu mã trường/năm đầu/mã lớp, ví dụ 79764000010000000006/2026/6A1")
    }
    public static func < (left: ClassID, right: ClassID) -> Bool { left.text < right.text }
}

/// What a school calls a class: `6A1`, `Mầm 2` is written `MAM-2`.
public struct ClassCode: TextValue {
    public let text: String

    public init?(_ text: String) {
        let allowed = text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "0"..."9", "A"..."Z", "a"..."z", ".", "-": true
            default: false
            }
        }
        guard allowed, (1...16).contains(text.unicodeScalars.count) else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }

    public static let schema: JSON = ["type": "string", "pattern": "^[0-9A-Za-z.-]{1,16}$"]
    public static let sample = ClassCode(unchecked: "6A1")
    public static let complaint = Bilingual(
        en: "must be a class code of 1 to 16 letters, digits, dots or dashes",
        vi: "phải là mã lớp gồm 1 đến 16 chữ cái, chữ số, dấu chấm hoặc gạch nối")
}

/// The n-th record of somebody in a school year: `<code>/<first year>/<n>`.
public protocol YearlyID: TextValue {
    associatedtype Owner: KeyCode
    var owner: Owner { get }
    var year: SchoolYear { get }
    var number: Int { get }
    init(owner: Owner, year: SchoolYear, number: Int)
}

extension YearlyID {
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let owner = Owner(String(parts[0])), let year = SchoolYear(startingIn: parts[1]),
            let number = Int(parts[2]), (1...999).contains(number), String(number) == parts[2]
        else { return nil }
        self.init(owner: owner, year: year, number: number)
    }

    public var text: String { "\(owner.text)/\(year.firstYear)/\(number)" }
    public static var schema: JSON { ["type": "string", "pattern": "^[0-9A-Z]{20}/[0-9]{4}/[1-9][0-9]{0,2}$"] }
    public static var sample: Self { Self(owner: .sample, year: .sample, number: 1) }
    public static var complaint: Bilingual {
        Bilingual(en: "must have the form code/first year/number", vi: "phải theo mẫu mã/năm đầu/số thứ tự")
    }
}

/// One stay of a pupil in a class.
public struct EnrolmentID: YearlyID {
    public let owner: PupilCode
    public let year: SchoolYear
    public let number: Int
    public init(owner: PupilCode, year: SchoolYear, number: Int) {
        self.owner = owner
        self.year = year
        self.number = number
    }
}

/// One duty of a staff member: a subject in a class, or a homeroom.
public struct AssignmentID: YearlyID {
    public let owner: MemberCode
    public let year: SchoolYear
    public let number: Int
    public init(owner: MemberCode, year: SchoolYear, number: Int) {
        self.owner = owner
        self.year = year
        self.number = number
    }
}

/// A round of measuring at a school.
public struct CheckupID: YearlyID {
    public let owner: UnitCode
    public let year: SchoolYear
    public let number: Int
    public init(owner: UnitCode, year: SchoolYear, number: Int) {
        self.owner = owner
        self.year = year
        self.number = number
    }
}

/// The book of one class, subject and semester: `<class>/<subject>/<semester>`.
public struct MarkBookID: TextValue {
    public let schoolClass: ClassID
    public let subject: SubjectCode
    public let semester: Semester

    public init(schoolClass: ClassID, subject: SubjectCode, semester: Semester) {
        self.schoolClass = schoolClass
        self.subject = subject
        self.semester = semester
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, let schoolClass = ClassID(parts[0..<3].joined(separator: "/")),
            let subject = SubjectCode(String(parts[3])),
            let semester = Semester.allCases.first(where: { String($0.rawValue) == parts[4] })
        else { return nil }
        self.init(schoolClass: schoolClass, subject: subject, semester: semester)
    }

    public var text: String { "\(schoolClass.text)/\(subject.text)/\(semester.rawValue)" }
    public static let schema: JSON = [
        "type": "string",
        "pattern": "^[0-9A-Z]{20}/[0-9]{4}/[0-9A-Za-z.-]{1,16}/[a-z0-9][a-z0-9-]{0,38}[a-z0-9]/[12]$",
    ]
    public static let sample = MarkBookID(schoolClass: .sample, subject: .sample, semester: .first)
    public static let complaint = Bilingual(
        en: "must name a mark book as class/subject/semester", vi: "phải ghi sổ điểm theo mẫu lớp/môn/học kì")
}
