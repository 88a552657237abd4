import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// What a school looks after besides teaching: today its pupils' health; each part brings its own lists.
@main
enum Campus: Service {
    static let context = Context.campus
    static let summary = Bilingual(
        en: "School health: checkups, measurements and how the children grow.",
        vi: "Y tế trường học: các đợt đo, số đo và tình trạng dinh dưỡng của trẻ.")

    static let migrations = SchoolHealth.migrations
    static let commands = SchoolHealth.commands
    static let queries = SchoolHealth.queries
    static let reactions = SchoolHealth.reactions
    static let responses = SchoolHealth.responses
}
