import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Each kind of file")
struct KindTests {
    private let wishes = ImportWishes(today: .sample)

    private func run(
        _ kind: any ImportKind.Type, _ text: String, _ sender: FakeSender, _ wishes: ImportWishes? = nil,
        isDryRun: Bool = false
    ) throws -> Importer {
        let importer = Importer(
            kind.name, try table(text, kind.columns), by: sender, Importer.Manner(isDryRun: isDryRun))
        try kind.run(importer, wishes ?? self.wishes)
        return importer
    }

    private func json(_ text: String) throws -> JSON { try JSON.parse(text) }

    @Test("units go up the tree one message at a time")
    func units() throws {
        let sender = FakeSender()
        _ = try run(
            UnitsFile.self,
            """
            code,kind,name,parent,from,levels,ownership,region
            D,department,Sở,,2025-07-01,,,
            S,school,Trường,D,2025-07-01,primary;lower-secondary,public,difficult

            """, sender)
        #expect(
            sender.items(of: "identity.register-unit-many") == [
                try json(#"{"code":"D","kind":"department","name":"Sở","from":"2025-07-01","levels":[]}"#),
                try json(
                    #"{"code":"S","kind":"school","name":"Trường","parent":"D","from":"2025-07-01","levels":["primary","lower-secondary"],"ownership":"public","region":"difficult"}"#
                ),
            ])
        #expect(sender.windows == [1])
    }

