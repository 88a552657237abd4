@main
enum Console {
    static func main() {}
}
