/// A QR code of a text (ISO/IEC 18004): byte mode, versions 1 to 13.
///
/// An encoder of our own, because the one text it is for holds a secret: it shall not leave the machine.
struct QRCode {
    let version: QRVersion
    let correction: QRCorrection
    let mask: Int
    private let grid: QRGrid

    var side: Int { grid.side }

    func isDark(row: Int, column: Int) -> Bool { grid.isDark(row, column) }

    /// The smallest symbol for the text, with more correction where it fits; nothing where the text is too long.
    init?(_ text: String) {
        for correction in [QRCorrection.medium, .low] {
            for version in QRVersion.all {
                guard let code = QRCode(text, version, correction) else { continue }
                self = code
                return
            }
        }
        return nil
    }

    /// A symbol of a given size, with the mask that is read most easily unless one is given.
    init?(_ text: String, _ version: QRVersion, _ correction: QRCorrection, mask wanted: Int? = nil) {
        guard let data = QRMessage.data(Array(text.utf8), version, correction) else { return nil }
        var plain = QRGrid(patternsOf: version)
        plain.place(QRMessage.interleaved(data, version, correction))
        var best: (mask: Int, grid: QRGrid, penalty: Int)?
        for mask in wanted.map({ $0..<$0 + 1 }) ?? QRMask.all {
            var grid = plain
            grid.turn { QRMask.turns(mask, $0, $1) }
            grid.draw(format: QRInformation.format(correction, mask: mask))
            let penalty = QRMask.penalty(of: grid)
            if best.map({ penalty < $0.penalty }) ?? true { best = (mask, grid, penalty) }
        }
        guard let best else { return nil }
        self.version = version
        self.correction = correction
        mask = best.mask
        grid = best.grid
    }
}
