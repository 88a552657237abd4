import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// What a school looks after besides teaching: its pupils' health, its rooms and its equipment; each part brings its lists.
@main
enum Campus: Service {
    static let context = Context.campus
    static let summary = Bilingual(
        en: "School health: checkups, measurements and how the children grow. Facilities: rooms and equipment.",
        vi: "Y tế trường học: các đợt đo, số đo và tình trạng dinh dưỡng của trẻ. Cơ sở vật chất: phòng, thiết bị.")

    static let migrations = SchoolHealth.migrations + SchoolAssets.migrations
    static let commands = SchoolHealth.commands + SchoolAssets.commands
    static let queries = SchoolHealth.queries + SchoolAssets.queries
    static let reactions = SchoolHealth.reactions
    static let responses = SchoolHealth.responses
}
