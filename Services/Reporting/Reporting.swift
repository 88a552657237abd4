import Access
import Messaging
import SQLite
import ServiceKit
import Vocabulary
import Wire

/// The statistics of the sector: every service's facts folded into figures that explain themselves (004 Đ13, Đ22, Đ24).
@main
enum Reporting: Service {
    static let context = Context.reporting
    static let summary = Bilingual(
        en: "Folds everybody's facts into figures and reports, and explains every figure.",
        vi: "Tổng hợp dữ kiện của mọi dịch vụ thành số liệu, báo cáo và giải thích từng con số.")
    static let migrations = [
        Migration("reporting/V001_create_events", PackageResources.V001_create_events_sql),
        Migration("reporting/V002_create_facts", PackageResources.V002_create_facts_sql),
        Migration("reporting/V003_create_seal", PackageResources.V003_create_seal_sql),
        Migration("reporting/V004_create_room", PackageResources.V004_create_room_sql),
    ]
    static let commands: [any Command.Type] = []
    static let queries: [any Query.Type] = [
        AskFigures.self, ShowReport.self, ExplainFigure.self, ShowFreshness.self, ListReports.self, ShowSeals.self,
    ]
    static let ingest: (any Ingest.Type)? = TakeEvents.self
    static let tools = [
        Tool(
            "--rebuild", usage: "[--verify]",
            meaning: Bilingual(
                en: "asks every service for its whole journal, builds the store anew beside the old one, and takes its "
                    + "place; with --verify only if both are alike",
                vi:
                    "xin lại toàn bộ sổ của mọi dịch vụ, dựng kho mới bên cạnh kho cũ rồi thay thế; với --verify thì chỉ "
                    + "thay khi hai kho giống nhau"), run: Rebuild.run)
    ]
}
