public import Wire

/// A part of a unit's data that somebody answers for (QĐ 513/2024 Đ7.3 and Đ8, QĐ 181/2023 Đ10.3).
public enum Module: String, WireEnum {
    /// The whole database (Đ8.2).
    case general
    /// Professional matters on the system (Đ8.3).
    case professional
    /// The system itself: accounts, rights, operation (Đ7.1, Đ8.4).
    case system
    case pupils, staff
    /// Marks and the electronic mark book (Đ8.10).
    case assessment
    /// Plans, lesson plans and other electronic files.
    case records
    case health
    /// Rooms and equipment (Đ8.7).
    case assets
    /// Budget (Đ8.9).
    case finance
    /// Periodic and urgent reports.
    case reporting
    case website
    /// Messages to pupils' families.
    case messages
}
