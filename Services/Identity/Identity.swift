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
    ]

    static let commands: [any Command.Type] = [
        RegisterUnit.self, Many<RegisterUnit>.self,
        ChangeUnit.self, Many<ChangeUnit>.self,
        MoveUnit.self, Many<MoveUnit>.self,
        CloseUnit.self, Many<CloseUnit>.self,
        OpenAccount.self, Many<OpenAccount>.self,
        GrantRole.self, Many<GrantRole>.self,
        SignIn.self,
        NameResponsible.self, Many<NameResponsible>.self,
        EndResponsibility.self, Many<EndResponsibility>.self,
        RegisterIntegrator.self, ChangeIntegrator.self,
        SetAuthority.self,
    ]

    static let queries: [any Query.Type] = [
        UnitsBelow.self, UnitOnDay.self, ResponsiblesOfUnit.self,
        AccountsOfUnit.self, PolicyAnnex.self,
        IntegratorList.self, AuthoritiesOfSchool.self,
    ]

    static let settings = [
        Setting("bootstrap-account", "user name of the first administrator, opened while there is no account"),
        Setting("bootstrap-password", "its password, at least \(PasswordRule.shortest) characters"),
        Setting("token-minutes", "how long a sign-in holds, 1 to 60 minutes", standard: "15"),
    ]
}
