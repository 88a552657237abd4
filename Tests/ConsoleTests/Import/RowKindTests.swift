import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("A kind of file whose rows are one command's items")
struct RowKindTests {
    private func run(
        _ kind: any ImportKind.Type, _ text: String, _ sender: FakeSender = FakeSender(), school: String? = nil,
        isDryRun: Bool = false
    ) throws -> (importer: Importer, sender: FakeSender) {
        let file = try table(text, kind.columns)
        let importer = Importer(
            kind.name, school.map { file.rows(ofSchool: $0) } ?? file, by: sender,
            Importer.Manner(isDryRun: isDryRun))
        try kind.run(importer, ImportWishes(today: .sample, school: school))
        return (importer, sender)
    }

    private func json(_ texts: String...) throws -> [JSON] {
        var found: [JSON] = []
        for text in texts { found.append(try JSON.parse(text)) }
        return found
    }

    /// Every kind of the pupils' service, as one of ours writes it and as a school does, with what both become.
    struct Both: CustomTestStringConvertible {
        var kind: any ImportKind.Type
        var command: String
        var ours: String
        var theirs: String
        var item: String
        var testDescription: String { command }
    }

    static let kinds = [
        Both(
            kind: MovesFile.self, command: "pupils.move-class", ours: "pupil,class,on,school\nP,6A2,2026-10-01,S\n",
            theirs: "Mã học sinh,Lớp mới,Ngày chuyển lớp,Mã trường\nP,6A2,1/10/2026,S\n",
            item: #"{"pupil":"P","schoolClass":"S/2026/6A2","on":"2026-10-01"}"#),
        Both(
            kind: DeparturesFile.self, command: "pupils.leave-school",
            ours: "pupil,on,status,reason\nP,2026-10-01,left,distance\n",
            theirs: "MÃ HỌC SINH,ngày thôi học,Trạng thái,Lý do\nP,01/10/2026,Bỏ học,Xa trường\n",
            item: #"{"pupil":"P","on":"2026-10-01","status":"left","reason":"distance"}"#),
        Both(
            kind: SuspensionsFile.self, command: "pupils.suspend-studies",
            ours: "pupil,on,reason\nP,2026-10-01,Mổ tim\n",
            theirs: "Mã học sinh,Ngày bảo lưu,Lí do\nP,1/10/2026,Mổ tim\n",
            item: #"{"pupil":"P","on":"2026-10-01","reason":"Mổ tim"}"#),
        Both(
            kind: ResumptionsFile.self, command: "pupils.resume-studies", ours: "pupil,on\nP,2026-11-02\n",
            theirs: "Mã học sinh,Ngày đi học lại\nP,2/11/2026\n", item: #"{"pupil":"P","on":"2026-11-02"}"#),
        Both(
            kind: IdentifiersFile.self, command: "pupils.add-identifier",
            ours: "pupil,scheme,value,from,to,force,reason\nP,PIN12,079315000011,2026-09-05,,,\n",
            theirs: "Mã học sinh,Loại mã,Mã,Từ ngày\nP,Số định danh cá nhân,079315000011,5/9/2026\n",
            item: #"{"pupil":"P","scheme":"PIN12","value":"079315000011","from":"2026-09-05"}"#),
        Both(
            kind: ProfilesFile.self, command: "pupils.change-pupil",
            ours: "pupil,sex,ethnicity,policy,father,mother,phone\nP,female,06,poor;orphan,Đinh Văn Suối,,0500100201\n",
            theirs: "Mã học sinh,Giới tính,Dân tộc,Diện chính sách,Họ tên cha,Họ tên mẹ,SĐT liên hệ\n"
                + "P,Nữ,Mường,Hộ nghèo;Mồ côi,Đinh Văn Suối,,0500.100.201\n",
            item: #"{"pupil":"P","sex":"female","ethnicity":"06","policies":["poor","orphan"],"guardians":"#
                + #"[{"name":"Đinh Văn Suối","relation":"father","phone":"0500100201"}]}"#),
        Both(
            kind: ClassChangesFile.self, command: "pupils.change-class",
            ours: "class,name,session\nS/2026/6A2,6A2 chọn,two\n",
            theirs: "Lớp,Tên lớp mới,Số buổi học\nS/2026/6A2,6A2 chọn,2 buổi/ngày\n",
            item: #"{"schoolClass":"S/2026/6A2","name":"6A2 chọn","session":"two"}"#),
        Both(
            kind: ClassClosuresFile.self, command: "pupils.close-class", ours: "class\nS/2026/6A2\n",
            theirs: "Mã lớp\nS/2026/6A2\n", item: #"{"schoolClass":"S/2026/6A2"}"#),
    ]

    @Test("becomes the same, in our words or in a school's", arguments: kinds)
    func both(_ both: Both) throws {
        for text in [both.ours, both.theirs] {
            let (importer, sender) = try run(both.kind, text)
            #expect(sender.items(of: "\(both.command)-many") == (try json(both.item)))
            #expect(importer.ledger.refused.isEmpty)
        }
        #expect(Import.kinds.contains { $0 == both.kind })
    }

    @Test("has a dry run", arguments: kinds)
    func dryRun(_ both: Both) throws {
        let (_, sender) = try run(both.kind, both.ours, isDryRun: true)
        #expect(sender.bodies(of: "\(both.command)-many").first?["dryRun"] == true)
        #expect(sender.commands.count == 1)
    }

    @Test("has what is refused told by line, under the file's own heading", arguments: kinds)
    func refusals(_ both: Both) throws {
        let first = try json(both.item)[0].object?.last
        let sender = FakeSender { request in
            guard request.name == "\(both.command)-many" else { return nil }
            return .refusing(request) { _, _ in ("/\(first?.name ?? "")", "is wrong") }
        }
        let (importer, _) = try run(both.kind, both.theirs, sender)
        let complaints = ImportSummary(importer).complaints(.en)
        let headings = both.theirs.prefix { $0 != "\n" }.split(separator: ",")
        #expect(headings.contains { complaints.hasPrefix("t.csv:2: \($0): is wrong\n") }, "\(complaints)")
    }

    @Test("says all that is wrong with its headings")
    func headings() throws {
        let flaws = CSVTable.read(
            Array("Mã học sinh,Ngày chuển lớp,Ghi chú\n".utf8), file: "t.csv", columns: MovesFile.columns)
        guard case .failure(let found) = flaws else {
            Issue.record("the headings were taken")
            return
        }
        #expect(
            found.all.map(\.sentence.en) == [
                "column Ngày chuển lớp is not known; did you mean Ngày chuyển lớp?", "column Ghi chú is not known",
                "column Lớp mới is missing", "column Ngày chuyển lớp is missing",
            ])
    }

    @Test("is one school's where it names none, and otherwise cut by school")
    func school() throws {
        let school = UnitCode.sample.text
        let (_, sender) = try run(MovesFile.self, "pupil,class,on\nP,6A2,2026-10-01\n", school: school)
        #expect(
            sender.items(of: "pupils.move-class-many")
                == (try json(#"{"pupil":"P","schoolClass":"\#(school)/2026/6A2","on":"2026-10-01"}"#)))
        let (_, leaving) = try run(
            DeparturesFile.self, "pupil,on,school\nP,2026-10-01,S\nQ,2026-10-01,\(school)\n", school: school)
        #expect(leaving.items(of: "pupils.leave-school-many").map { $0["pupil"]?.string } == ["Q"])
    }

    @Test("leaves what it cannot read to the service, and a class alone too where nobody says of which school")
    func unread() throws {
        let (_, sender) = try run(MovesFile.self, "pupil,class,on\nP,6A2,mai\n")
        #expect(
            sender.items(of: "pupils.move-class-many")
                == (try json(#"{"pupil":"P","schoolClass":"6A2","on":"mai"}"#)))
    }

    @Test("changes nothing by an empty cell, and takes away by a hyphen what may be none")
    func profiles() throws {
        let (_, sender) = try run(
            ProfilesFile.self,
            "pupil,name,policy,guardian,remove,reason\nP,,-,Lò Thị Ún,Khuyết tật;address,Theo giấy khai sinh\nQ,,,,,\n")
        #expect(
            sender.items(of: "pupils.change-pupil-many")
                == (try json(
                    #"{"pupil":"P","policies":[],"guardians":[{"name":"Lò Thị Ún","relation":"guardian"}],"remove":["disability","address"],"reason":"Theo giấy khai sinh"}"#,
                    #"{"pupil":"Q"}"#)))
    }

    @Test("goes in the order of the file where a row must not overtake another")
    func order() throws {
        let rows = (0..<500).map { "P\($0),S/2026/6A2,2026-10-01\n" }.joined()
        let (_, sender) = try run(MovesFile.self, "pupil,class,on\n" + rows)
        #expect(sender.commands.count == 3)
        #expect(sender.windows.last == 1)
    }
}
