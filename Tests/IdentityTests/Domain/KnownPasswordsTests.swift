import Access
import Contracts
import Crypto
import Messaging
import SQLite
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Identity

@Suite("A password that is tried first") struct KnownPasswordsTests {
    @Test(
        "is one of words, runs of keys, repetitions and years that everybody knows",
        arguments: [
            "password12345678", "Matkhau@123456789", "qwertyuiopasdfgh", "hieutruong2026!!", "12345678", "matkhau1",
            "P@ssw0rd2026!!!!", "Mật khẩu 2026 2026", "mật khẩu của tôi", "tôi yêu việt nam", "Anh yêu em nhiều lắm",
            "zyxwvutsrqponmlk", "poiuytrewq123456", "1q2w3e4r5t6y7u8i", "aaaaaaaabbbbbbbb", "0912345678 01011990",
            "Admin@2026Admin@", "abc123abc123abc123", "giáo viên 123456", "4dm1n1str4t0r!",
        ])
    func known(text: String) { #expect(KnownPasswords.contain(text)) }

    @Test(
        "is none of several words of one's own, nor what a machine has drawn",
        arguments: [
            "ba con vịt vàng bơi", "sáng nay trời đẹp lắm", "chiều thứ bảy đi câu cá", "mẹ nấu canh chua cá lóc",
            "x9-Kp2.vQ7:mT4", "correct horse battery staple", "vịt vàng", "học sinh lớp tôi ngoan", "k7m2p-9qxw4-t3vzn",
        ])
    func own(text: String) { #expect(!KnownPasswords.contain(text)) }

    @Test(
        "is the account's name, whole or in parts, with a year or a sign",
        arguments: [
            ("lan.nguyen", "lan.nguyen2026"), ("lan.nguyen", "LanNguyen2026!"), ("lan.nguyen", "nguyen lan 1990"),
            ("tho.an", "thoan123thoan123"), ("c1-hoasen", "hoasen2026hoasen"), ("mai", "mai-mai-2026-mai"),
        ])
    func name(account: String, text: String) { #expect(KnownPasswords.contain(text, besides: account)) }

    @Test("is soon judged, however long it is")
    func long() {
        #expect(!KnownPasswords.contain(String(repeating: "a1b2", count: 50)))
        #expect(KnownPasswords.contain(String(repeating: "a", count: 200)))
        #expect(KnownPasswords.contain(String(repeating: "admin", count: 40)), "one piece, however often")
        #expect(!KnownPasswords.contain("hello school dragon football sunshine"), "five words of one's own choice")
    }

    @Test("is refused of nobody who has chosen none")
    func empty() { #expect(KnownPasswords.contain("")) }
}
