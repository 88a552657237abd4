import Contracts
import Vocabulary
import Wire

/// A pupil's results as the assessment service answers them, in the words of a notice; families read Vietnamese.
enum ResultText {
    /// Nothing while a subject is not complete: half a result is none.
    static func of(_ result: JSON) -> String? {
        guard let level = result["learning"]?.string.flatMap(LearningLevel.init(rawValue:)) else { return nil }
        let subjects = (result["subjects"]?.array ?? []).compactMap { subject -> PupilResult.Subject? in
            guard let code = subject["code"]?.string.flatMap(SubjectCode.init) else { return nil }
            return PupilResult.Subject(
                code: code, average: subject["average"].flatMap(Mark.init(json:)), passed: subject["passed"]?.bool)
        }
        let conduct = result["conduct"]?.string.flatMap(ConductLevel.init(rawValue:))
        return PupilResult.words(of: subjects, level, conduct).vi
    }
}
