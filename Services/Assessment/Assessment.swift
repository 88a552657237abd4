@main
enum Assessment {
    static func main() {}
}
