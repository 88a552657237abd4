import Testing
import Vocabulary
import Wire

/// What one kind of value takes and what it refuses.
struct ValueCase: Sendable, CustomTestStringConvertible {
    var type: any WireValue.Type
    var accepted: [JSON]
    /// Refused by the parser and by the schema alike.
    var refused: [JSON]
    /// Refused by the parser for what a schema cannot say: a day that is not in the calendar.
    var refusedByParser: [JSON]

    init(_ type: any WireValue.Type, _ accepted: [JSON], refuses refused: [JSON], parserRefuses: [JSON] = []) {
        self.type = type
        self.accepted = accepted
        self.refused = refused
        refusedByParser = parserRefuses
    }

    var testDescription: String { "\(type)" }

    private static let unit = "79764000010000000006"

    static let all = codes + identifiers + texts + dates + marks + amounts

    private static let codes = [UnitCode.self, PupilCode.self, MemberCode.self].map { (type: any WireValue.Type) in
        ValueCase(
            type, [.string(unit), "ZZZZZZZZZZZZZZZZZZZJ", "00000000000000000000"],
            refuses: [
                "", "7976400001000000000", "797640000100000000066", "7976400001000000000a", "7976400001000000000 ",
                "7976400001000000000Đ", 79_764_000_010_000_000, .null, .array([.string(unit)]),
            ])
    }

    private static let identifiers =
        [
            // Named as the regulations name them, so that whoever reads the contract finds them again.
            ValueCase(
                IdentifierScheme.self, ["HCM20", "MOET10", "PIN12", "LIFELONG", "LOCAL"],
                refuses: ["", "hcm20", "SCHOOL8", 12]),
            ValueCase(
                IdentifierValue.self, ["079315000001", "7912345678", "a", "12/2026-K.1"],
                refuses: ["", "07 9315", "mã", .string(String(repeating: "1", count: 41)), 79_315]),
            ValueCase(
                ClassCode.self, ["6A1", "MAM-2", "a", "6.A", "0123456789ABCDEF"],
                refuses: ["", "6 A", "6/A", "lớp", "0123456789ABCDEFG", 6]),
            ValueCase(
                ClassID.self, [.string("\(unit)/2026/6A1")],
                refuses: [
                    "", .string("\(unit)/2026"), .string("\(unit)/2026/6A1/"), .string("\(unit)/26/6A1"),
                    .string("\(unit)/+2026/6A1"), .string("/\(unit)/2026/6A1"), .string("x/2026/6A1"), 1,
                ], parserRefuses: [.string("\(unit)/1944/6A1"), .string("\(unit)/2199/6A1")]),
            ValueCase(
                GroupCode.self, ["TOAN-TIN", "VP", "1", "MAM.2"],
                refuses: ["", "TOÁN", "T/T", "0123456789ABCDEFG", 1]),
            ValueCase(
                RoomCode.self, ["P101", "TV", "A.2-1", "0123456789ABCDEF"],
                refuses: ["", "Phòng", "P/1", "P 1", "0123456789ABCDEFG", 101]),
            ValueCase(
                RoomID.self, [.string("\(unit)/P101")],
                refuses: ["", .string(unit), .string("\(unit)/"), .string("\(unit)/A/B"), "x/A", 1]),
            ValueCase(
                AssetCode.self, ["MC-2026.01", "1", .string(String(repeating: "A", count: 32))],
                refuses: ["", "GHẾ", "G/1", .string(String(repeating: "A", count: 33)), 1]),
            ValueCase(
                AssetID.self, [.string("\(unit)/MC-2026.01")],
                refuses: ["", .string("\(unit)/"), .string("\(unit)/A/B"), "x/A", 1]),
            ValueCase(
                GroupID.self, [.string("\(unit)/TOAN-TIN")],
                refuses: ["", .string(unit), .string("\(unit)/"), .string("\(unit)/A/B"), "x/A", 1]),
            ValueCase(
                EvaluationID.self, [.string("\(unit)/2026/self"), .string("\(unit)/2026/head")],
                refuses: ["", .string("\(unit)/2026"), .string("\(unit)/2026/both"), .string("\(unit)/26/self"), 1],
                parserRefuses: [.string("\(unit)/1944/self")]),
        ] + yearly + [
            ValueCase(
                MarkBookID.self,
                [.string("\(unit)/2026/6A1/mathematics/1"), .string("\(unit)/2026/6A1/foreign-language-1/2")],
                refuses: [
                    .string("\(unit)/2026/6A1/mathematics"), .string("\(unit)/2026/6A1/mathematics/3"),
                    .string("\(unit)/2026/6A1/mathematics/01"), .string("\(unit)/2026/6A1/mathematics/+1"),
                    .string("\(unit)/2026/6A1/Mathematics/1"), .string("\(unit)/2026/6A1/mathematics/1/"), 1,
                ])
        ]

