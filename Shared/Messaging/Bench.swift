import AMQP

/// What the writer has taken and cannot settle yet: deliveries in the workshop, and what their senders sent after them.
///
/// A sender's commands are settled in the order he sent them, so what follows a laborious one waits behind it; nobody
/// else does.
struct Bench {
    /// Laborious commands at once.
    ///
    /// A broker sends at most 256 messages ahead, and others must find room among them.
    static let capacity = 128

    /// What becomes of deliveries.
    struct Course {
        /// To be settled now.
        var settle: [Delivery] = []
        /// To the workshop.
        var labour: [Delivery] = []
        /// There is no room for them; their senders hear it and ask again.
        var sendAway: [Delivery] = []
    }

    private var atWork: Set<UInt64> = []
    /// By sender, while one of his is at work.
    private var behind: [String: [Delivery]] = [:]

    var isEmpty: Bool { atWork.isEmpty }

    /// Sends fresh deliveries on their way.
    mutating func sort(_ deliveries: [Delivery], isLaborious: (Delivery) -> Bool) -> Course {
        var course = Course()
        for delivery in deliveries { place(delivery, in: &course, isLaborious) }
        return course
    }

    /// Notes that the workshop is done with one, and gives what has waited behind it.
    mutating func release(after delivery: Delivery, isLaborious: (Delivery) -> Bool) -> Course {
        var course = Course()
        atWork.remove(delivery.tag)
        guard let sender = delivery.sender, let waiting = behind.removeValue(forKey: sender) else { return course }
        for delivery in waiting { place(delivery, in: &course, isLaborious) }
        return course
    }

    private mutating func place(_ delivery: Delivery, in course: inout Course, _ isLaborious: (Delivery) -> Bool) {
        if let sender = delivery.sender, behind[sender] != nil {
            behind[sender]?.append(delivery)
        } else if !isLaborious(delivery) {
            course.settle.append(delivery)
        } else if atWork.count >= Self.capacity, ReplyAddress(delivery.properties.replyTo) != nil {
            course.sendAway.append(delivery)
        } else {
            atWork.insert(delivery.tag)
            if let sender = delivery.sender { behind[sender] = [] }
            course.labour.append(delivery)
        }
    }
}

extension Delivery {
    /// Whoever sends with this token; nothing where nobody is signed in.
    fileprivate var sender: String? {
        guard let token = header("authorization") else { return nil }
        return "\(properties.userID ?? "") \(token)"
    }
}
