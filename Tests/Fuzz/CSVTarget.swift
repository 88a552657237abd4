/// Built together with the reader itself, which belongs to the console.
func check(_ bytes: [UInt8]) {
    let limits = CSV.Limits(bytes: 1 << 16, rows: 500, columns: 16, field: 2_000, flaws: 10)
    let (rows, flaws) = CSV.read(bytes, limits: limits)
    let lines = 1 + bytes.count { $0 == 0x0A }
    expect(rows.allSatisfy { (1...lines).contains($0.line) }, "a row is in the file")
    expect(flaws.allSatisfy { (1...lines).contains($0.line) }, "a flaw is in the file")
    guard flaws.isEmpty else { return }
    let written = rows.map { row in
        row.fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }
    let again = CSV.read(Array(written.joined().utf8))
    expect(again.flaws.isEmpty && again.rows.map(\.fields) == rows.map(\.fields), "what is written reads the same")
}
