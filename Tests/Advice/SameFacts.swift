import Meeting
import Testing

extension Discussion {
  /// What the five procedures are compared by, before the discussion begins.
  ///
  /// Maya is in hospital, at school and open to services, and may need a medical; Theo is of nursery age; their
  /// mother expects a baby. The concerns are complex, nobody needs protection at once, the referrer takes no part.
  /// Both parents have parental responsibility, the father is absent.
  static func ofTheSameFacts(under area: String) throws -> Discussion {
    var discussion = try Discussion(
      [maya, theo, unborn], relatives: [mother, absentFather], under: try #require(Area.all[area]).get())
    for name in ["school-age", "in-patient", "medical-in-question", "open-to-services"] {
      discussion.at("10:28", .circumstance(name, child: "maya", .yes))
    }
    discussion.at(
      "10:28", .circumstance("nursery-age", child: "theo", .yes),
      .circumstance("complex", child: nil, .yes),
      .circumstance("immediate-protection-needed", child: nil, .no),
      .circumstance("referrer-not-involved", child: nil, .yes))
    return discussion
  }

  /// The discussion begins: a first-line manager chairs, police and health are there, and nobody else.
  mutating func beginsWithPoliceAndHealth() {
    opens("10:30")
    comes("malik", for: "police", "10:30")
    comes("byrne", for: "health", "10:30")
  }
}
