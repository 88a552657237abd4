/// A stretch of one file's text, whole rows; the pieces of one path follow each other in order.
struct Piece: Equatable {
    let path: String
    let text: String
}
