import Vocabulary
import Wire

/// Certificates as the assessment service answers them, each with the pupil's file, ready to be laid out.
struct CertificateDocument {
    var school: String
    var schoolCode: String
    var year: SchoolYear
    var holders: [Holder]
    var sequence: Int64
    var hash: String

    /// Whose certificate it is, and its number.
    struct Holder {
        var number: Int64
        var issued: LocalDate
        var className: String
        var name: String
        var birthDate: LocalDate
        var sex: Sex
        var ethnicity: Ethnicity

        /// Nothing where either answer is something else.
        init?(_ certificate: JSON, _ file: JSON) {
            guard let number = certificate["number"]?.integer,
                let schoolClass = certificate["schoolClass"]?.string.flatMap(ClassID.init),
                let issued = certificate["issued"]?["at"]?.string.flatMap(Instant.init).flatMap(LocalDate.init(of:)),
                let pupil = file["pupil"], let name = pupil["name"]?.string,
                let birthDate = pupil["birthDate"]?.string.flatMap(LocalDate.init),
                let sex = pupil["sex"]?.string.flatMap(Sex.init(rawValue:)),
                let ethnicity = pupil["ethnicity"]?.string.flatMap({ Ethnicity($0) })
            else { return nil }
            self.number = number
            self.issued = issued
            className = schoolClass.code.text
            self.name = name
            self.birthDate = birthDate
            self.sex = sex
            self.ethnicity = ethnicity
        }
    }
}
