import Vocabulary

/// For which cohorts there are temporary lower-secondary graduation certificates (004 Đ18.11).
///
/// Luật 123/2025/QH15 ends the lower-secondary diploma on 1/1/2026: the principal confirms completion in the học bạ, and
/// there is nothing that a temporary certificate could stand in for.
enum CertificateRule {
    /// The last school year that ended before that day.
    static let lastYear = 2024

    static func hasCertificates(_ year: SchoolYear) -> Bool { year.firstYear <= lastYear }
}
