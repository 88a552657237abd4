/// Passwords that whoever guesses tries first.
///
/// Lists of millions are for those who guess; here stand the words and runs such lists are made of, so that a password is
/// refused when nothing is left of it once these are taken away.
enum KnownPasswords {
    /// Words, in Vietnamese without tones and in English, that people build passwords from.
    private static let words: Set<String> = [
        "password", "pass", "matkhau", "matma", "admin", "administrator", "quantri", "quantrivien", "hethong",
        "root", "user", "test", "guest", "demo", "login", "welcome", "letmein", "changeme", "secret", "bimat", "master",
        "dangnhap", "taikhoan", "khongco", "khongnho", "toi", "cuatoi", "cua", "my", "is", "the", "day", "la",
        "iloveyou", "love", "you", "forever", "anhyeuem", "emyeuanh", "yeu", "anh", "em", "nhieu", "nhieulam", "lam",
        "hello", "xinchao", "vietnam", "viet", "nam", "vodich", "hanoi", "saigon", "danang", "hochiminh",
        "truong", "truonghoc", "hoc", "hocsinh", "sinhvien", "giaovien", "hieutruong", "hieupho", "ketoan", "yte",
        "vanthu", "giaovu", "giaoduc", "mamnon", "tieuhoc", "trunghoc", "thcs", "thpt", "thaygiao", "cogiao",
        "teacher", "school", "student", "principal", "mai", "nguyen", "tran", "le", "pham",
        "football", "dragon", "monkey", "sunshine", "princess", "superman", "batman", "pokemon", "qwerty",
        "abc", "abcd", "xyz", "aa", "a", "khuevan", "csdl", "moet", "edu", "vn", "tongquan",
    ]

    /// Runs of keys, forwards; people type them backwards too.
    private static let runs: [[Character]] = [
        "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "zxcvbnmasdfghjklqwertyuiop",
        "12345678901234567890",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "asdfqwerzxcv",
    ].flatMap { [Array($0), $0.reversed()] }

    /// Letters as they are written in place of others.
    private static let masks: [Character: Set<Character>] = [
        "@": ["a"], "4": ["a"], "$": ["s"], "5": ["s"], "0": ["o"], "1": ["i", "l"], "!": ["i"], "3": ["e"], "7": ["t"],
    ]

    /// Vowels with their marks, by the vowel without.
    private static let plain: [Character: Character] = {
        let marked = [
            ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
            ("u", "ùúủũụưừứửữự"),
            ("y", "ỳýỷỹỵ"), ("d", "đ"),
        ]
        return Dictionary(
            uniqueKeysWithValues: marked.flatMap { letter, forms in forms.map { ($0, Character(letter)) } })
    }()

    /// Several words of one's own choice are a good password, even where each is common.
    private static let mostPieces = 4

    /// Whether the password is built of few pieces and nothing else, its account's name among them.
    static func contain(_ text: String, besides account: String = "") -> Bool {
        // Blanks and signs between the same letters make no other password, nor does saying it twice.
        let letters = unit(of: text.lowercased().map { plain[$0] ?? $0 }.filter { stands($0) || masks[$0] != nil })
        // With a name of one piece, its parts and the whole.
        let parts = account.split { !$0.isLetter && !$0.isNumber }
        let own = parts.filter { $0.count > 2 }.map(String.init) + [parts.joined()]
        let known = words.union(own).filter { !$0.isEmpty }.map(Array.init)
        // How few pieces reach up to each place; nothing where none do.
        var fewest: [Int?] = Array(repeating: nil, count: letters.count + 1)
        fewest[0] = 0
        for place in letters.indices {
            guard let pieces = fewest[place], pieces <= mostPieces else { continue }
            func reach(_ end: Int, with count: Int) { fewest[end] = min(fewest[end] ?? count, count) }
            // A sign that may stand for a letter may as well stand between two words.
            if !stands(letters[place]) { reach(place + 1, with: pieces) }
            let rest = letters[place...]
            for word in known where fits(word, rest) { reach(place + word.count, with: pieces + 1) }
            for length in stretches(rest) { reach(place + length, with: pieces + 1) }
        }
        return fewest[letters.count].map { $0 <= mostPieces } ?? false
    }

    private static func stands(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }

    /// What is repeated throughout, or everything where nothing is.
    private static func unit(of letters: [Character]) -> [Character] {
        for length in 1..<max(2, letters.count / 2 + 1) where letters.count % length == 0 && length < letters.count {
            if letters.indices.allSatisfy({ letters[$0] == letters[$0 % length] }) { return Array(letters[..<length]) }
        }
        return letters
    }

    private static func fits(_ word: [Character], _ letters: ArraySlice<Character>) -> Bool {
        word.count <= letters.count && zip(word, letters).allSatisfy { $0 == $1 || masks[$1]?.contains($0) == true }
    }

    /// How long the runs of keys, the repetitions and the numbers are that begin here: all lengths that make one.
    private static func stretches(_ letters: ArraySlice<Character>) -> Set<Int> {
        let repeated = letters.prefix { $0 == letters.first }.count
        let run = runs.reduce(0) { longest, run in
            max(longest, run.indices.reduce(0) { max($0, zip(run[$1...], letters).prefix { $0 == $1 }.count) })
        }
        // A year, a day, a house number; longer ones are made of these.
        let digits = min(letters.prefix { $0.isNumber }.count, 8)
        let longest = max(repeated, run)
        return Set(digits > 0 ? 1...digits : 0...0).union(longest >= 3 ? 3...longest : 0...0).subtracting([0])
    }
}
