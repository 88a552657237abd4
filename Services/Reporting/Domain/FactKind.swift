import Wire

/// What can be counted.
enum FactKind: String, WireEnum {
    case unit, enrolment, member, assignment, result, growth, room
    case schoolClass = "class"
}
