/// Long passwords that whoever guesses tries first.
///
/// Short ones need no list: the least length keeps them out.
enum KnownPasswords {
    private static let all: Set<String> = [
        "12345678901234", "123456789012345", "1234567890123456", "123456789123456789", "0123456789012345",
        "abcdefghijklmn", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdf", "qwertyuiopasdfgh",
        "qwertyuiopasdfghjkl", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv", "1q2w3e4r5t6y7u", "1q2w3e4r5t6y7u8i",
        "passwordpassword", "password123456", "password1234567", "password12345678", "mypasswordis123",
        "administrator1", "administrator123", "adminadminadmin", "administrator2026", "changemechangeme",
        "letmeinletmein", "iloveyouiloveyou", "iloveyouforever", "matkhaumatkhau", "matkhau123456789",
        "matkhau12345678", "matkhaucuatoi", "matkhaucuatoi123", "quantrihethong", "quantrihethong123",
        "quantritruong123",
        "anhyeuemnhieulam", "emyeuanhnhieulam", "khongcomatkhau", "khongnhomatkhau", "giaovien123456",
        "hieutruong123456",
        "hieutruong12345", "truonghoc123456", "vietnamvodich", "vietnamvodich123", "hochochocmai", "xinchaovietnam",
        "xinchaovietnam123", "tongquan123456",
    ]

    /// Blanks, signs and capitals between the same letters make no other password.
    static func contain(_ text: String) -> Bool {
        all.contains(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
