import Glibc
import Platform
import ServiceKit
import Wire

/// The `khuevan` command: its verbs, and how one is found and run.
@main
enum Console {
    static let verbs: [any Verb.Type] = [
        SignIn.self, SignOut.self, PasswordVerb.self, SecondFactorVerb.self, SessionsVerb.self, AccountsVerb.self,
        ReviewVerb.self, AlarmsVerb.self, SecurityVerb.self, AccessStatementVerb.self, TreeVerb.self, Send.self,
        Ask.self, Import.self, Events.self, ReportVerb.self, AttendanceVerb.self, CompletionVerb.self,
        CertificatesVerb.self, PupilAccountsVerb.self, RollOverVerb.self, HealthVerb.self, JournalVerb.self,
        DeadVerb.self, ParkedVerb.self, BackupVerb.self, NoticesVerb.self, Simulate.self, TopologyVerb.self, Help.self,
    ]

    static func main() {
        let environment = Environment.current()
        let status = run(
            Array(CommandLine.arguments.dropFirst()), environment: environment, terminal: .current(environment))
        exit(status.rawValue)
    }

    static func run(_ arguments: [String], environment: Environment, terminal: Terminal) -> Ending {
        var language = Language { environment[$0] }
        var isJSON = false
        var named: (any Verb.Type)?
        do throws(Failure) {
            let (verb, rest) = try split(arguments)
            named = verb
            let options = try Options.parse(rest, known: (verb?.options ?? []) + Option.common + Help.ownOptions(verb))
            isJSON = options.has("json")
            if let wanted = options["lang"] {
                guard let known = Language(rawValue: wanted) else {
                    throw .usage(en: "--lang is vi or en", vi: "--lang là vi hoặc en")
                }
                language = known
            }
            let call = Call(options: options, language: language, terminal: terminal, environment: environment)
            guard let verb else { return Help.general(call) }
            if options.has("help") {
                terminal.print(verb.usage(in: language))
                return .done
            }
            return try verb.run(call)
        } catch {
            return Excuse(error, language: language, terminal: terminal, isJSON: isJSON).tell(of: named)
        }
    }

    /// The verb is the first word that is no option; options may stand before it.
    private static func split(_ arguments: [String]) throws(Failure) -> ((any Verb.Type)?, [String]) {
        let valued = Set(Option.common.filter { $0.value != nil }.map { "--\($0.name)" })
        var index = arguments.startIndex
        while index < arguments.endIndex, arguments[index].hasPrefix("-") {
            index += valued.contains(arguments[index]) ? 2 : 1
        }
        guard index < arguments.endIndex else { return (nil, arguments) }
        var rest = arguments
        let word = rest.remove(at: index)
        if let verb = verbs.first(where: { $0.name == word }) { return (verb, rest) }
        guard let nearest = Suggestion.nearest(to: word, among: verbs.map { $0.name }) else {
            throw .usage(en: "there is no verb \(word)", vi: "không có động từ \(word)")
        }
        throw .usage(
            en: "there is no verb \(word); did you mean \(nearest)?",
            vi: "không có động từ \(word); có phải bạn muốn ghi \(nearest)?")
    }
}
