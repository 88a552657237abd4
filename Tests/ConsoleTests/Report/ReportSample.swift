import Wire

@testable import Console

extension ReportDocument {
    /// A report in the shape of the Reporting service's answer, with names no page may take for markup.
    static func sample() throws -> ReportDocument {
        guard let document = ReportDocument(try JSON.parse(answer)) else { throw NoReport() }
        return document
    }

    private struct NoReport: Error {}

    static let answer = #"""
        {"report":"opening","name":{"vi":"Báo cáo đầu năm học","en":"Opening report"},
         "unit":{"code":"99000PX000001000000N","name":"Phòng <b>Văn hóa</b> & Xã hội"},
         "year":"2026-2027","cutOff":"2026-09-30",
         "due":"2026-10-15","on":"2026-09-30",
         "sections":[{"id":"enrolment","name":{"vi":"Học sinh theo khối","en":"Pupils by grade"},
           "columns":[{"id":"female","name":{"vi":"Nữ","en":"Girls"},"unit":{"vi":"học sinh","en":"pupils"}},{"id":"male","name":{"vi":"Nam","en":"Boys"},"unit":{"vi":"học sinh","en":"pupils"}},{"id":"share","name":{"vi":"Tỉ lệ nữ","en":"Share of girls"},"unit":{"vi":"%","en":"%"}}],
           "rows":[{"key":"6","label":{"vi":"Lớp 6 \"A\"","en":"Grade 6"},"cells":[{"value":70,"figure":"f4"},{"value":70,"figure":"f5"},{"value":50,"figure":"f6"}]},
                   {"key":"7","label":{"vi":"=1+1","en":"Grade 7"},"cells":[{"value":1710,"figure":"f7"},{"value":730,"figure":"f8"},{"value":70.08,"figure":"f9"}]}],
           "total":{"key":"total","label":{"vi":"Tổng","en":"Total"},"cells":[{"value":1780,"figure":"f1"},{"value":800,"figure":"f2"},{"value":68.99,"figure":"f3"}]},
           "perUnit":[{"key":"99000MN000001000000A","label":{"vi":"Trường 'Mầm non'","en":"Trường 'Mầm non'"},"cells":[{"value":1780,"figure":"f11"},{"value":800,"figure":"f12"},{"value":null,"figure":"f13"}]}]},
          {"id":"shares","name":{"vi":"Tỉ lệ","en":"Shares"},"columns":[{"id":"share","name":{"vi":"%","en":"%"},"unit":{"vi":"%","en":"%"}}],
           "rows":[],"total":{"key":"total","label":{"vi":"Tổng","en":"Total"},"cells":[{"value":12.5,"figure":"f10"}]},"perUnit":null}],
         "freshness":[{"source":"/khuevan/local/pupils","sequence":1584,"missing":3,"heard":"2026-10-01T08:15:00+07:00"}],
         "version":"3f9a"}
        """#
}
