/// How carefully the data of an event must be handled (Decree 13/2023: basic and sensitive personal data).
public enum DataClassification: String, WireEnum {
    case open = "public"
    case personal
    case sensitive
}
