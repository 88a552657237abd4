import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// Who works at a school, who teaches what to which class, who is in which group, and how teachers are evaluated.
@main
enum Staff: Service {
    static let context = Context.staff
    static let summary = Bilingual(
        en: "staff files, teaching and homeroom duties", vi: "hồ sơ nhân sự, phân công giảng dạy và chủ nhiệm")
    static let migrations = [
        Migration("staff/V001_create_staff", PackageResources.V001_create_staff_sql),
        Migration("staff/V002_create_group", PackageResources.V002_create_group_sql),
        Migration("staff/V003_change_member", PackageResources.V003_change_member_sql),
        Migration("staff/V004_create_correction", PackageResources.V004_create_correction_sql),
    ]
    static let commands: [any Command.Type] = [
        RegisterMember.self, Many<RegisterMember>.self,
        ChangeMember.self, Many<ChangeMember>.self,
        AssignTeaching.self, Many<AssignTeaching>.self,
        AssignHomeroom.self, Many<AssignHomeroom>.self,
        EndAssignment.self,
        FormGroup.self, Many<FormGroup>.self,
        Appoint.self, Many<Appoint>.self, EndAppointment.self,
        AssessMember.self, Many<AssessMember>.self,
        RequestCorrection.self, Many<RequestCorrection>.self, DecideCorrection.self,
    ]
    static let queries: [any Query.Type] = [
        MemberList.self, MemberFile.self, AssignmentList.self, GroupList.self, AppointmentList.self,
        EvaluationList.self, CorrectionList.self,
    ]
    static let reactions: [any Reaction.Type] = [KeepClasses.self]
    static let routines: [any Routine.Type] = [EndService.self]
}
