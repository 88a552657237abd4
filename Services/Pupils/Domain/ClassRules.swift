import Contracts
import Messaging
import Vocabulary
import Wire

// What may be said of a class, whoever says it.

extension Findings {
    /// A mixed class has other grades of the same level, and each once; a language is named once.
    mutating func checkKinds(of grade: Grade, _ mixedWith: [Grade]?, _ languages: [ForeignLanguage]?) {
        for (index, other) in (mixedWith ?? []).enumerated() {
            if other == grade || mixedWith?.firstIndex(of: other) != index {
                add(
                    .duplicate, at: "/mixedWith/\(index)", en: "\(other.label.en) is named already; leave it out",
                    vi: "đã nêu \(other.label.vi); hãy bỏ bớt")
            } else if other.level != grade.level {
                add(
                    .invalid, at: "/mixedWith/\(index)",
                    en: "\(other.label.en) is of another level than \(grade.label.en); a mixed class has one level",
                    vi: "\(other.label.vi) khác cấp với \(grade.label.vi); lớp ghép chỉ gồm một cấp học")
            }
        }
        for (index, language) in (languages ?? []).enumerated() where languages?.firstIndex(of: language) != index {
            add(
                .duplicate, at: "/languages/\(index)", en: "\(language.rawValue) is named already; leave it out",
                vi: "đã nêu \(language.rawValue); hãy bỏ bớt")
        }
    }
}

extension SchoolClass {
    /// The class with what is said more of it now; what is not said stays, and an empty list is none.
    func described(mixedWith: [Grade]?, languages: [ForeignLanguage]?, boarding: Bool?) -> SchoolClass {
        var state = self
        if let mixedWith { state.mixedWith = mixedWith.isEmpty ? nil : mixedWith.sorted() }
        if let languages { state.languages = languages.isEmpty ? nil : languages }
        if let boarding { state.boarding = boarding }
        return state
    }
}
