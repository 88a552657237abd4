import Access
import Contracts
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Children, classes and who is in which.
@main
enum Pupils: Service {
    static let context = Context.pupils
    static let summary = Bilingual(
        en: "pupils' files, classes and stays in classes", vi: "hồ sơ học sinh, lớp học và quá trình học tại các lớp")
    static let migrations = [
        Migration("pupils/V001_create_pupils", PackageResources.V001_create_pupils_sql),
        Migration("pupils/V002_create_attendance", PackageResources.V002_create_attendance_sql),
        Migration("pupils/V003_create_notice", PackageResources.V003_create_notice_sql),
        Migration("pupils/V004_create_correction", PackageResources.V004_create_correction_sql),
        Migration("pupils/V005_order_pupils", PackageResources.V005_order_pupils_sql),
        Migration("pupils/V006_create_identifier", PackageResources.V006_create_identifier_sql),
        Migration("pupils/V007_create_suspension", PackageResources.V007_create_suspension_sql),
        Migration("pupils/V008_create_transfer", PackageResources.V008_create_transfer_sql),
        Migration("pupils/V009_create_merge", PackageResources.V009_create_merge_sql),
        Migration("pupils/V010_describe_class", PackageResources.V010_describe_class_sql),
        Migration("pupils/V011_create_promotion", PackageResources.V011_create_promotion_sql),
        Migration("pupils/V012_create_reading", PackageResources.V012_create_reading_sql),
        Migration("pupils/V013_create_group", PackageResources.V013_create_group_sql),
        Migration("pupils/V014_create_announcement", PackageResources.V014_create_announcement_sql),
        Migration("pupils/V015_key_stay_elsewhere", PackageResources.V015_key_stay_elsewhere_sql),
    ]
    static let commands: [any Command.Type] = [
        OpenSchoolYear.self,
        DefineClass.self, Many<DefineClass>.self,
        RegisterPupil.self, Many<RegisterPupil>.self,
        EnrolPupil.self, Many<EnrolPupil>.self,
        LeaveSchool.self, Many<LeaveSchool>.self,
        ChangePupil.self, Many<ChangePupil>.self,
        AddIdentifier.self, Many<AddIdentifier>.self,
        ChangeClass.self, Many<ChangeClass>.self,
        CloseClass.self, Many<CloseClass>.self,
        MoveClass.self, Many<MoveClass>.self,
        SuspendStudies.self, Many<SuspendStudies>.self,
        ResumeStudies.self, Many<ResumeStudies>.self,
        RequestTransfer.self, Many<RequestTransfer>.self,
        AcceptTransfer.self, Many<AcceptTransfer>.self, RejectTransfer.self, CancelTransfer.self,
        MergePupils.self, UndoMerge.self,
        RollOver.self,
        SetDaysOff.self,
        TakeAttendance.self, Many<TakeAttendance>.self, CorrectAttendance.self,
        CloseAttendanceMonth.self, ConfirmAttendanceMonth.self, ApproveAttendanceMonth.self, ReopenAttendanceMonth.self,
        SendNotice.self, Many<SendNotice>.self,
        AcknowledgeNotice.self, Many<AcknowledgeNotice>.self, WithdrawNotice.self,
        RequestCorrection.self, Many<RequestCorrection>.self, DecideCorrection.self,
    ]
    static let queries: [any Query.Type] = [
        ClassList.self, ClassRoll.self, PupilFile.self,
        Attendance.self, AttendanceOfMonth.self, UnmarkedClasses.self, Absences.self, PupilAbsences.self,
        NoticeList.self, DueNotices.self, SilentClasses.self, NoticeTemplates.self, ResultAnnouncements.self,
        CorrectionList.self,
        PupilList.self, ProfileGaps.self, Duplicates.self, Movements.self, YearCalendar.self,
        TransferList.self, PackageOfTransfer.self, AccessStatement.self,
    ]
    static let reactions: [any Reaction.Type] = [KeepHomerooms.self, KeepGroups.self, KeepPromotions.self]
    static let responses: [any Response.Type] = [
        AnswerTransfers.self, FollowReleases.self, Gather<Transcript>.self, Gather<HealthSummary>.self,
        AnnounceApproval.self, AnnounceResult.self,
    ]
    static let routines: [any Routine.Type] = [CloseTransfers.self, RepeatTransfers.self]
    static let readings: (any ReadingRegister.Type)? = Readings.self

    /// A homeroom teacher has rights over the class from the first day of the duty up to its last; a group head over the
    /// group, and over the classes of those who are in it.
    static func holds(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        switch (relation, scope.schoolClass, scope.group) {
        case (.homeroomTeacher, let schoolClass?, _):
            return try Homerooms.holds(person, schoolClass, on: day, in: store)
        case (.groupHead, let schoolClass?, _):
            return try KnownGroups.isHead(person, over: schoolClass, on: day, in: store)
        case (.groupHead, nil, let group?): return try KnownGroups.isHead(person, of: group, on: day, in: store)
        default: return false
        }
    }

    /// What was the teacher's class he may still read.
    static func held(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, before day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        guard relation == .homeroomTeacher, let schoolClass = scope.schoolClass else { return false }
        return try Homerooms.held(person, schoolClass, before: day, in: store)
    }
}
