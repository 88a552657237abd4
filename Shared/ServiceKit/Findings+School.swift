public import Contracts
public import Messaging
public import SQLite
public import Vocabulary
import Wire

extension Findings {
    /// The school of that code as the directory knows it; where it knows none, that is found wrong at `/school`.
    @discardableResult
    public mutating func expectSchool(_ code: UnitCode, in store: Reader) throws(SQLiteError) -> Unit? {
        guard let unit = try Directory.unit(code, in: store) else {
            add(
                .notFound, at: "/school", en: "no unit with code \(code) is known here; check the code or register it",
                vi: "chưa biết đơn vị có mã \(code); hãy kiểm tra mã hoặc đăng ký đơn vị")
            return nil
        }
        guard unit.kind == .school else {
            add(
                .invalid, at: "/school", en: "\(unit.name) is an office, not a school",
                vi: "\(unit.name) là cơ quan quản lý, không phải trường học")
            return nil
        }
        return unit
    }
}
