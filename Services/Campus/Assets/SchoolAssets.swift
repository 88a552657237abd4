import Messaging
import SQLite

/// Facilities (004 Đ2.1): the rooms of a school and the equipment in them, from the day they come to the day they go.
enum SchoolAssets {
    static let migrations = [
        Migration("assets/V001_create_room", PackageResources.V001_create_room_sql),
        Migration("assets/V002_create_asset", PackageResources.V002_create_asset_sql),
    ]
    static let commands: [any Command.Type] = [
        RegisterRoom.self, Many<RegisterRoom>.self, ChangeRoom.self, CloseRoom.self,
        RegisterAsset.self, Many<RegisterAsset>.self, MoveAsset.self, Many<MoveAsset>.self,
        ChangeAsset.self, Many<ChangeAsset>.self, WriteOffAsset.self, Many<WriteOffAsset>.self,
    ]
    static let queries: [any Query.Type] = [RoomList.self, AssetList.self, FacilitiesOfSchool.self]
}
