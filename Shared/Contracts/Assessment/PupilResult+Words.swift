public import Vocabulary
public import Wire

extension PupilResult {
    /// The result in the words of a notice: each subject's average or judgement, and what all of it came to.
    ///
    /// Nothing while a subject is not complete: half a result is none.
    public var words: Bilingual? { learning.map { Self.words(of: subjects, $0, conduct) } }

    public static func words(
        of subjects: [Subject], _ learning: LearningLevel, _ conduct: ConductLevel?
    ) -> Bilingual {
        var (en, vi): ([String], [String]) = ([], [])
        for subject in subjects {
            guard let judgement = subject.judgement else { continue }
            en.append("\(subject.code.label.en) \(judgement.en)")
            vi.append("\(subject.code.label.vi) \(judgement.vi)")
        }
        en.append("learning result: \(learning.label.en)")
        vi.append("kết quả học tập: \(learning.label.vi)")
        if let conduct {
            en.append("conduct result: \(conduct.label.en)")
            vi.append("kết quả rèn luyện: \(conduct.label.vi)")
        }
        return Bilingual(en: en.joined(separator: "; "), vi: vi.joined(separator: "; "))
    }
}

extension PupilResult.Subject {
    /// A mark with a comma in Vietnamese, as mark books print it.
    fileprivate var judgement: Bilingual? {
        if let average {
            let (whole, tenths) = (average.tenths / 10, average.tenths % 10)
            return Bilingual(en: "\(whole).\(tenths)", vi: "\(whole),\(tenths)")
        }
        return passed.map { $0 ? Bilingual(en: "passed", vi: "Đạt") : Bilingual(en: "not passed", vi: "Chưa đạt") }
    }
}
