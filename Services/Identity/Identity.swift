import Access
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// The tree of units, who may sign in, in what roles, and who is believed about what.
@main enum Identity: Service {
    static let context = Context.identity
    static let summary = Bilingual(
        en: "units, accounts, roles, sign-in", vi: "đơn vị, tài khoản, vai trò, đăng nhập")

    static let migrations = [
        Migration("identity/V001_create_account", PackageResources.V001_create_account_sql),
        Migration("identity/V002_create_credential", PackageResources.V002_create_credential_sql),
        Migration("identity/V003_create_authority", PackageResources.V003_create_authority_sql),
        Migration("identity/V004_create_integrator", PackageResources.V004_create_integrator_sql),
        Migration("identity/V005_create_responsibility", PackageResources.V005_create_responsibility_sql),
        Migration("identity/V006_live_account", PackageResources.V006_live_account_sql),
        Migration("identity/V007_create_session", PackageResources.V007_create_session_sql),
        Migration("identity/V008_create_second_factor", PackageResources.V008_create_second_factor_sql),
        Migration("identity/V009_create_review", PackageResources.V009_create_review_sql),
        Migration("identity/V010_void_grant", PackageResources.V010_void_grant_sql),
        Migration("identity/V011_create_channel", PackageResources.V011_create_channel_sql),
        Migration("identity/V012_create_pupil_account", PackageResources.V012_create_pupil_account_sql),
        Migration("identity/V013_create_known_pupil", PackageResources.V013_create_known_pupil_sql),
    ]

    static let commands: [any Command.Type] = [
        // The tree.
        RegisterUnit.self, Many<RegisterUnit>.self,
        ChangeUnit.self, Many<ChangeUnit>.self,
        MoveUnit.self, Many<MoveUnit>.self,
        CloseUnit.self, Many<CloseUnit>.self,
        NameResponsible.self, Many<NameResponsible>.self,
        EndResponsibility.self, Many<EndResponsibility>.self,
        RegisterChannel.self, CloseChannel.self,
        // Other vendors' systems.
        RegisterIntegrator.self, ChangeIntegrator.self,
        SetAuthority.self,
        // Accounts and roles.
        OpenAccount.self, Many<OpenAccount>.self, ChangeAccount.self,
        SuspendAccount.self, ReinstateAccount.self, CloseAccount.self,
        GrantRole.self, Many<GrantRole>.self, RevokeRole.self,
        OpenPupilAccount.self, Many<OpenPupilAccount>.self,
        // Coming in, and going.
        SignIn.self, Refresh.self, SignOut.self, RevokeSessions.self,
        SetPassword.self, ResetPassword.self, Many<ResetPassword>.self,
        EnrolSecondFactor.self, ConfirmSecondFactor.self, RemoveSecondFactor.self,
        // What needs a second pair of eyes.
        BreakGlass.self, ReviewBreakGlass.self, SettleSharing.self, ConcludeAccessReview.self,
        ExchangeTokenKey.self,
    ]

    static let queries: [any Query.Type] = [
        UnitsBelow.self, UnitOnDay.self, ResponsiblesOfUnit.self, ChannelList.self,
        IntegratorList.self, AuthoritiesOfSchool.self,
        AccountsOfUnit.self, PupilAccounts.self, AccountFile.self, SessionList.self, PermissionList.self,
        AccessReviewList.self, AlarmList.self, SharingCaseList.self, BrokenGlassList.self,
        PolicyAnnex.self,
    ]

    static let reactions: [any Reaction.Type] = [KeepMembers.self, KeepHomerooms.self, KeepStays.self]
    static let responses: [any Response.Type] = [FollowPupils.self]

    static let routines: [any Routine.Type] = [
        SuspendIdleAccounts.self, SuspendLeavers.self, ExchangeTokenKeys.self, TellAlarms.self, ForgetOldAccess.self,
    ]

    static let settings = [
        Setting("bootstrap-account", "user name of the first administrator, opened while there is no account"),
        Setting("bootstrap-password", "its password, at least \(PasswordRule.shortest) characters"),
        Setting("token-minutes", "minutes that a token holds, 1 to 60; what the policy says if not said"),
        Setting("administrator-token-minutes", "the same for those who administer"),
        Setting("session-hours", "hours after which a session ends, 1 to 168", standard: "12"),
        Setting("password-days", "days after which a password must be changed", standard: "180"),
        Setting("administrator-password-days", "the same for those who administer", standard: "60"),
        Setting("idle-days", "days after which an account that nobody uses is suspended", standard: "45"),
        Setting("pupil-password-days", "days after which a pupil must change the password", standard: "365"),
        Setting("pupil-idle-days", "days after which a pupil's unused account is suspended", standard: "180"),
        Setting("key-days", "days that a key signs tokens", standard: "30"),
        Setting(
            "second-factor", "who must have a second factor: optional, administrators, everybody",
            standard: "optional"),
    ]

    /// A homeroom teacher keeps the accounts of the class's pupils from the first day of the duty up to its last.
    static func holds(
        _ relation: Relation, _ person: MemberCode, over scope: Scope, on day: LocalDate, in store: Reader
    ) throws(SQLiteError) -> Bool {
        guard relation == .homeroomTeacher, let schoolClass = scope.schoolClass else { return false }
        return try Homerooms.holds(person, schoolClass, on: day, in: store)
    }
}
