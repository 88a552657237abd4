/// Passwords that whoever guesses tries first.
///
/// Lists of millions are for those who guess; here stand the words and runs such lists are made of, so that a password is
/// refused when nothing is left of it once these are taken away.
enum KnownPasswords {
    /// Words, in Vietnamese without tones and in English, that people build passwords from.
    private static let words: Set<String> = [
        "password", "passw0rd", "pass", "matkhau", "admin", "administrator", "quantri", "quantrivien", "hethong",
        "root", "user", "test", "guest", "demo", "login", "welcome", "letmein", "changeme", "secret", "bimat", "master",
        "khongco", "khongnho", "toi", "cuatoi", "cua", "my", "is", "the", "day", "la", "mypassword",
        "iloveyou", "love", "you", "forever", "anhyeuem", "emyeuanh", "yeu", "anh", "em", "nhieu", "nhieulam", "lam",
        "hello", "xinchao", "vietnam", "viet", "nam", "vodich", "hanoi", "saigon", "danang", "hochiminh",
        "truong", "truonghoc", "hoc", "hocsinh", "sinhvien", "giaovien", "hieutruong", "hieupho", "ketoan", "yte",
        "teacher", "school", "student", "principal", "mai", "nguyen", "tran", "le", "pham",
        "football", "dragon", "monkey", "sunshine", "princess", "superman", "batman", "pokemon", "qwerty",
        "abc", "abcd", "xyz", "aa", "a", "khuevan", "csdl", "moet", "edu", "vn", "tongquan",
    ]

    /// Runs of keys.
    private static let runs = [
        "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1234567890123456789012345678901234567890",
        "0987654321098765432109876543210987654321", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p",
        "zxcvbnmasdfghjkl",
    ]

    /// Whether the password is built of nothing else, its account's name among them.
    static func contain(_ text: String, besides account: String = "") -> Bool {
        // Blanks, signs and capitals between the same letters make no other password.
        let letters = Array(text.lowercased().filter { $0.isLetter || $0.isNumber })
        let own = account.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init).filter {
            $0.count > 2
        }
        let all = words.union(own)
        let longest = all.reduce(0) { max($0, $1.count) }
        var (position, pieces) = (0, 0)
        while position < letters.count {
            let end = min(letters.count, position + longest)
            let word = stride(from: end, to: position, by: -1).first { all.contains(String(letters[position..<$0])) }
            let length = max(
                word.map { $0 - position } ?? 0, run(letters[position...]), repetition(letters[position...]))
            guard length > 0 else { return false }
            position += length
            pieces += 1
        }
        // Several words of one's own choice are a good password, even where each is common.
        return pieces <= 4
    }

    /// How many letters from the first on are a run of keys or a number that looks like a year or a day.
    private static func run(_ letters: ArraySlice<Character>) -> Int {
        let text = String(letters)
        var longest = 0
        for run in runs {
            for start in run.indices {
                let shared = zip(run[start...], text).prefix { $0 == $1 }.count
                longest = max(longest, shared)
            }
        }
        let digits = letters.prefix { $0.isNumber }.count
        let isDate = (digits == 4 || digits == 6 || digits == 8)
        return max(longest >= 3 ? longest : 0, isDate ? digits : 0, digits <= 3 ? digits : 0)
    }

    /// How many times the first letter is repeated, where that is three times or more.
    private static func repetition(_ letters: ArraySlice<Character>) -> Int {
        let count = letters.prefix { $0 == letters.first }.count
        return count >= 3 ? count : 0
    }
}
