public import Vocabulary
public import Wire

/// A notice to a pupil's family, for whatever channel is connected: text messages, Zalo, post.
public struct Notice: PublicState {
    public static let context = Context.pupils
    public static let entity = "notice"
    public static let facts = ["sent", "acknowledged", "withdrawn"]
    public static let classification = DataClassification.sensitive

    public var number: Int64
    public var school: UnitCode
    public var pupil: PupilCode
    public var schoolClass: ClassID?
    public var topic: NoticeTopic
    public var pace: NoticePace
    public var title: Bilingual
    public var text: Bilingual
    /// To whom; those of the pupil's guardians who have a telephone.
    public var recipients: [Pupil.Guardian]
    /// Not before this: nobody is woken up but in an emergency.
    public var deliverFrom: Instant
    public var status: NoticeStatus
    /// What the channels have said of it.
    public var receipts: [Receipt]

    public var key: String { String(number) }
    public var unit: UnitCode { school }

    public struct Receipt: Codable, Sendable, Hashable {
        public var channel: ShortText
        public var outcome: ReceiptOutcome
        public var at: Instant
        public var detail: LongText?

        public init(channel: ShortText, outcome: ReceiptOutcome, at: Instant, detail: LongText?) {
            self.channel = channel
            self.outcome = outcome
            self.at = at
            self.detail = detail
        }
    }

    public init(
        number: Int64, school: UnitCode, pupil: PupilCode, schoolClass: ClassID?, topic: NoticeTopic, pace: NoticePace,
        title: Bilingual, text: Bilingual, recipients: [Pupil.Guardian], deliverFrom: Instant,
        status: NoticeStatus = .waiting, receipts: [Receipt] = []
    ) {
        self.number = number
        self.school = school
        self.pupil = pupil
        self.schoolClass = schoolClass
        self.topic = topic
        self.pace = pace
        self.title = title
        self.text = text
        self.recipients = recipients
        self.deliverFrom = deliverFrom
        self.status = status
        self.receipts = receipts
    }
}
