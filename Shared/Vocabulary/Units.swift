public import Wire

/// What a unit of the education sector is.
public enum UnitKind: String, WireEnum {
    case ministry, department
    /// Phòng GD&ĐT, until 30/6/2025.
    case districtOffice = "district-office"
    /// Phòng VH-XH of a commune, since 1/7/2025.
    case communeOffice = "commune-office"
    case cluster, school
}

/// Who owns a school.
public enum Ownership: String, WireEnum {
    case `public`
    case `private`
    case peopleFounded = "people-founded"
}

/// A region with conditions of its own.
public enum Region: String, WireEnum {
    case difficult
    case veryDifficult = "very-difficult"
    case border, island
}
