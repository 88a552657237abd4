import Access
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// The service of mark books and results, by TT 22/2021/TT-BGDĐT.
@main
enum Assessment: Service {
    static let context = Context.assessment

    static let summary = Bilingual(
        en: "Curricula, mark books, marks and the results they come to.",
        vi: "Chương trình môn học, sổ điểm, điểm và kết quả học tập.")

    static let migrations = [
        Migration("assessment/V001_create_curriculum", PackageResources.V001_create_curriculum_sql),
        Migration("assessment/V002_create_mark_book", PackageResources.V002_create_mark_book_sql),
        Migration("assessment/V003_create_result", PackageResources.V003_create_result_sql),
        Migration("assessment/V004_create_known", PackageResources.V004_create_known_sql),
        Migration("assessment/V005_create_promotion", PackageResources.V005_create_promotion_sql),
        Migration("assessment/V006_create_competence", PackageResources.V006_create_competence_sql),
        Migration("assessment/V007_create_completion", PackageResources.V007_create_completion_sql),
        Migration("assessment/V008_create_approval", PackageResources.V008_create_approval_sql),
        Migration("assessment/V009_create_certificate", PackageResources.V009_create_certificate_sql),
        Migration("assessment/V010_create_known_pupil", PackageResources.V010_create_known_pupil_sql),
    ]

    static var commands: [any Command.Type] {
        [
            SetCurriculum.self, Many<SetCurriculum>.self,
            OpenMarkBook.self, Many<OpenMarkBook>.self,
            RecordMarks.self,
            RecordConduct.self, Many<RecordConduct>.self,
            ComputeResults.self,
            ConfirmMarks.self, ConfirmResults.self, ApproveResults.self, ReopenResults.self,
            DecidePromotion.self,
            RecordCompetences.self, Many<RecordCompetences>.self,
            RecordDevelopment.self, Many<RecordDevelopment>.self,
            ApproveCompletion.self, ReopenCompletion.self,
            IssueCertificate.self, Many<IssueCertificate>.self, CancelCertificate.self,
        ]
    }

    static var queries: [any Query.Type] {
        [MarkBookPage.self, ClassResults.self, PupilResults.self, MissingMarks.self, PromotionList.self]
            + [ConductList.self, ResultApprovalList.self, CertificateList.self]
            + [CompetenceList.self, CompletionOfSchool.self]
    }

    static var reactions: [any Reaction.Type] {
        [KeepClasses.self, KeepEnrolments.self, KeepPupils.self, KeepAssignments.self]
    }

    static var responses: [any Response.Type] { [SealTranscripts.self] }

    static func holds(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try KnownAssignments.holds(relation, person, over: scope, on: day, in: store)
    }

    static func held(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        try KnownAssignments.held(relation, person, over: scope, before: day, in: store)
    }
}
