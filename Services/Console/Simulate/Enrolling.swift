/// Fills the classes of one school with pupils.
struct Enrolling {
    let plan: Plan.School
    let commune: String
    let calendar: SchoolCalendar
    let codes: CodeSpace

    func classes(_ random: inout SplitMix) -> [SimulatedClass] {
        var classes: [SimulatedClass] = []
        var number = 0
        var leaversSoFar = 0
        for grade in plan.stage.grades {
            let pupils = max(1, plan.pupils * grade.share * random.within(970...1030) / 100_000)
            let count = (pupils + grade.capacity - 1) / grade.capacity
            for index in 0..<count {
                var schoolClass = Self.emptyClass(number: index + 1, of: grade)
                // As even as it can be: sizes of a grade's classes differ by one at most.
                for _ in 0..<(pupils / count + (index < pupils % count ? 1 : 0)) {
                    number += 1
                    let pupil = pupil(number, in: grade, leaversSoFar: leaversSoFar, &random)
                    if pupil.left != nil { leaversSoFar += 1 }
                    schoolClass.pupils.append(pupil)
                }
                classes.append(schoolClass)
            }
        }
        return classes
    }

    private static func emptyClass(number: Int, of grade: Stage.Grade) -> SimulatedClass {
        let separator = grade.className.contains(" ") ? " " : ""
        return SimulatedClass(
            code: "\(grade.classPrefix)\(number)", name: "\(grade.className)\(separator)\(number)", grade: grade)
    }

    private func pupil(
        _ number: Int, in grade: Stage.Grade, leaversSoFar: Int, _ random: inout SplitMix
    ) -> SimulatedPupil {
        let isMale = random.chance(perMille: 523)
        let ethnicity = Population.ethnicities.draw(&random)
        let family = PersonNames.family(of: ethnicity, &random)
        let relation = Population.guardians.draw(&random)
        let guardianFamily = relation == "father" ? family : PersonNames.family(of: ethnicity, &random)
        let guardianIsMale = relation == "father" || (relation == "guardian" && random.chance(perMille: 500))
        let isLate = random.chance(perMille: 8)
        let from =
            isLate
            ? CalendarDay.draw(from: calendar.opening + 9, to: calendar.opening + 55, &random) : calendar.opening
        let leaves = !isLate && random.chance(perMille: 10)
        return SimulatedPupil(
            code: codes.pupil(number),
            name: family + " " + PersonNames.personal(isMale: isMale, &random),
            birthDate: birthDate(in: grade, &random),
            isMale: isMale, ethnicity: ethnicity,
            disability: random.chance(perMille: 9) ? Population.disabilities.draw(&random) : "",
            policies: Population.policies(isMinority: ethnicity != "01", &random),
            address: Population.address(in: commune, &random),
            phone: Population.phone(&random),
            guardianName: guardianFamily + " " + PersonNames.personal(isMale: guardianIsMale, &random),
            guardianRelation: relation, from: from,
            left: leaves ? lastDay(leaversSoFar: leaversSoFar, &random) : nil,
            leaveReason: leaves ? Population.leaveReasons.draw(&random) : "",
            ability: random.deviation())
    }

    /// In the year of birth the grade expects, but for a few who repeated a year or two.
    private func birthDate(in grade: Stage.Grade, _ random: inout SplitMix) -> CalendarDay {
        let isBeyondFirst = grade.age > 6
        let chance = random.below(1000)
        let years = !isBeyondFirst || chance >= 25 ? 0 : chance < 4 ? 2 : 1
        let year = calendar.year - grade.age - years
        return CalendarDay.draw(from: CalendarDay(year, 1, 1), to: CalendarDay(year, 12, 31), &random)
    }

    /// Every school's first leaver goes on the cut-off itself: there counting too many or too few shows.
    private func lastDay(leaversSoFar: Int, _ random: inout SplitMix) -> CalendarDay {
        guard leaversSoFar > 0 else { return calendar.openingCutOff }
        return CalendarDay.draw(from: calendar.opening + 4, to: calendar.lastLeave, &random)
    }
}
