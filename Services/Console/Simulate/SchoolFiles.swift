/// What one school adds to each file.
///
/// A vendor's school has its classes and people in files of their own, for its integrator to publish, and no accounts,
/// marks or measurements here.
struct SchoolFiles {
    static let unitsPath = "units.csv"
    static let accountsPath = "accounts.csv"

    private let school: SimulatedSchool
    private let office: String
    private let folder: String

    init(_ school: SimulatedSchool, office: String) {
        self.school = school
        self.office = office
        folder = school.plan.isVendors ? "vendor/" : ""
    }

    static func headers(withVendors: Bool) -> [Piece] {
        let people = [
            ("classes.csv", "school,year,code,name,grade,session"),
            (
                "pupils.csv",
                "code,school,class,name,birthDate,sex,ethnicity,disability,policy,address,phone,guardianName,"
                    + "guardianRelation,from,left,leaveReason"
            ),
            (
                "staff.csv",
                "code,school,name,birthDate,sex,ethnicity,position,contract,qualification,subjects,phone,from"
            ),
            ("assignments.csv", "school,year,kind,member,class,subject,from"),
        ]
        let imported = [
            (accountsPath, "name,person,unit,role,displayName"),
            ("curriculum.csv", "school,year,grade,subject,kind,periods"),
            ("measurements.csv", "school,class,pupil,measuredOn,weightKg,heightCm,position,oedema"),
        ]
        let vendors = withVendors ? people.map { ("vendor/" + $0.0, $0.1) } : []
        return (people + imported + vendors).map { Piece(path: $0.0, text: $0.1 + "\n") }
    }

    func pieces() -> [Piece] {
        var pieces = [
            Piece(path: Self.unitsPath, text: unit),
            Piece(path: folder + "classes.csv", text: classes),
            Piece(path: folder + "pupils.csv", text: pupils),
            Piece(path: folder + "staff.csv", text: staff),
            Piece(path: folder + "assignments.csv", text: assignments),
        ]
        guard !school.plan.isVendors else { return pieces }
        pieces.append(Piece(path: Self.accountsPath, text: accounts))
        pieces.append(Piece(path: "measurements.csv", text: measurements))
        guard school.plan.stage == .lowerSecondary else { return pieces }
        pieces.append(Piece(path: "curriculum.csv", text: curriculum))
        return pieces + MarkSheets(school).pieces()
    }

    private var unit: String {
        var sheet = Sheet()
        sheet.row(
            school.code, "school", school.name, office, SchoolCalendar.reform.text, school.plan.stage.rawValue,
            "public",
            "difficult")
        return sheet.text
    }

    private var classes: String {
        var sheet = Sheet()
        for each in school.classes {
            sheet.row(
                school.code, school.calendar.name, each.code, each.name, each.grade.code, school.plan.stage.session)
        }
        return sheet.text
    }

    private var pupils: String {
        var sheet = Sheet()
        for schoolClass in school.classes {
            for pupil in schoolClass.pupils {
                sheet.row(
                    pupil.code, school.code, schoolClass.code, pupil.name, pupil.birthDate.text, Self.sex(pupil.isMale),
                    pupil.ethnicity, pupil.disability, pupil.policies.joined(separator: ";"), pupil.address,
                    pupil.phone,
                    pupil.guardianName, pupil.guardianRelation, pupil.from.text, pupil.left?.text ?? "",
                    pupil.leaveReason)
            }
        }
        return sheet.text
    }

    private var staff: String {
        var sheet = Sheet()
        for member in school.members {
            sheet.row(
                member.code, school.code, member.name, member.birthDate.text, Self.sex(member.isMale), member.ethnicity,
                member.position, member.contract, member.qualification, member.subjects.joined(separator: ";"),
                member.phone, member.from.text)
        }
        return sheet.text
    }

    private var assignments: String {
        var sheet = Sheet()
        for assignment in school.assignments {
            sheet.row(
                school.code, school.calendar.name, assignment.subject == nil ? "homeroom" : "teaching",
                school.members[assignment.member].code, school.classes[assignment.schoolClass].code,
                assignment.subject?.code ?? "", school.calendar.opening.text)
        }
        return sheet.text
    }

    /// The administration account goes to the clerk: each unit has exactly one (seed 004 Đ2.5).
    ///
    /// A preschool has no post for its equipment: the accountant looks after it.
    private var accounts: String {
        var sheet = Sheet()
        let hasOfficer = school.members.contains { $0.position == "equipment-officer" }
        let holders = [
            ("qtv", "clerk", "school-administrator"), ("ht", "principal", "principal"), ("yt", "nurse", "nurse"),
            ("tb", hasOfficer ? "equipment-officer" : "accountant", "equipment-officer"),
        ]
        for (prefix, position, role) in holders {
            guard let holder = school.members.first(where: { $0.position == position }) else { continue }
            sheet.row("\(prefix).\(school.slug)", holder.code, school.code, role, holder.name)
        }
        guard school.plan.stage == .lowerSecondary else { return sheet.text }
        for (index, teacher) in school.teachers.enumerated() {
            let member = school.members[teacher]
            sheet.row(school.account(ofTeacher: index + 1), member.code, school.code, "teacher", member.name)
        }
        return sheet.text
    }

    private var curriculum: String {
        var sheet = Sheet()
        for grade in school.plan.stage.grades {
            for subject in Subject.lowerSecondary {
                sheet.row(
                    school.code, school.calendar.name, grade.code, subject.code,
                    subject.isMarked ? "marked" : "comment",
                    "\(subject.periods(inGrade: grade.code))")
            }
        }
        return sheet.text
    }

    /// Every child who is there on the day its class is measured.
    private var measurements: String {
        var sheet = Sheet()
        var growth = Growth(school.stream(1))
        for (index, schoolClass) in school.classes.enumerated() {
            let day = school.calendar.firstCheckup + index % 5
            for pupil in schoolClass.pupils where pupil.isEnrolled(on: day) {
                let measured = growth.measure(pupil, on: day)
                sheet.row(
                    school.code, school.id(of: schoolClass), pupil.code, day.text, measured.weightKg, measured.heightCm,
                    measured.position, "no")
            }
        }
        return sheet.text
    }

    private static func sex(_ isMale: Bool) -> String { isMale ? "male" : "female" }
}
