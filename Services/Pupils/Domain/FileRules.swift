import Contracts
import Messaging
import Vocabulary
import Wire

/// What a pupil's file may say, whoever writes it.
enum FileRules {
    static let oldest = 25
    static let mostGuardians = 5
}

extension Findings {
    mutating func checkAge(_ birthDate: LocalDate, on today: LocalDate) {
        if birthDate > today {
            add(.invalid, at: "/birthDate", en: "\(birthDate) is in the future", vi: "ngày \(birthDate) ở tương lai")
        } else if birthDate.years(until: today) > FileRules.oldest {
            add(
                .invalid, at: "/birthDate",
                en:
                    "makes the pupil \(birthDate.years(until: today)) years old; at most \(FileRules.oldest) is expected",
                vi: "cho tuổi \(birthDate.years(until: today)); tuổi học sinh không quá \(FileRules.oldest)")
        }
    }

    mutating func checkLists(_ policies: [PolicyCategory]?, _ guardians: [Pupil.Guardian]?) {
        if let policies, Set(policies).count < policies.count {
            add(.invalid, at: "/policies", en: "names the same category twice", vi: "có diện chính sách bị lặp lại")
        }
        if let guardians, guardians.count > FileRules.mostGuardians {
            add(
                .tooLarge, at: "/guardians",
                en: "has \(guardians.count) people; at most \(FileRules.mostGuardians)",
                vi: "có \(guardians.count) người; nhiều nhất \(FileRules.mostGuardians) người")
        }
    }
}
