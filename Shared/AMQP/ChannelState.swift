/// What we know about the one channel, beside what librabbitmq knows.
///
/// A class so that a `Connection` needs only be borrowed; it never leaves it, and so never leaves its thread.
final class ChannelState {
    /// Why the connection is over; nothing more can be done with it.
    var failure: AMQPError?
    /// Why the channel is closed; `reopenChannel` opens another.
    var closure: AMQPError?
    /// The broker has let us in: what it refuses from now on is what we do, not who we are.
    var isAdmitted = false
    /// Why the broker takes no publishes for now.
    var blockedReason: String?
    /// `nil` until publishes are confirmed.
    var confirms: Confirms?
    var returned: [ReturnedMessage] = []
    var assembly: Assembly?
    let arena = Arena()
    /// Where answers leave; `nil` until the first.
    var side: SideConnection?
    private var deliveries: [Delivery] = []
    private var taken = 0

    /// Keeps a delivery that came while we waited for something else.
    func keep(_ delivery: Delivery) { deliveries.append(delivery) }

    func takeDelivery() -> Delivery? {
        guard taken < deliveries.count else { return nil }
        defer {
            taken += 1
            if taken == deliveries.count {
                deliveries.removeAll(keepingCapacity: true)
                taken = 0
            }
        }
        return deliveries[taken]
    }

    /// Keeps a returned message: its publish will say so, and who publishes without confirms can ask for it.
    func keep(_ message: ReturnedMessage) {
        if confirms?.returned(messageID: message.properties.messageID, code: message.code, text: message.text) == true {
            return
        }
        // Whoever never asks must not fill the memory.
        if returned.count >= 1000 { returned.removeFirst(500) }
        returned.append(message)
    }

    /// Forgets what died with the channel.
    func reset() {
        closure = nil
        confirms = nil
        assembly = nil
        deliveries = []
        taken = 0
    }
}
