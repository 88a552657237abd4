import Messaging
import Platform
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("A class as the department's system exports it")
struct ClassExportTests {
    private static let file =
        #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/deploy/sample/export/lop-6A1.csv"

    private func run(
        _ bytes: [UInt8], _ sender: FakeSender, school: String? = "S", isDryRun: Bool = false
    ) throws -> Importer {
        let table = try CSVTable.read(bytes, file: "t.csv", columns: PupilsFile.columns).get()
        let importer = Importer(
            "pupils", school.map { table.rows(ofSchool: $0) } ?? table, by: sender,
            Importer.Manner(isDryRun: isDryRun))
        try PupilsFile.run(importer, ImportWishes(today: .sample, school: school))
        return importer
    }

    /// Answers each registration with a code of its own.
    private static func registrar(refusing name: String? = nil) -> FakeSender {
        FakeSender { request in
            guard request.name == "pupils.register-pupil-many" else { return nil }
            var answers: [JSON] = []
            for item in request.json["items"]?.array ?? [] {
                let written = item["name"]?.string ?? ""
                if written == name {
                    let problem = Problem.sample(.invalid, at: "/items/\(answers.count)/identifiers/1/value")
                    answers.append(["refused": problem.json])
                } else {
                    answers.append(["done": ["code": .string("CODE-\(written)")]])
                }
            }
            return .done(result: ["items": .array(answers)], position: nil)
        }
    }

    @Test("is read with its own headings, its own words and its own days")
    func sample() throws {
        let sender = Self.registrar()
        let importer = try run(Files.read(Self.file), sender)
        let pupils = sender.items(of: "pupils.register-pupil-many")
        #expect(pupils.count == 4)
        #expect(
            pupils.first
                == (try JSON.parse(
                    #"{"school":"S","name":"Đinh Thị Mây","birthDate":"2015-04-03","sex":"female","ethnicity":"06","address":"Tổ 3, thôn Đồng Lúa","guardians":[{"name":"Đinh Văn Suối","relation":"father","phone":"0500100201"},{"name":"Hà Thị Lá","relation":"mother"}],"identifiers":[{"scheme":"MOET10","value":"9900000001"},{"scheme":"PIN12","value":"079315000011"}]}"#
                )))
        #expect(pupils.map { $0["sex"]?.string } == ["female", "male", "male", "female"])
        #expect(pupils.map { $0["ethnicity"]?.string } == ["06", "01", "08", "23"])
        #expect(
            sender.items(of: "pupils.enrol-pupil-many").first
                == (try JSON.parse(#"{"pupil":"CODE-Đinh Thị Mây","schoolClass":"S/2026/6A1","from":"2026-09-05"}"#)))
        #expect(sender.items(of: "pupils.enrol-pupil-many").count == 4)
        // Who has left, and who has no number at all.
        #expect(importer.ledger.refused == [4, 5])
        let complaints = ImportSummary(importer).complaints(.vi)
        #expect(complaints.contains("t.csv:6: Trạng thái: "))
        #expect(complaints.contains("t.csv:7: Mã định danh Bộ GD&ĐT: "))
    }

    @Test("has what is refused told under the headings of the file, and enrols the others")
    func refusals() throws {
        let sender = Self.registrar(refusing: "Đinh Thị Mây")
        let importer = try run(Files.read(Self.file), sender)
        #expect(importer.ledger.refused == [0, 4, 5])
        #expect(ImportSummary(importer).complaints(.en).hasPrefix("t.csv:2: Mã định danh Bộ GD&ĐT: "))
        #expect(sender.items(of: "pupils.enrol-pupil-many").count == 3)
    }

    @Test("is one school's, which has to be said")
    func school() throws {
        #expect(throws: Failure.self) { try run(Files.read(Self.file), FakeSender(), school: nil) }
    }

    @Test("has a dry run that says what enrolling would say of each who could be registered")
    func dryRun() throws {
        let sender = Self.registrar(refusing: "Đinh Thị Mây")
        _ = try run(Files.read(Self.file), sender, isDryRun: true)
        #expect(sender.items(of: "pupils.enrol-pupil-many").count == 3)
        #expect(sender.commands.allSatisfy { $0.json["dryRun"] == true })
    }

    @Test("may spell its headings a little otherwise, and says all that is wrong with them")
    func headings() throws {
        let good = "HO TEN,ngày sinh,Giới Tính,Dân tộc,LỚP,Ma dinh danh Bo GDDT,Họ và tên cha\n"
        let flaws = CSVTable.read(Array(good.utf8), file: "t.csv", columns: PupilsFile.columns)
        guard case .failure(let found) = flaws else {
            Issue.record("the headings were taken")
            return
        }
        #expect(
            found.all.map(\.sentence.en) == [
                "column Ma dinh danh Bo GDDT is not known; did you mean Mã định danh Bộ GD&ĐT?",
                "column Họ và tên cha is not known; did you mean Họ tên cha?",
            ])
        let poor = "Họ tên,Họ tên,Lớp,Ngày sinh\n"
        guard case .failure(let missing) = CSVTable.read(Array(poor.utf8), file: "t.csv", columns: PupilsFile.columns)
        else {
            Issue.record("the headings were taken")
            return
        }
        #expect(
            missing.all.map(\.sentence.en) == [
                "column Họ tên is there twice", "column Giới tính is missing", "column Dân tộc is missing",
            ])
    }

    @Test(
        "has days as people write them",
        arguments: [
            ("3/4/2015", "2015-04-03"), ("03/04/2015", "2015-04-03"), ("31/02/2015", "31/02/2015"),
            ("2015-04-03", "2015-04-03"), ("3/4/15", "3/4/15"), ("", ""),
        ])
    func days(text: String, day: String) { #expect(ClassExport.date(text) == day) }
}
