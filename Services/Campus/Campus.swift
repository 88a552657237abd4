@main
enum Campus {
    static func main() {}
}
