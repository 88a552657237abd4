import Messaging
import Testing
import Vocabulary
import Wire

@testable import Console

@Suite("Files of conduct and certificates")
struct ResultFilesTests {
    private func run(
        _ kind: any ImportKind.Type, _ text: String, _ sender: FakeSender, year: SchoolYear? = nil,
        school: String? = nil
    ) throws -> Importer {
        let importer = Importer(kind.name, try table(text, kind.columns), by: sender, Importer.Manner())
        try kind.run(importer, ImportWishes(today: .sample, year: year, school: school))
        return importer
    }

    @Test("a class goes by its code where the school and the year are said, in the file or beside it")
    func codes() throws {
        let sender = FakeSender()
        let year = SchoolYear("2024-2025")
        _ = try run(
            ConductFile.self, "Lớp,Học kì,Mã học sinh,Rèn luyện\n9A1,1,P1,Tốt\nS/2024/9A1,1,P2,Khá\n", sender,
            year: year, school: "S")
        _ = try run(
            ConductFile.self, "Mã trường,Lớp,Học kì,Mã học sinh,Rèn luyện\nR,9A1,1,P3,Đạt\n", sender, year: year)
        #expect(
            sender.items(of: "assessment.record-conduct-many") == [
                try JSON.parse(
                    #"{"schoolClass":"S/2024/9A1","semester":1,"judgements":[{"pupil":"P1","level":"good"},"#
                        + #"{"pupil":"P2","level":"fair"}]}"#),
                try JSON.parse(
                    #"{"schoolClass":"R/2024/9A1","semester":1,"judgements":[{"pupil":"P3","level":"passed"}]}"#),
            ])
        _ = try run(CertificatesFile.self, "Lớp,Mã học sinh\n9A1,P1\n", sender, year: year, school: "S")
        _ = try run(CertificatesFile.self, "Lớp,Mã học sinh\n9A1,P1\n", sender, year: year)
        #expect(
            sender.items(of: "assessment.issue-certificate-many").map { $0["schoolClass"]?.string } == [
                "S/2024/9A1", "9A1",
            ])
    }

    @Test("conduct goes by class and semester, in the words and headings that schools have")
    func conduct() throws {
        let sender = FakeSender { request in
            guard request.name == "assessment.record-conduct-many" else { return nil }
            return .refusing(request) { index, _ in index == 1 ? ("/judgements/0/level", "no such level") : nil }
        }
        let importer = try run(
            ConductFile.self,
            """
            STT,Lớp,Học kì,Mã học sinh,Họ và tên,Kết quả rèn luyện,Nhận xét
            1,S/2026/6A1,I,P1,An,Tốt,Chăm ngoan
            2,S/2026/6A1,I,P2,Bình,CĐ,
            1,S/2026/6A2,2,P3,Chi,giỏi,

            """, sender)
        let first = try JSON.parse(
            #"{"schoolClass":"S/2026/6A1","semester":1,"judgements":[{"pupil":"P1","level":"good","comment":"Chăm ngoan"},{"pupil":"P2","level":"not-passed"}]}"#
        )
        let second = try JSON.parse(
            #"{"schoolClass":"S/2026/6A2","semester":2,"judgements":[{"pupil":"P3","level":"giỏi"}]}"#)
        #expect(sender.items(of: "assessment.record-conduct-many") == [first, second])
        #expect(importer.ledger.refused == [2])
    }

    @Test("conduct is read under the names of the wire too")
    func plain() throws {
        let sender = FakeSender()
        _ = try run(ConductFile.self, "class,semester,pupil,level\nS/2026/6A1,2,P1,fair\n", sender)
        #expect(sender.items(of: "assessment.record-conduct-many").first?["judgements"]?[0]?["level"] == "fair")
    }

    @Test("certificates are one to a row")
    func certificates() throws {
        let sender = FakeSender()
        _ = try run(CertificatesFile.self, "Lớp,Mã học sinh\nS/2024/9A1,P1\nS/2024/9A2,P2\n", sender)
        #expect(
            sender.items(of: "assessment.issue-certificate-many") == [
                try JSON.parse(#"{"schoolClass":"S/2024/9A1","pupil":"P1"}"#),
                try JSON.parse(#"{"schoolClass":"S/2024/9A2","pupil":"P2"}"#),
            ])
    }
}
