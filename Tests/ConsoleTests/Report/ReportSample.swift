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
         "sections":[{"id":"enrolment","name":{"vi":"Học sinh theo khối","en":"Pupils by grade"},
           "columns":[{"id":"total","name":{"vi":"Tổng số","en":"Total"}},{"id":"female","name":{"vi":"Nữ","en":"Girls"}},{"id":"male","name":{"vi":"Nam","en":"Boys"}}],
           "rows":[{"key":"total","label":{"vi":"Tổng","en":"All"},"cells":[{"value":1580,"figure":"f1"},{"value":780,"figure":"f2"},{"value":800,"figure":"f3"}]},
                   {"key":"6","label":{"vi":"Lớp 6 \"A\"","en":"Grade 6"},"cells":[{"value":140,"figure":"f4"},{"value":70,"figure":"f5"},{"value":70,"figure":"f6"}]},
                   {"key":"7","label":{"vi":"=1+1","en":"Grade 7"},"cells":[{"value":1440,"figure":"f7"},{"value":710,"figure":"f8"},{"value":730,"figure":"f9"}]}]},
          {"id":"shares","name":{"vi":"Tỉ lệ","en":"Shares"},"columns":[{"id":"share","name":{"vi":"%","en":"%"}}],
           "rows":[{"key":"one","label":{"vi":"Một","en":"One"},"cells":[{"value":null,"figure":"f10"}]}]}],
         "units":[{"unit":{"code":"99000MN000001000000A","name":"Trường 'Mầm non'"},
           "sections":[{"id":"enrolment","name":{"vi":"Học sinh","en":"Pupils"},"columns":[{"id":"n","name":{"vi":"Số","en":"Number"}}],"rows":[{"key":"total","label":{"vi":"Tổng","en":"All"},"cells":[{"value":12.5,"figure":"f11"}]}]}]}],
         "freshness":[{"source":"/khuevan/local/pupils","sequence":1584,"heard":"2026-10-01T08:15:00+07:00"}],
         "definition":"opening@1"}
        """#
}
