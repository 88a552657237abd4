public import Wire

/// Where a family's request stands.
public enum CorrectionStatus: String, WireEnum { case requested, acknowledged, corrected, rejected }