    @Test("moves and closures go in the order of the file")
    func reform() throws {
        let sender = FakeSender()
        _ = try run(
            UnitMovesFile.self, "unit,to,from,reason\nS,X,2025-07-01,Nghị định\nT,X,2025-07-01,\n", sender)
        #expect(
            sender.items(of: "identity.move-unit-many") == [
                try json(#"{"unit":"S","to":"X","from":"2025-07-01","reason":"Nghị định"}"#),
                try json(#"{"unit":"T","to":"X","from":"2025-07-01"}"#),
            ])
        _ = try run(UnitClosuresFile.self, "unit,on,reason,successor\nP,2025-07-01,Luật,X\nQ,2025-07-01,,\n", sender)
        #expect(
            sender.items(of: "identity.close-unit-many") == [
                try json(#"{"unit":"P","on":"2025-07-01","reason":"Luật","successor":"X"}"#),
                try json(#"{"unit":"Q","on":"2025-07-01","reason":""}"#),
            ])
        #expect(sender.windows == [1, 1])
    }

    @Test("accounts are opened once and granted every role, from today where no day is given")
    func accounts() throws {
        let sender = FakeSender { request in
            guard request.name == "identity.open-account-many" else { return nil }
            return .refusing(request) { _, item in item["name"] == "bad" ? ("/password", "too short") : nil }
        }
        var wishes = wishes
        wishes.password = { $0 == "lost" ? nil : "mat-khau-\($0)" }
        let importer = try run(
            AccountsFile.self,
            "name,person,unit,role,displayName\na,P,U,principal,A\na,P,U,teacher,A\nbad,,U,nurse,B\nlost,,U,nurse,C\n",
            sender,
            wishes)
        #expect(
            sender.items(of: "identity.open-account-many").first
                == (try json(#"{"name":"a","displayName":"A","unit":"U","person":"P","password":"mat-khau-a"}"#)))
        #expect(sender.items(of: "identity.open-account-many").count == 2)
        #expect(sender.items(of: "identity.grant-role-many").map { $0["role"]?.string } == ["principal", "teacher"])
        #expect(sender.items(of: "identity.grant-role-many").first?["from"]?.string == LocalDate.sample.text)
        #expect(importer.ledger.refused == [2, 3])
    }

    @Test("classes come after their school year, which is opened once")
    func classes() throws {
        let sender = FakeSender { request in
            request.name == "pupils.open-school-year" ? .refused(.sample(.duplicate, at: "/starts")) : nil
        }
        let text =
            "school,year,code,name,grade,session\nS,2026-2027,6A1,6A1,6,one\nS,2026-2027,6A2,6A2,6,one\nS,2026,6A3,6A3,6,one\n"
        let importer = try run(ClassesFile.self, text, sender)
        #expect(
            sender.bodies(of: "pupils.open-school-year") == [
                try json(
                    #"{"school":"S","year":"2026-2027","starts":"2026-09-05","secondSemester":"2027-01-18","ends":"2027-06-01"}"#
                )
            ])
        #expect(sender.items(of: "pupils.define-class-many").count == 3)
        #expect(importer.ledger.refused.isEmpty)
        #expect(sender.sent.map(\.name).prefix(2) == ["identity.health", "pupils.health"])
        let without = FakeSender()
        var wishes = wishes
        wishes.opensYears = false
        _ = try run(ClassesFile.self, text, without, wishes)
        #expect(without.bodies(of: "pupils.open-school-year").isEmpty)
    }

    @Test("classes say what is mixed, taught and eaten in them where the file does")
    func describedClasses() throws {
        let sender = FakeSender()
        let text = """
            school,year,code,name,grade,session,mixedWith,languages,boarding
            S,2026-2027,GHEP,Ghép,k1,two,k2;k3,en;fr,có
            S,2026-2027,LA,Lá,k3,two,,,không
            S,2026-2027,MAM,Mầm,k1,two,,,

            """
        _ = try run(ClassesFile.self, text, sender)
        let lead = #"{"school":"S","year":"2026-2027","code":"#
        #expect(
            sender.items(of: "pupils.define-class-many") == [
                try json(
                    lead
                        + #""GHEP","name":"Ghép","grade":"k1","session":"two","mixedWith":["k2","k3"],"languages":["en","fr"],"boarding":true}"#
                ),
                try json(lead + #""LA","name":"Lá","grade":"k3","session":"two","boarding":false}"#),
                try json(lead + #""MAM","name":"Mầm","grade":"k1","session":"two"}"#),
            ])
    }

    static let pupils = """
        code,school,class,name,birthDate,sex,ethnicity,disability,policy,address,phone,guardianName,guardianRelation,from,left,leaveReason
        P1,S,6A1,An,2015-01-02,male,01,visual,poor;orphan,"Thôn 2, xã",0500000001,Bình,father,2026-09-05,,
        P2,S,6A1,Chi,2015-02-30,nam,01,,,,,,,2026-09-05,,
        P3,S,6A1,Dũng,2015-03-04,male,01,,,,,,,2027-02-01,2027-03-01,other

        """

    @Test("pupils are registered, then enrolled, then taken off the roll, each only if the step before was done")
    func pupils() throws {
        let sender = FakeSender { request in
            guard request.name == "pupils.register-pupil-many" else { return nil }
            return .refusing(request) { _, item in item["sex"] == "nam" ? ("/birthDate", "no such day") : nil }
        }
        let importer = try run(PupilsFile.self, Self.pupils, sender)
        #expect(
            sender.items(of: "pupils.register-pupil-many").first
                == (try json(
                    #"{"code":"P1","school":"S","name":"An","birthDate":"2015-01-02","sex":"male","ethnicity":"01","disability":"visual","policies":["poor","orphan"],"address":"Thôn 2, xã","guardians":[{"name":"Bình","relation":"father","phone":"0500000001"}]}"#
                )))
        #expect(
            sender.items(of: "pupils.enrol-pupil-many") == [
                try json(#"{"pupil":"P1","schoolClass":"S/2026/6A1","from":"2026-09-05"}"#),
                try json(#"{"pupil":"P3","schoolClass":"S/2026/6A1","from":"2027-02-01"}"#),
            ])
        #expect(
            sender.items(of: "pupils.leave-school-many") == [
                try json(#"{"pupil":"P3","on":"2027-03-01","reason":"other"}"#)
            ])
        #expect(importer.ledger.refused == [1])
        #expect(ImportSummary(importer).complaints(.en).hasPrefix("t.csv:3: birthDate: no such day\n"))
    }

    @Test("a dry run of pupils says what enrolling would say, but not that those it has undone are unknown")
    func dryRun() throws {
        let sender = FakeSender { request in
            guard request.name == "pupils.enrol-pupil-many" else { return nil }
            let unknown = Violation(at: "/items/0/pupil", .notFound, Bilingual(en: "unknown", vi: "không có"))
            let other = Violation(at: "/items/1/pupil", .notFound, Bilingual(en: "unknown", vi: "không có"))
            let noClass = Violation(at: "/items/1/schoolClass", .notFound, Bilingual(en: "no class", vi: "không có"))
            let answers = [[unknown], [other, noClass]].map { errors -> JSON in
                ["refused": Problem(.notFound, Bilingual(en: "no", vi: "không"), errors: errors).json]
            }
            return .done(result: ["items": .array(Array(answers))], position: nil)
        }
        let text = Self.pupils.split(separator: "\n").filter { !$0.hasPrefix("P2") }.joined(separator: "\n")
        let importer = try run(PupilsFile.self, text, sender, isDryRun: true)
        #expect(
            sender.commands.map(\.name) == ["pupils.register-pupil-many", "pupils.enrol-pupil-many"])
        #expect(sender.commands.allSatisfy { $0.json["dryRun"] == true })
        #expect(importer.ledger.refused == [1])
        #expect(ImportSummary(importer).complaints(.en) == "t.csv:3: class: no class\n" + "                không có\n")
        // In earnest the same answer is the row's fault.
        let earnest = try run(PupilsFile.self, text, sender)
        #expect(earnest.ledger.refused == [0, 1])
    }

    @Test("a day belongs to the school year that runs then", arguments: [("2026-08-01", 2026), ("2026-07-31", 2025)])
    func schoolYear(day: String, year: Int) {
        #expect(PupilsFile.year(day)?.firstYear == year)
    }

    @Test("members of staff have their subjects as a list")
    func staff() throws {
        let sender = FakeSender()
        _ = try run(
            StaffFile.self,
            """
            code,school,name,birthDate,sex,ethnicity,position,contract,qualification,subjects,phone,from
            T,S,Liên,2000-02-27,female,01,teacher,permanent,bachelor,literature;civic-education,,2025-07-01

            """, sender)
        #expect(
            sender.items(of: "staff.register-member-many") == [
                try json(
                    #"{"code":"T","school":"S","name":"Liên","birthDate":"2000-02-27","sex":"female","ethnicity":"01","position":"teacher","contract":"permanent","qualification":"bachelor","subjects":["literature","civic-education"],"from":"2025-07-01"}"#
                )
            ])
    }

    @Test("assignments part into lessons and homerooms; another kind is refused here, by line")
    func assignments() throws {
        let sender = FakeSender()
        let importer = try run(
            AssignmentsFile.self,
            """
            school,year,kind,member,class,subject,from
            S,2026-2027,homeroom,T,6A1,,2026-09-05
            S,2026-2027,teaching,T,6A1,literature,2026-09-05
            S,2026-2027,coaching,T,6A1,,2026-09-05

            """, sender)
        #expect(
            sender.items(of: "staff.assign-teaching-many") == [
                try json(#"{"member":"T","schoolClass":"S/2026/6A1","subject":"literature","from":"2026-09-05"}"#)
            ])
        #expect(
            sender.items(of: "staff.assign-homeroom-many") == [
                try json(#"{"member":"T","schoolClass":"S/2026/6A1","from":"2026-09-05"}"#)
            ])
        #expect(importer.ledger.refused == [2])
    }

    @Test("groups of the staff, and who is in them")
    func groups() throws {
        let sender = FakeSender()
        _ = try run(GroupsFile.self, "school,code,name\nS,VAN,Tổ Văn\n", sender)
        _ = try run(AppointmentsFile.self, "group,member,place,from\nS/VAN,T,head,2026-09-05\n", sender)
        #expect(
            sender.items(of: "staff.form-group-many") == [try json(#"{"school":"S","code":"VAN","name":"Tổ Văn"}"#)])
        #expect(
            sender.items(of: "staff.appoint-many") == [
                try json(#"{"group":"S/VAN","member":"T","place":"head","from":"2026-09-05"}"#)
            ])
    }

    @Test("a grade's curriculum goes as one item, and what is wrong with a subject is its row's")
    func curriculum() throws {
        let sender = FakeSender { request in
            guard request.name == "assessment.set-curriculum-many" else { return nil }
            return .refusing(request) { index, _ in index == 0 ? ("/subjects/1/periods", "must be a number") : nil }
        }
        let importer = try run(
            CurriculumFile.self,
            """
            school,year,grade,subject,kind,periods
            S,2026-2027,6,literature,marked,140
            S,2026-2027,7,literature,marked,140
            S,2026-2027,6,arts,comment,x

            """, sender)
        #expect(
            sender.items(of: "assessment.set-curriculum-many").first
                == (try json(
                    #"{"school":"S","year":"2026-2027","grade":"6","subjects":[{"code":"literature","kind":"marked","periods":140},{"code":"arts","kind":"comment","periods":"x"}]}"#
                )))
        #expect(ImportSummary(importer).complaints(.en).hasPrefix("t.csv:4: periods: must be a number\n"))
        #expect(importer.ledger.refused == [0, 2])
    }

    static let marks = """
        class,subject,semester,pupil,tx1,gk
        S/2026/6A1,literature,1,P1,8.5,7
        S/2026/6A1,literature,1,P2,"11,5",D
        S/2026/6A1,literature,1,P3,,6

        """

    @Test("marks go column by column, empty cells not at all, a bad one alone stays out")
    func marks() throws {
        let sender = FakeSender { request in
            guard request.name == "assessment.record-marks" else { return nil }
            let cells = request.json["cells"]?.array ?? []
            guard let bad = cells.firstIndex(where: { $0["value"]?.decimal == 11.5 }) else { return nil }
            return .refused(.sample(.invalid, at: "/cells/\(bad)/value"))
        }
        var wishes = wishes
        wishes.opensBooks = true
        let importer = try run(MarksFile.self, Self.marks, sender, wishes)
        #expect(
            sender.items(of: "assessment.open-mark-book-many") == [
                try json(#"{"schoolClass":"S/2026/6A1","subject":"literature","semester":1}"#)
            ])
        #expect(
            sender.bodies(of: "assessment.record-marks") == [
                try json(
                    #"{"book":"S/2026/6A1/literature/1","column":"tx1","cells":[{"pupil":"P1","value":8.5},{"pupil":"P2","value":11.5}]}"#
                ),
                try json(
                    #"{"book":"S/2026/6A1/literature/1","column":"gk","cells":[{"pupil":"P1","value":7},{"pupil":"P2","value":"D"},{"pupil":"P3","value":6}]}"#
                ),
                try json(#"{"book":"S/2026/6A1/literature/1","column":"tx1","cells":[{"pupil":"P1","value":8.5}]}"#),
            ])
        #expect(importer.ledger.refused == [1])
        #expect(ImportSummary(importer).complaints(.en).hasPrefix("t.csv:3: tx1: bad"))
    }

    @Test("measurements go class by class into the check-up of their school")
    func measurements() throws {
        let sender = FakeSender { request in
            switch request.name {
            case "campus.open-checkup": .done(result: ["id": "C"], position: nil)
            case "campus.record-measurements":
                .done(
                    result: [
                        "recorded": 1,
                        "items": [
                            ["pupil": "P1", "classes": []],
                            ["pupil": "P2", "refused": Problem.sample(.invalid, at: "/measurements/1/heightCm").json],
                        ],
                    ], position: nil)
            default: nil
            }
        }
        let school = UnitCode.sample.text
        let importer = try run(
            MeasurementsFile.self,
            """
            school,class,pupil,measuredOn,weightKg,heightCm,position,oedema
            \(school),\(school)/2026/NT1,P1,2026-09-22,9.4,85.2,lying,no
            \(school),\(school)/2026/NT1,P2,2026-09-21,13,,lying,có

            """, sender)
        #expect(
            sender.bodies(of: "campus.open-checkup") == [
                try json(#"{"school":"\#(school)","year":"2026-2027","from":"2026-09-21"}"#)
            ])
        #expect(
            sender.bodies(of: "campus.record-measurements") == [
                try json(
                    #"{"checkup":"C","schoolClass":"\#(school)/2026/NT1","measurements":[{"pupil":"P1","measuredOn":"2026-09-22","weightKg":9.4,"heightCm":85.2,"position":"lying","oedema":false},{"pupil":"P2","measuredOn":"2026-09-21","weightKg":13,"heightCm":"","position":"lying","oedema":true}]}"#
                )
            ])
        #expect(importer.ledger.refused == [1])
        #expect(ImportSummary(importer).complaints(.en).hasPrefix("t.csv:3: heightCm: bad"))
    }

    @Test("every file of the sample has the columns its kind expects")
    func sample() throws {
        for (path, text) in District(plan: .sample).files() {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            let kind: any ImportKind.Type =
                Import.kinds.first { "\($0.name).csv" == name } ?? MarksFile.self
            #expect(throws: Never.self) { try table(text, kind.columns) }
        }
    }

    @Test(
        "numbers are numbers, with a comma or a point; all else stays text",
        arguments: ["", "x", "1e999", "NaN", "9.", "[1]"])
    func numbers(text: String) {
        #expect(ItemBuilder.number(text) == .string(text))
        #expect(ItemBuilder.number("9,4") == .decimal(9.4))
        #expect(ItemBuilder.number("9.4") == .decimal(9.4))
        #expect(ItemBuilder.number("140") == .integer(140))
    }
}
