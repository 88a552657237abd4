// swift-tools-version: 6.2
// The map: one line per target, bottom of the stack first. ARCHITECTURE.md says why.
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .strictMemorySafety(),  // SE-0458
    .treatAllWarnings(as: .error),  // SE-0443
    // Nothing here is a library to others: what another module calls may be specialised and inlined into it.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

func shared(
    _ name: String, on dependencies: Target.Dependency..., embedding: String..., beside others: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Shared/\(name)", exclude: others,
        resources: embedding.map { .embedInCode($0) }, swiftSettings: settings)
}
func service(_ name: String, embedding: String...) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["ServiceKit", "Messaging", "Contracts", "Access", "Vocabulary", "Wire", "SQLite", "Crypto"],
        path: "Services/\(name)", resources: embedding.map { .embedInCode($0) }, swiftSettings: settings)
}
func tests(_ name: String, of dependencies: Target.Dependency..., beside others: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestKit"], path: "Tests/\(name)", exclude: others,
        swiftSettings: settings)
}

let services = ["Identity", "Pupils", "Staff", "Assessment", "Campus", "Reporting"]

let package = Package(
    name: "khuevan",
    products: services.map { .executable(name: "khuevan-\($0.lowercased())", targets: [$0]) } + [
        .executable(name: "khuevan", targets: ["Console"])
    ],
    targets: [
        // C libraries: a module map and a shim each, nothing else.
        .systemLibrary(
            name: "CRabbitMQ", path: "Shared/CRabbitMQ", pkgConfig: "librabbitmq",
            providers: [.apt(["librabbitmq-dev"])]),
        .systemLibrary(
            name: "CSQLite", path: "Shared/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CCrypto", path: "Shared/CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPlatform", path: "Shared/CPlatform"),

        // What every service stands on. Only the first four say `unsafe`.
        shared("Platform", on: "CPlatform"),
        shared("SQLite", on: "CSQLite", "Platform"),
        shared("AMQP", on: "CRabbitMQ", "CCrypto", "Platform", beside: ["DESIGN.md"]),
        shared("Crypto", on: "CCrypto", "CPlatform"),
        shared("Wire"),
        shared("Vocabulary", on: "Wire"),
        shared("Contracts", on: "Vocabulary", "Wire"),
        shared("Access", on: "Crypto", "Vocabulary", "Wire", embedding: "Policy"),
        shared(
            "Messaging", on: "Access", "AMQP", "Crypto", "Platform", "SQLite", "Vocabulary", "Wire",
            embedding: "Migrations"),
        shared(
            "ServiceKit", on: "Access", "AMQP", "Contracts", "Crypto", "Messaging", "Platform", "SQLite", "Vocabulary",
            "Wire", embedding: "Migrations"),

        // The services, and the command that speaks to them.
        service("Identity", embedding: "Store/Migrations"),
        service("Pupils", embedding: "Store/Migrations"),
        service("Staff", embedding: "Store/Migrations"),
        service("Assessment", embedding: "Store/Migrations"),
        service("Campus", embedding: "Health/Store/Migrations", "Assets/Store/Migrations"),
        service("Reporting", embedding: "Store/Migrations", "Definitions"),
        .executableTarget(
            name: "Console",
            dependencies: [
                "ServiceKit", "Messaging", "Contracts", "Access", "Vocabulary", "Wire", "SQLite", "Crypto", "Platform",
            ],
            path: "Services/Console", swiftSettings: settings),

        // Tests mirror the above.
        .target(
            name: "TestKit",
            dependencies: [
                "ServiceKit", "Messaging", "Access", "AMQP", "Crypto", "Platform", "SQLite", "Vocabulary", "Wire",
            ],
            path: "Tests/TestKit", swiftSettings: settings),
        tests("PlatformTests", of: "Platform"),
        tests("SQLiteTests", of: "SQLite"),
        tests("AMQPTests", of: "AMQP"),
        tests("CryptoTests", of: "Crypto"),
        tests("WireTests", of: "Wire"),
        tests("VocabularyTests", of: "Vocabulary", "Wire", "Platform"),
        tests("ContractsTests", of: "Contracts", "Platform", "Vocabulary", "Wire", beside: ["Golden"]),
        tests("AccessTests", of: "Access", "Crypto", "Vocabulary", "Wire"),
        tests(
            "MessagingTests", of: "Messaging", "AMQP", "Platform", "SQLite", "Wire", "Vocabulary", "Access", "Crypto"),
        tests(
            "ServiceKitTests", of: "ServiceKit", "Messaging", "Contracts", "Access", "AMQP", "Crypto", "Platform",
            "SQLite",
            "Wire", "Vocabulary"),
        tests("IdentityTests", of: "Identity", "ServiceKit", "Contracts"),
        tests("PupilsTests", of: "Pupils", "ServiceKit", "Contracts"),
        tests("StaffTests", of: "Staff", "ServiceKit", "Contracts"),
        tests("AssessmentTests", of: "Assessment", "ServiceKit", "Contracts"),
        tests("CampusTests", of: "Campus", "ServiceKit", "Contracts"),
        tests("ReportingTests", of: "Reporting", "ServiceKit", "Contracts"),
        tests("ConsoleTests", of: "Console", "ServiceKit", "Contracts"),
        tests("BrokerTests", of: "AMQP", "Access", "Messaging", "SQLite", "Vocabulary", "Wire", "Platform"),
        tests(
            "SuiteTests", of: "AMQP", "Access", "Crypto", "Messaging", "Platform", "SQLite", "Vocabulary", "Wire",
            beside: ["Crash", "hundred.py", "publish.py", "Matrix/bodies.json", "Matrix/rights.csv"]),
        tests("ArchitectureTests"),
        tests("ConformityTests"),

        // Speed, as a ratio to the same work in C.
        .target(
            name: "CFloor", dependencies: ["CRabbitMQ", "CSQLite"], path: "Tests/Benchmarks/Floor",
            publicHeadersPath: "include"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CFloor", "Messaging", "ServiceKit", "Contracts", "AMQP", "SQLite", "Wire", "Vocabulary", "Platform",
            ],
            path: "Tests/Benchmarks/Measures", swiftSettings: settings),
    ]
)
