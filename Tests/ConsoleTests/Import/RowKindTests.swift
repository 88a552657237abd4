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

    /// A kind whose rows are items of a bulk command: as one of ours writes it, as a school does, and what both become.
    struct Both: CustomTestStringConvertible {
        var kind: any ImportKind.Type
        var command: String
        var ours: String
        var theirs: String
        var item: String
        var testDescription: String { command }
    }

    static let kinds = people + facilities

    private static let people = [
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
        Both(
            kind: CompetencesFile.self, command: "assessment.record-competences",
            ours: "class,moment,pupil,honesty,creativity,physical,reason\nS/2026/4A1,mid-semester-1,P,T,D,,Sửa\n",
            theirs: "Mã học sinh,Lớp,Thời điểm,Trung thực,Giải quyết vấn đề và sáng tạo,Thể chất,Lý do\n"
                + "P,S/2026/4A1,Giữa học kì I,Tốt,Đ,,Sửa\n",
            item: #"{"schoolClass":"S/2026/4A1","moment":"mid-semester-1","entries":[{"pupil":"P","levels":"#
                + #"{"honesty":"T","creativity":"D"},"reason":"Sửa"}]}"#),
        Both(
            kind: DevelopmentFile.self, command: "assessment.record-development",
            ours: "class,pupil,physical,cognitive,language,social,aesthetic,proposal,reason\n"
                + "S/2026/LA1,P,achieved,achieved,not-yet,achieved,achieved,not-completed,Nghỉ ốm\n",
            theirs: "Lớp,Mã trẻ,Thể chất,Nhận thức,Ngôn ngữ,Tình cảm - kỹ năng xã hội,Thẩm mỹ,Đề nghị,Lí do\n"
                + "S/2026/LA1,P,+,Đạt,-,đạt,Đ,Chưa hoàn thành,Nghỉ ốm\n",
            item: #"{"schoolClass":"S/2026/LA1","entries":[{"pupil":"P","goals":{"physical":"achieved","#
                + #""cognitive":"achieved","language":"not-yet","social":"achieved","aesthetic":"achieved"},"#
                + #""proposal":"not-completed","reason":"Nghỉ ốm"}]}"#),
        Both(
            kind: StaffChangesFile.self, command: "staff.change-member",
            ours: "member,ethnicity,position,contract,qualification,since,subjects,phone,to,remove,reason\n"
                + "T,06,clerk,fixed-term,master,2027-02-01,-,0500100201,2027-06-01,,QĐ 12\n",
            theirs: "Mã nhân sự,Dân tộc,Vị trí việc làm,Hình thức hợp đồng,Trình độ,Từ ngày,Môn dạy,SĐT liên hệ,"
                + "Ngày thôi công tác,Lý do\n"
                + "T,Mường,Văn thư,Hợp đồng xác định thời hạn,Thạc sĩ,1/2/2027,-,0500.100.201,1/6/2027,QĐ 12\n",
            item: #"{"member":"T","ethnicity":"06","position":"clerk","contract":"fixed-term","#
                + #""qualification":"master","since":"2027-02-01","subjects":[],"phone":"0500100201","#
                + #""to":"2027-06-01","reason":"QĐ 12"}"#),
        Both(
            kind: EvaluationsFile.self, command: "staff.assess-member",
            ours: "member,year,on,by,\((1...15).map { "c\($0)" }.joined(separator: ","))\n"
                + "T,2026-2027,2027-05-28,,good,fair,passed,not-passed\(String(repeating: ",good", count: 11))\n",
            theirs: "Mã giáo viên,Năm học,Ngày đánh giá,Người đánh giá,"
                + "\((1...15).map { "TC\($0)" }.joined(separator: ","))\n"
                + "T,2026-2027,28/5/2027,Thủ trưởng,Tốt,K,Đạt,CĐ\(String(repeating: ",T", count: 11))\n",
            item: #"{"member":"T","year":"2026-2027","on":"2027-05-28","by":"head","criteria":["good","fair","passed","#
                + #""not-passed"\#(String(repeating: #","good""#, count: 11))]}"#),
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

    @Test("has things that are the school's of `--school` where the row names none, and nobody's where neither does")
    func owner() throws {
        let school = UnitCode.sample.text
        let files: [(kind: any ImportKind.Type, command: String, text: String)] = [
            (RoomsFile.self, RoomsFile.command, "code,purpose,grade,area,from\nP1,gym,solid,9,2026-09-01\n"),
            (
                AssetsFile.self, AssetsFile.command,
                "code,name,category,countedIn,quantity,costEach,condition,acquired\n"
                    + "G,Ghế,furniture,cái,1,1,good,2026-09-01\n"
            ),
        ]
        for file in files {
            let (_, own) = try run(file.kind, file.text, school: school)
            #expect(own.items(of: "\(file.command)-many").map { $0["school"]?.string } == [school])
            let (_, nobodys) = try run(file.kind, file.text)
            #expect(nobodys.items(of: "\(file.command)-many").map { $0["school"]?.string } == [""])
        }
        let rows = "school,code,purpose,grade,area,from\n,P1,gym,solid,9,1/9/2026\nS,P2,gym,solid,9,1/9/2026\n"
        let (_, mixed) = try run(RoomsFile.self, rows, school: school)
        #expect(mixed.items(of: "campus.register-room-many").map { $0["code"]?.string } == ["P1"])
        #expect(mixed.items(of: "campus.register-room-many").map { $0["school"]?.string } == [school])
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

    @Test("changes nothing in a staff file by an empty cell, and takes away what is named")
    func staffChanges() throws {
        let (_, sender) = try run(
            StaffChangesFile.self,
            "member,subjects,phone,from,remove,reason\n"
                + "T,physics;mathematics,,,Điện thoại; to,QĐ 7\nU,,,5/9/2026,,Sửa\n")
        #expect(
            sender.items(of: "staff.change-member-many")
                == (try json(
                    #"{"member":"T","subjects":["physics","mathematics"],"remove":["phone","to"],"reason":"QĐ 7"}"#,
                    #"{"member":"U","from":"2026-09-05","reason":"Sửa"}"#)))
    }

    @Test("has what is wrong with a criterion told at its column, and passes on whose judgement it is")
    func criteria() throws {
        let sender = FakeSender { request in
            guard request.name == "staff.assess-member-many" else { return nil }
            return .refusing(request) { _, _ in ("/criteria/3", "is wrong") }
        }
        let header = "Mã nhân sự,Năm học,Người đánh giá,\((1...15).map { "TC\($0)" }.joined(separator: ","))\n"
        let row = "T,2026-2027,Tự đánh giá\(String(repeating: ",x", count: 15))\n"
        let (importer, _) = try run(EvaluationsFile.self, header + row, sender)
        #expect(sender.items(of: "staff.assess-member-many").first?["by"] == "self")
        #expect(sender.items(of: "staff.assess-member-many").first?["criteria"]?[0] == "x")
        #expect(ImportSummary(importer).complaints(.en).hasPrefix("t.csv:2: TC4: is wrong\n"))
    }

    @Test("goes in the order of the file where a row must not overtake another")
    func order() throws {
        let rows = (0..<500).map { "P\($0),S/2026/6A2,2026-10-01\n" }.joined()
        let (_, sender) = try run(MovesFile.self, "pupil,class,on\n" + rows)
        #expect(sender.commands.count == 3)
        #expect(sender.windows.last == 1)
    }
}
