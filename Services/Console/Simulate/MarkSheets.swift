/// The marks of semester I as each teacher enters them: one file per account.
struct MarkSheets {
    private let school: SimulatedSchool

    init(_ school: SimulatedSchool) {
        self.school = school
    }

    /// Pupils who left before the semester ended have no marks.
    func pieces() -> [Piece] {
        var marking = Marking(school.stream(2))
        return school.teachers.enumerated().map { index, teacher in
            var sheet = Sheet(header: "class,subject,semester,pupil,tx1,tx2,tx3,tx4,gk,ck")
            for assignment in school.assignments where assignment.member == teacher {
                guard let subject = assignment.subject else { continue }
                enter(subject, of: school.classes[assignment.schoolClass], into: &sheet, &marking)
            }
            return Piece(path: "marks/\(school.account(ofTeacher: index + 1)).csv", text: sheet.text)
        }
    }

    private func enter(
        _ subject: Subject, of schoolClass: SimulatedClass, into sheet: inout Sheet, _ marking: inout Marking
    ) {
        for pupil in schoolClass.pupils where pupil.left == nil {
            let aptitude = marking.aptitude(of: pupil)
            let columns = marking.columns(for: subject, grade: schoolClass.grade.code, aptitude: aptitude)
            sheet.row(
                school.id(of: schoolClass), subject.code, "1", pupil.code, columns[0], columns[1], columns[2],
                columns[3],
                columns[4], columns[5])
        }
    }
}
