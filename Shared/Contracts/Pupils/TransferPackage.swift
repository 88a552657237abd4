public import Vocabulary

/// All that travels with a pupil to another school, sealed as a whole: profile, places, attendance, marks, health.
public struct TransferPackage: Codable, Sendable {
    /// The file as the school that lets the pupil go has kept it.
    public var pupil: Pupil
    /// The revision of the file, and from where the next school goes on counting.
    public var revision: Int64
    /// Every school that has kept the file, the first one first; the last is the one that lets go.
    public var schools: [Custody]
    /// Every stay in a class, the earliest first.
    public var enrolments: [Enrolment]
    public var absences: [YearOfAbsences]
    /// From the mark books, also of schools before, as far as they came with the pupil.
    public var books: [Transcript.Book]
    public var results: [PupilResult]
    public var health: [HealthSummary.Measuring]
    /// What primary schools assessed besides subjects; left out where nothing is.
    public var competences: [CompetenceRecord]?

    /// A school that had the pupil, `[from, to)`; the first one since before anything is known.
    public struct Custody: Codable, Sendable, Hashable {
        public var school: UnitCode
        public var from: LocalDate?
        public var to: LocalDate

        public init(school: UnitCode, from: LocalDate?, to: LocalDate) {
            self.school = school
            self.from = from
            self.to = to
        }
    }

    /// Days missed at a school in a year; a day counts once, and as one without leave where any of its sessions was.
    public struct YearOfAbsences: Codable, Sendable, Hashable {
        public var school: UnitCode
        public var year: SchoolYear
        public var excused: Int
        public var unexcused: Int

        public init(school: UnitCode, year: SchoolYear, excused: Int, unexcused: Int) {
            self.school = school
            self.year = year
            self.excused = excused
            self.unexcused = unexcused
        }
    }

    public init(
        pupil: Pupil, revision: Int64, schools: [Custody], enrolments: [Enrolment], absences: [YearOfAbsences],
        books: [Transcript.Book], results: [PupilResult], health: [HealthSummary.Measuring],
        competences: [CompetenceRecord]? = nil
    ) {
        self.pupil = pupil
        self.revision = revision
        self.schools = schools
        self.enrolments = enrolments
        self.absences = absences
        self.books = books
        self.results = results
        self.health = health
        self.competences = competences
    }
}