    private static let yearly = [EnrolmentID.self, AssignmentID.self, AppointmentID.self, CheckupID.self].map {
        (type: any WireValue.Type) in
        ValueCase(
            type, [.string("\(unit)/2026/1"), .string("\(unit)/2026/999")],
            refuses: [
                .string("\(unit)/2026/0"), .string("\(unit)/2026/01"), .string("\(unit)/2026/+1"),
                .string("\(unit)/2026/1000"), .string("\(unit)/2026/"), .string("\(unit)/2026"),
                .string("\(unit)/2026/1/1"), .string("\(unit)/2026-2027/1"), 1,
            ], parserRefuses: [.string("\(unit)/1900/1")])
    }

    private static let amounts = [
        ValueCase(FloorArea.self, [1, 4850, 10_000_000], refuses: [0, -1, 10_000_001, 48.5, "48", .null]),
        ValueCase(Capacity.self, [1, 10_000], refuses: [0, 10_001, 1.5, "45"]),
        ValueCase(Quantity.self, [1, 24.0, 1_000_000], refuses: [0, 1_000_001, 0.5, "24"]),
        ValueCase(Stock.self, [0, 1_000_000], refuses: [-1, 1_000_001, 0.5, "0"]),
        ValueCase(Dong.self, [0, 12_500_000, 1_000_000_000_000], refuses: [-1, 1_000_000_000_001, 0.5, "350.000"]),
    ]

    private static let texts = [
        ValueCase(
            PersonName.self, ["An", "Nguyễn Thị An", .string(String(repeating: "ế", count: 100))],
            refuses: [
                "", "A", " An", "An ", .string(String(repeating: "a", count: 101)), "An\nBình", "An\u{2028}Bình", 7,
            ],
            parserRefuses: ["An\tBình", "An\u{7F}", "An\u{202E}hnìB", "An\u{2066}Bình"]),
        ValueCase(
            ShortText.self, ["A", "Trường THCS Hoa Mai", .string(String(repeating: "a", count: 200))],
            refuses: ["", " ", "\u{00A0}A", .string(String(repeating: "a", count: 201)), .null]),
        ValueCase(
            LongText.self, ["Thôn 3, xã Hoa Mai", .string(String(repeating: "a", count: 1000))],
            refuses: ["", "\u{3000}", .string(String(repeating: "a", count: 1001)), "a\r\nb"]),
        ValueCase(
            Phone.self, ["0900000000", "+84900000000", "00000000", "000000000000000"],
            refuses: ["", "1234567", "0000000000000000", "090 000 0000", "84+900000000", "++84900000000", 900_000_000]),
        ValueCase(
            EmailAddress.self, ["a@b.vn", "van-phong_1@hoa-mai.edu.vn"],
            refuses: [
                "", "a@", "@b.vn", "a@b", "a@b.vn@c.vn", "a b@c.vn", "a@b..vn", "a@.vn", "thư@b.vn",
                .string(String(repeating: "a", count: 65) + "@b.vn"),
                .string("a@" + String(repeating: "b.", count: 60)),
            ]),
        ValueCase(
            WebAddress.self, ["https://hoamai.edu.vn", "http://b.vn/", "https://b.vn/a/b.html"],
            refuses: [
                "", "hoamai.edu.vn", "ftp://b.vn", "https://b", "https://b..vn", "https://u:p@b.vn", "https://b.vn/?q",
                "https://b.vn/trang chủ", .string("https://b.vn/" + String(repeating: "a", count: 200)),
            ]),
        ValueCase(
            UserName.self, ["abc", "thu.nguyen-2", .string(String(repeating: "a", count: 40))],
            refuses: ["", "ab", "2ab", "Abc", "a_b", "thư", "-ab", .string(String(repeating: "a", count: 41))]),
        ValueCase(
            IntegratorName.self, ["vendor", "so-diem.vn"], refuses: ["", "ve", "Vendor", "9vendor", "vendor/x"]),
        ValueCase(
            Password.self, ["mật khẩu", "12345678", .string(String(repeating: "ế", count: 200))],
            refuses: ["", "1234567", "ếếếế", .string(String(repeating: "a", count: 201)), 12_345_678]),
        ValueCase(
            SubjectCode.self, ["mathematics", "foreign-language-1", "1a", .string(String(repeating: "a", count: 40))],
            refuses: ["", "a", "-a", "a-", "Toán", "a_b", .string(String(repeating: "a", count: 41))]),
        ValueCase(
            Ethnicity.self, ["01", "10", "54", "55"], refuses: ["", "00", "1", "56", "+1", "1a", "001", "٠١", 1]),
    ]

