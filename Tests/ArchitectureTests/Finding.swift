/// A rule broken somewhere, and what to do about it.
struct Finding: CustomStringConvertible, Equatable {
    let rule: String
    let path: String
    let remedy: String

    var description: String { "\(path): \(rule). \(remedy)" }
}
