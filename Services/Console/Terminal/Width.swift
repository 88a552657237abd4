extension String {
    /// Columns of a terminal this text takes.
    ///
    /// Vietnamese letters take one, composed or decomposed: an accent that combines takes none of its own. East Asian
    /// wide characters take two.
    var columns: Int {
        var count = 0
        for character in self { count += character.columns }
        return count
    }

    /// The text with blanks behind it, or before it, up to a width.
    func padded(to width: Int, onLeft: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - columns))
        return onLeft ? blanks + self : self + blanks
    }

    /// The text without control characters, which could move the cursor or the meaning.
    var printable: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var shown = ""
        for scalar in unicodeScalars { shown.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar) }
        return shown
    }
}

extension Character {
    fileprivate var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark: return 0
        default: return first.isWide ? 2 : 1
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// The blocks that Unicode's EastAsianWidth gives two columns, without the rare planes.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