    private static let dates = [
        ValueCase(
            LocalDate.self, ["2026-09-05", "2024-02-29", "1900-01-01", "2199-12-31"],
            refuses: [20_260_905, .null],
            parserRefuses: [
                "", "2026-9-5", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1899-12-31", "2200-01-01",
                "05/09/2026", "2026-09-05 ", "2026-09-05T00:00:00Z", "+026-09-05",
            ]),
        ValueCase(
            SchoolYear.self, ["2026-2027", "1945-1946", "2198-2199"],
            refuses: ["", "2026", "2026-27", "2026/2027", "2026-2027-", "+2026-2027", 2026],
            parserRefuses: ["2026-2028", "2026-2026", "1944-1945", "2199-2200"]),
        ValueCase(CalendarYear.self, [1850, 2026, 2199.0], refuses: [1849, 2200, 2026.5, "2026", .null]),
        ValueCase(Semester.self, [1, 2, 2.0], refuses: [0, 3, -1, 1.5, "1", .null]),
        ValueCase(NationalStandard.self, [1, 2], refuses: [0, 3, "1", .null]),
        ValueCase(Accreditation.self, [1, 4], refuses: [0, 5, 1.5, "1", .null]),
    ]

    private static let marks = [
        ValueCase(
            Mark.self, [0, 10, 7, 7.5, 0.1, 9.9, 10.0, -0.0],
            refuses: [7.25, 10.5, -0.1, -1, 11, 10.01, "7.5", .null, true]),
        ValueCase(
            CellValue.self, [0, 7.5, 10, "D", "CD", "Đ", "CĐ"],
            refuses: [7.25, 10.5, -1, "", "d", "cd", "X", "7.5", .null]),
        ValueCase(CompetenceLevel.self, ["T", "D", "Đ", "C"], refuses: ["", "t", "đ", "CD", "H", 1, .null]),
    ]

    static let enums: [any WireEnum.Type] = [
        AssessmentMoment.self, CompetenceArea.self, CompletionStatus.self, DevelopmentDomain.self, DevelopmentGoal.self,
        ProgrammeCompletion.self,
        Assessor.self, AssignmentKind.self, AssetCategory.self, AssetCondition.self,
        Boarding.self, BuildingGrade.self, ClassStatus.self, ConductLevel.self, Context.self, ContractKind.self,
        CorrectionDecision.self, CorrectionStatus.self, Departure.self,
        Disability.self, EnrolmentStatus.self, ForeignLanguage.self, FundingSource.self, Grade.self,
        GuardianRelation.self,
        LearningLevel.self, LeaveReason.self,
        Level.self, MarkColumn.self,
        MemberStatus.self, Module.self, Ownership.self, PolicyCategory.self, Position.self, ProfessionalStandard.self,
        PromotionDecision.self, Qualification.self,
        Region.self, ResultStatus.self,
        Role.self, RoomPurpose.self, SessionPlan.self, Sex.self, StandardLevel.self, StayOutcome.self, SubjectKind.self,
        Term.self, UnitKind.self,
    ]
}
