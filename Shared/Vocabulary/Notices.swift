public import Wire

/// What a notice to a pupil's family is about.
public enum NoticeTopic: String, WireEnum { case learning, conduct, absence, health, general }

/// How a notice comes: every week, every month, or at once (003 Đ6, 004 Đ19.5).
public enum NoticePace: String, WireEnum { case weekly, monthly, urgent }

/// What became of a notice on its way.
public enum ReceiptOutcome: String, WireEnum { case delivered, failed, read }

/// Where a notice stands.
public enum NoticeStatus: String, WireEnum { case waiting, delivered, failed, withdrawn }
