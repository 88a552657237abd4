import Messaging
import Vocabulary
import Wire

/// What still stands between a class and a signature under its results, and whose work it is.
struct ResultGap: Codable, Sendable, Hashable {
    enum Kind: String, WireEnum {
        /// Cells of a subject are empty.
        case marks
        /// A subject teacher has not signed the book as it reads.
        case signature
        /// Pupils' conduct has not been judged.
        case conduct
        /// Results have not been computed since marks or conduct last changed.
        case computation
        /// The homeroom teacher has not signed the results as they are.
        case confirmation
        /// A semester that the year rests on is not approved.
        case approval
    }

    var kind: Kind
    var subject: SubjectCode?
    var semester: Semester?
    /// Whose work it is, as assigned today; nobody where nobody is assigned.
    var members: [MemberCode]
    /// Whom it concerns; nobody where it concerns all.
    var pupils: [PupilCode]
}

extension ResultGap {
    /// Half a class; whoever needs all of them asks for the missing marks.
    private static let mostNamed = 20

    /// The gap in words, after the name of its class.
    func words(of schoolClass: ClassID) -> Bilingual {
        let nothing = Bilingual(en: "", vi: "")
        let place = semester.map { Bilingual(en: ", \($0.label.en)", vi: ", \($0.label.vi)") } ?? nothing
        let name = subject?.label ?? nothing
        let what: Bilingual
        switch kind {
        case .marks:
            what = Bilingual(
                en: "\(name.en)\(place.en): marks are missing of \(pupils.count) pupils",
                vi: "môn \(name.vi)\(place.vi): còn thiếu điểm của \(pupils.count) học sinh")
        case .signature:
            what = Bilingual(
                en: "\(name.en)\(place.en): the subject teacher has not confirmed the marks as they stand",
                vi: "môn \(name.vi)\(place.vi): giáo viên bộ môn chưa xác nhận điểm hiện có")
        case .conduct:
            what = Bilingual(
                en: "conduct\(place.en): \(pupils.count) pupils have not been judged",
                vi: "rèn luyện\(place.vi): còn \(pupils.count) học sinh chưa được đánh giá")
        case .computation:
            what = Bilingual(
                en: "the results of \(pupils.count) pupils are not computed as marks and conduct stand",
                vi: "kết quả của \(pupils.count) học sinh chưa được tổng kết theo điểm và rèn luyện hiện có")
        case .confirmation:
            what = Bilingual(
                en: "the homeroom teacher has not confirmed the results as they stand",
                vi: "giáo viên chủ nhiệm chưa xác nhận kết quả hiện có")
        case .approval:
            what = Bilingual(
                en: "the results\(place.en) are not approved", vi: "kết quả\(place.vi) chưa được duyệt")
        }
        let who = whose
        return Bilingual(
            en: "class \(schoolClass.code): \(what.en)\(who.en)\(named.en)",
            vi: "lớp \(schoolClass.code): \(what.vi)\(who.vi)\(named.vi)")
    }

    private var whose: Bilingual {
        switch kind {
        case .computation, .approval: return Bilingual(en: "", vi: "")
        case .marks, .signature, .conduct, .confirmation: break
        }
        guard !members.isEmpty else { return Bilingual(en: " (nobody is assigned)", vi: " (chưa phân công giáo viên)") }
        let codes = members.map(\.text).joined(separator: ", ")
        return Bilingual(en: " (teacher \(codes))", vi: " (giáo viên \(codes))")
    }

    private var named: Bilingual {
        guard !pupils.isEmpty else { return Bilingual(en: "", vi: "") }
        let codes = pupils.prefix(Self.mostNamed).map(\.text).joined(separator: ", ")
        let more = pupils.count - Self.mostNamed
        guard more > 0 else { return Bilingual(en: ": \(codes)", vi: ": \(codes)") }
        return Bilingual(en: ": \(codes) and \(more) more", vi: ": \(codes) và \(more) em nữa")
    }
}

extension Findings {
    /// Says what a class lacks, each gap by itself.
    mutating func add(_ gaps: [ResultGap], of schoolClass: ClassID, at pointer: String) {
        for gap in gaps {
            let words = gap.words(of: schoolClass)
            add(.incomplete, at: pointer, en: words.en, vi: words.vi)
        }
    }
}
