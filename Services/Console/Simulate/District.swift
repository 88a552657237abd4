/// A simulated district as files: the units, and for every school its classes, people, assignments, marks and measures.
///
/// Schools are made one at a time and let go, so a city of 2,500 schools needs the memory of one.
struct District {
    let plan: Plan

    init(plan: Plan) {
        self.plan = plan
    }

    /// Every file whole: for districts that fit in memory.
    func files() -> [(path: String, text: String)] {
        var order: [String] = []
        var texts: [String: String] = [:]
        forEachPiece { piece in
            if texts[piece.path] == nil { order.append(piece.path) }
            texts[piece.path, default: ""] += piece.text
        }
        return order.map { (path: $0, text: texts[$0, default: ""]) }
    }

    /// Every file in pieces, school after school: append each to what its path has so far.
    func forEachPiece<Failure: Error>(_ body: (Piece) throws(Failure) -> Void) throws(Failure) {
        try body(Piece(path: SchoolFiles.unitsPath, text: unitsHead))
        for piece in SchoolFiles.headers(withVendors: hasVendorSchool) { try body(piece) }
        var number = 0
        for (index, commune) in plan.communes.enumerated() {
            let office = CommuneOffice(commune, number: index + 1)
            try body(Piece(path: SchoolFiles.unitsPath, text: office.unitRow(parent: department)))
            try body(Piece(path: SchoolFiles.accountsPath, text: office.accountRow))
            for school in commune.schools {
                number += 1
                let simulated = SimulatedSchool(
                    school, number: number, commune: commune.name, year: plan.year, seed: plan.seed)
                for piece in SchoolFiles(simulated, office: office.code).pieces() { try body(piece) }
            }
        }
    }

    private var hasVendorSchool: Bool {
        plan.communes.contains { $0.schools.contains(where: \.isVendors) }
    }

    private var department: String { CodeSpace(prefix: "SO", number: 1).ofUnit }

    private var unitsHead: String {
        var sheet = Sheet(header: "code,kind,name,parent,from,levels,ownership,region")
        sheet.row(
            department, "department", "Sở Giáo dục và Đào tạo tỉnh \(plan.province)", "", SchoolCalendar.reform.text,
            "", "", "")
        return sheet.text
    }
}
