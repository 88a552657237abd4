@main
enum Pupils {
    static func main() {}
}
