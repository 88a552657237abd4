@main
enum Staff {
    static func main() {}
}
