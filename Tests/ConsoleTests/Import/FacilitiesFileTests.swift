import Testing
import Wire

@testable import Console

extension RowKindTests {
    /// Rooms and equipment, as one of ours writes them and as a school does.
    static let facilities = [
        Both(
            kind: RoomsFile.self, command: "campus.register-room",
            ours: "school,code,purpose,grade,area,capacity,from\nS,P101,computer-room,semi-solid,48.5,45,2020-09-01\n",
            theirs: "Mã trường,Mã phòng,Mục đích sử dụng,Loại công trình,Diện tích (m²),Sức chứa,Sử dụng từ ngày\n"
                + "S,P101,Phòng máy tính,Bán kiên cố,\"48,5\",45,1/9/2020\n",
            item: #"{"school":"S","code":"P101","purpose":"computer-room","grade":"semi-solid","#
                + #""squareDecimetres":4850,"capacity":45,"from":"2020-09-01"}"#),
        Both(
            kind: AssetsFile.self, command: "campus.register-asset",
            ours: "school,code,name,category,countedIn,quantity,acquired,costEach,source,condition,room\n"
                + "S,GHE-01,Ghế,furniture,cái,1200,2025-08-20,350000,state-budget,good,P101\n",
            theirs: "Mã trường,Mã tài sản,Tên tài sản,Loại tài sản,ĐVT,Số lượng,Ngày mua,Đơn giá,Nguồn vốn,"
                + "Tình trạng,Phòng\n"
                + "S,GHE-01,Ghế,\"Bàn ghế, đồ gỗ\",cái,1.200,20/8/2025,350.000,Ngân sách nhà nước,Tốt,P101\n",
            item: #"{"school":"S","code":"GHE-01","name":"Ghế","category":"furniture","countedIn":"cái","#
                + #""quantity":1200,"acquired":"2025-08-20","costEach":350000,"source":"state-budget","#
                + #""condition":"good","room":"P101"}"#),
        Both(
            kind: AssetMovesFile.self, command: "campus.move-asset",
            ours: "asset,room,on\nS/GHE-01,P102,2026-10-01\n",
            theirs: "Mã tài sản,Phòng mới,Ngày chuyển,Mã trường\nGHE-01,P102,1/10/2026,S\n",
            item: #"{"asset":"S/GHE-01","room":"P102","on":"2026-10-01"}"#),
        Both(
            kind: AssetChangesFile.self, command: "campus.change-asset",
            ours: "asset,condition,name,category,source,reason\nS/GHE-01,worn,,,,Kiểm kê\n",
            theirs: "Mã thiết bị,Tình trạng,Lý do,Mã trường\nGHE-01,Xuống cấp,Kiểm kê,S\n",
            item: #"{"asset":"S/GHE-01","condition":"worn","reason":"Kiểm kê"}"#),
        Both(
            kind: WriteOffsFile.self, command: "campus.write-off-asset",
            ours: "asset,on,quantity,decision,reason\nS/GHE-01,2026-10-01,15,12/QĐ-THCS,Hỏng\n",
            theirs: "Mã tài sản,Ngày thanh lý,Số lượng,Số quyết định,Lí do\nS/GHE-01,1/10/2026,15,12/QĐ-THCS,Hỏng\n",
            item: #"{"asset":"S/GHE-01","on":"2026-10-01","quantity":15,"decision":"12/QĐ-THCS","reason":"Hỏng"}"#),
    ]
}

@Suite("Numbers as schools write them")
struct WrittenNumberTests {
    @Test(
        "are read with dots, commas or blanks between thousands, and left as they are where that is not plain",
        arguments: [
            ("0", JSON.integer(0)), ("350.000", 350_000), ("12,500,000", 12_500_000), ("1 200", 1200),
            ("1\u{A0}200", 1200), ("1200", 1200), ("", ""), ("48,5", "48,5"), ("1200.000", "1200.000"),
            (".500", ".500"), ("-1", "-1"), ("12a", "12a"), ("99999999999999999999", "99999999999999999999"),
        ])
    func whole(text: String, json: JSON) { #expect(Words.wholeNumber(text) == json) }

    @Test(
        "of square metres become square decimetres",
        arguments: [
            ("48", JSON.integer(4800)), ("48,5", 4850), ("48.05", 4805), ("0,5", 50), ("1.200", "1.200"), ("", ""),
            ("48,", "48,"), (",5", ",5"), ("4,8,5", "4,8,5"), ("-48", "-48"), ("48 m²", "48 m²"),
        ])
    func areas(text: String, json: JSON) { #expect(Words.squareDecimetres(text) == json) }
}
