@main
enum Reporting {
    static func main() {}
}
