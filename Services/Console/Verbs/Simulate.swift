import Platform
import Wire

/// Writes the files of a made-up district.
enum Simulate: Verb {
    static let name = "simulate"
    static let summary = Bilingual(en: "write the files of a made-up district", vi: "tạo tệp của một địa bàn giả lập")
    static let forms = ["--to DIR [--schools N] [--seed S] [--year Y]"]
    static let options = [
        Option("to", "DIR", en: "where to write", vi: "ghi vào thư mục này"),
        Option("schools", "N", en: "that many schools; else the sample commune", vi: "số trường; nếu không thì xã mẫu"),
        Option("seed", "S", en: "the same seed gives the same district", vi: "cùng hạt giống thì cùng dữ liệu"),
        Option("year", "Y", en: "the year the school year begins in", vi: "năm bắt đầu năm học"),
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        _ = try call.words(0...0)
        guard let directory = call.options["to"] else {
            throw .usage(en: "where to? Say --to DIR", vi: "ghi vào đâu? Ghi --to THƯ-MỤC")
        }
        let files = try write(District(plan: try plan(call)), to: directory)
        call.terminal.print(
            call.isJSON
                ? JSON.object([Member("directory", .string(directory)), Member("files", .integer(Int64(files)))]).text
                : call.language(
                    en: "\(files) files written to \(directory).", vi: "Đã ghi \(files) tệp vào \(directory)."))
        return .done
    }

    private static func plan(_ call: Call) throws(Failure) -> Plan {
        let schools = try call.options.number("schools", in: 0...10_000, otherwise: 0)
        let seed = try call.options.number("seed", in: 0...Int.max, otherwise: Int(Plan.sample.seed))
        let year = try call.options.number("year", in: 2000...2198, otherwise: Plan.sample.year)
        if schools > 0 { return .district(seed: UInt64(seed), schools: schools, year: year) }
        let sample = Plan.sample
        return Plan(seed: UInt64(seed), province: sample.province, year: year, communes: sample.communes)
    }

    /// Writes piece after piece, so that a city fits in the memory of one school.
    private static func write(_ district: District, to directory: String) throws(Failure) -> Int {
        var begun: Set<String> = []
        do throws(FileError) {
            try district.forEachPiece { (piece) throws(FileError) in
                let path = "\(directory)/\(piece.path)"
                if begun.insert(piece.path).inserted {
                    try Files.createDirectory(Files.parent(of: path), intermediate: true, mode: 0o755)
                    try Files.remove(path)
                }
                try Files.append(Array(piece.text.utf8), to: path, mode: 0o644)
            }
        } catch { throw .because(error) }
        return begun.count
    }
}
