import Platform
import Testing
import Vocabulary

@Suite("The order of Vietnamese names") struct VietnameseOrderTests {
    /// Written by hand, in order: what is easy to get wrong.
    private static let inOrder = [
        // One word, then the same given name with a family; a shorter word before a longer.
        "An", "Nguyễn An", "Nguyễn Bình An", "Nguyễn Văn An", "Trần An", "Lê Ân Án",
        // The tones of one word: ngang, huyền, hỏi, ngã, sắc, nặng; letters come first.
        "Vũ Anh", "Vũ Ành", "Vũ Ảnh", "Vũ Ãnh", "Vũ Ánh", "Vũ Ạnh", "Vũ Anha",
        // Ă and Â are letters of their own, after all of A.
        "Lý Át", "Lý Ăn", "Lý Ằn", "Lý Ăng", "Lý Ân", "Lý Ấn", "Lý Ba", "Lý Bá",
        // D before Đ, and Đ before E; E before Ê.
        "Hồ Dũng", "Hồ Duy", "Hồ Đan", "Hồ Đào", "Hồ Em", "Hồ Én", "Hồ Ê",
        // Foreign letters where other languages have them.
        "Hồ Faye", "Lê Gia", "Lê Hoa", "Lê Hoà", "Lê Hòa", "Lê Hóa", "Lê Jack", "Lê Khôi",
        // The family decides among equal given names, then what is between, word by word, tones within each word.
        "Bùi Thị Lan", "Đỗ Thị Lan", "Hoàng Thị Lan", "Lê Lan", "Lê Thi Lan", "Lê Thì Lan", "Lê Thị Lan",
        "Lê Thị Bích Lan", "Lê Thị Bình Lan", "Lê Thịnh Lan", "Lưu Lan",
        // O, Ô, Ơ; U, Ư.
        "Vũ Nghĩa", "Vũ Nhàn", "Vũ Oanh", "Vũ Ông", "Vũ Ơn", "Vũ Phú", "Vũ Tâm", "Vũ Tấn", "Vũ Toàn", "Vũ Tùng",
        "Vũ Tư", "Vũ Từ", "Vũ Uy", "Vũ Ưng", "Vũ Vy", "Lê William", "Lê Xuân", "Lê Yến", "Lê Zoe",
    ]

    /// What the hand-written order and the generated names have in common is that each name is less than the next.
    @Test("is that of the list written by hand")
    func handWritten() {
        var shuffled = Self.inOrder
        var dice = SplitMix64(seed: 7)
        shuffled.shuffle(using: &dice)
        #expect(Self.sorted(shuffled) == Self.inOrder)
    }

    @Test("is that of another, slow way of comparing, for a thousand names")
    func generated() {
        var dice = SplitMix64(seed: 20_260_905)
        let names = (1...1000).map { _ in Self.name(&dice) }
        let slow = names.sorted { NameOrder.precedes($0, $1) }
        for (one, other) in zip(Self.sorted(names), slow) {
            // Names that differ in capitals and blanks alone are equal to the slow way.
            #expect(!NameOrder.precedes(one, other) && !NameOrder.precedes(other, one), "\(one) | \(other)")
        }
        for (one, other) in zip(slow, slow.dropFirst()) where NameOrder.precedes(one, other) {
            #expect(Self.precedes(one, other), "\(one) | \(other)")
        }
    }

    @Test("does not care how the letters were typed")
    func spelling() {
        let decomposed = "Đa\u{0323}\u{0306}ng Thi\u{0323} A\u{0302}\u{0301}m"
        #expect(Vietnamese.sortKey("Đặng Thị Ấm") == Vietnamese.sortKey(decomposed))
    }

    @Test(
        "looks at capitals, blanks and spelling last, and never calls two texts one",
        arguments: [
            ("Lê an", "Lê An"), ("Lê An", "lê Ân"), ("Lê  An", "Lê An"), ("Lê Hoà", "Lê Hòa"), ("Lê An", "Lê Anh"),
            ("Lê Hen", "Lê Henry"), ("Lê H'Hen", "Lê Ha"), ("Lê 9", "Lê A"), ("Lê Muller", "Lê Müller"),
            ("Lê Zoe", "Lê 学"), ("", "A"),
        ])
    func last(smaller: String, larger: String) {
        #expect(Self.precedes(smaller, larger))
    }

    private static func sorted(_ names: [String]) -> [String] {
        let keyed = names.map { (key: Vietnamese.sortKey($0), name: $0) }
        return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.name)
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        Vietnamese.sortKey(left).lexicographicallyPrecedes(Vietnamese.sortKey(right))
    }

    /// One to four syllables, near enough to each other that every rule has to decide now and then.
    private static func name(_ dice: inout SplitMix64) -> String {
        let starts = ["", "b", "d", "đ", "h", "ng", "nh", "t", "th", "tr", "v", "w", "z", "f", "j"]
        let vowels = Array("aàảãáạăằắặâầấậeèéêềếệiìíoòóôồốơờớuùúưừứyỳý").map(String.init)
        let ends = ["", "", "m", "n", "ng", "nh", "t"]
        let words = (1...Int.random(in: 1...4, using: &dice)).map { _ -> String in
            let pick = { (list: [String], dice: inout SplitMix64) in list[Int.random(in: list.indices, using: &dice)] }
            let word = pick(starts, &dice) + pick(vowels, &dice) + pick(ends, &dice)
            return Bool.random(using: &dice) ? word.capitalised : word
        }
        return words.joined(separator: " ")
    }
}

extension String {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

@Suite("Searching for Vietnamese names") struct VietnameseSearchTests {
    @Test(
        "forgets tones, accents, capitals and double blanks",
        arguments: [
            ("Nguyễn Thị Ánh Đào", "nguyen thi anh dao"), ("ĐẶNG  VĂN ƯỚC", "dang van uoc"), ("Y Ơng", "y ong"),
            ("H'Hen Niê", "hhen nie"), ("Jean-Luc Müller", "jean luc muller"), ("Trần Văn 2", "tran van 2"),
            ("Nguye\u{0302}\u{0303}n", "nguyen"), ("n\u{0303}", "n"), ("学校", "学校"), ("--", ""), ("", ""),
        ])
    func folds(name: String, form: String) { #expect(Vietnamese.searchForm(name) == form) }

    @Test("is its own form, so what is looked for may be written in any way")
    func stable() {
        for name in ["Nguyễn Thị Ánh Đào", "H'Hen Niê", "Jean-Luc"] {
            let form = Vietnamese.searchForm(name)
            #expect(Vietnamese.searchForm(form) == form)
        }
    }
}
