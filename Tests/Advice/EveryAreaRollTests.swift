import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Who is there, in every area")
struct EveryAreaRollTests {
  /// Who comes last, at 10:35.
  private static func comes(_ agency: String) -> @Sendable (inout Discussion) -> Void {
    { $0.comes("late", for: agency, "10:35") }
  }

  /// [WT] 3, [GLO] and [BED]: social care, police and health; [LIV] 1: social care and police as a minimum, and
  /// health professionals; [DEV]: education is a key agency; [EAM] 3.1, 3.2: education too.
  static let core: [(String, String, [String])] = [
    ("working-together", "police", ["critical"]), ("working-together", "", []),
    ("working-together", "health", ["critical"]),
    ("bedford", "police", ["critical"]), ("bedford", "health", ["critical"]), ("bedford", "", []),
    ("liverpool", "police", ["critical"]), ("liverpool", "health", ["critical"]), ("liverpool", "", []),
    ("gloucestershire", "police", ["critical"]), ("gloucestershire", "", []),
    ("devon", "police", ["critical"]), ("devon", "education", ["critical"]), ("devon", "", []),
    ("eastmarch", "education", ["critical"]), ("eastmarch", "", []),
  ]

  @Test("Every agency of the minimum is there, or it is not quorate", arguments: core)
  func minimum(_ area: String, _ absent: String, _ raises: [String]) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore(except: absent)
    #expect(discussion.said("quorum.core") == raises)
    guard !absent.isEmpty else { return }
    discussion.comes("late", for: absent, "10:35")
    #expect(discussion.said("quorum.core") == [])
  }

  @Test(
    "Education is missed in Devon and in Eastmarch alone",
    arguments: ["working-together", "bedford", "liverpool", "gloucestershire"])
  func education(_ area: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore(except: "education")
    #expect(discussion.said("quorum.core") == [])
  }

  struct Place: Sendable, CustomTestStringConvertible {
    var area: String
    var circumstance: String
    var severity: String
    var name: String
    var agency: String
    var testDescription: String { "\(area): \(circumstance), \(name)" }

    init(_ area: String, _ circumstance: String, _ severity: String, _ name: String, _ agency: String) {
      (self.area, self.circumstance, self.severity) = (area, circumstance, severity)
      (self.name, self.agency) = (name, agency)
    }
  }

  static let places: [Place] = [
    // [WT] 1: "including the residential or fostering service, if the child is looked after".
    Place("working-together", "in-care", "warning", "Residential or fostering service", "carer"),
    Place("bedford", "in-care", "warning", "Residential or fostering service", "carer"),
    Place("liverpool", "in-care", "warning", "Residential or fostering service", "carer"),
    Place("devon", "in-care", "warning", "Residential or fostering service", "carer"),
    Place("eastmarch", "in-care", "warning", "Residential or fostering service", "carer"),
    // [BED], [LIV] 1: pre-birth "this should involve the midwifery services".
    Place("bedford", "unborn", "warning", "Midwifery", "midwifery"),
    Place("liverpool", "unborn", "warning", "Midwifery", "midwifery"),
    // [LIV] 1: a patient's consultant, in-patient or out-patient; the ward nurse of an in-patient.
    Place("liverpool", "out-patient", "warning", "Responsible consultant", "consultant"),
    Place("liverpool", "cross-boundary", "warning", "Other area's team or police", "other-authority"),
    // [DEV] 3: "with the ICS social worker".
    Place("devon", "open-to-services", "warning", "ICS social worker", "ics"),
    // [EAM] 3.3, 3.4: the school should, the online unit must be asked.
    Place("eastmarch", "term-time", "warning", "School", "school"),
    Place("eastmarch", "online-harm", "warning", "Digital investigation", "digital"),
    // [GLO] Who should attend.
    Place("gloucestershire", "in-care", "warning", "Foster carer or residential worker", "carer"),
    Place("gloucestershire", "school-age", "warning", "School", "school"),
    Place("gloucestershire", "nursery-age", "warning", "Nursery", "nursery"),
  ]

  @Test("A circumstance asks for its place, and for none where it does not hold", arguments: places)
  func circumstance(_ place: Place) throws {
    var discussion = try Discussion(under: Area.named(place.area))
    discussion.beginsWithTheCore()
    if place.area == "devon" { discussion.comes("rowe", for: "area-team", "10:30") }
    discussion.at("10:31", .circumstance(place.circumstance, child: "maya", .no))
    #expect(discussion.said("quorum.circumstance") == [])
    discussion.at("10:32", .circumstance(place.circumstance, child: "maya", .yes))
    #expect(discussion.said("quorum.circumstance") == [place.severity])
    #expect(discussion.words("quorum.circumstance").hasPrefix("\(place.name) neither "))
    Self.comes(place.agency)(&discussion)
    #expect(discussion.said("quorum.circumstance") == [])
  }

  @Test("In Liverpool the senior ward nurse is asked for an in-patient only, and besides the consultant")
  func wardNurse() throws {
    var discussion = try Discussion(under: Area.liverpool.get())
    discussion.beginsWithTheCore()
    discussion.at("10:31", .circumstance("out-patient", child: "maya", .yes))
    discussion.comes("lund", for: "consultant", "10:32")
    #expect(discussion.said("quorum.circumstance") == [])
    discussion.at("10:33", .circumstance("in-patient", child: "maya", .yes))
    #expect(discussion.said("quorum.circumstance") == ["warning"])
    #expect(discussion.words("quorum.circumstance").hasPrefix("Senior ward nurse neither here"))
    discussion.comes("ola", for: "ward-nurse", "10:35")
    #expect(discussion.said("quorum.circumstance") == [])
  }

  @Test("Where a text says must, and no rule of its own tells it, the absence is critical")
  func must() throws {
    let rules = "rules:\n  medical.doctor: {off: yes, cite: Who should attend}\n"
    var discussion = try Discussion(under: Area.extending(rules))
    discussion.beginsWithTheCore()
    #expect(discussion.said("quorum.circumstance") == [])
    discussion.at("10:31", .circumstance("medical-done", child: "maya", .yes))
    #expect(discussion.said("quorum.circumstance") == ["critical"])
    discussion.comes("sen", for: "paediatrician", "10:32")
    #expect(discussion.said("quorum.circumstance") == [])
  }

  @Test("In Gloucestershire an action that asks the nursery is noted of it till it is heard, and is no call")
  func nursery() throws {
    var discussion = try Discussion(under: Area.gloucestershire.get())
    discussion.beginsWithTheCore()
    discussion.at("10:31", .circumstance("nursery-age", child: "maya", .yes))
    #expect(discussion.said("quorum.circumstance") == ["warning"])
    #expect(
      discussion.words("quorum.circumstance").hasPrefix("Nursery neither contacted nor heard in writing; "))
    discussion.at("10:32", .action(Discussion.action { $0.from = slot("school") }))
    #expect(discussion.said("quorum.circumstance") == ["warning"])
    discussion.at(
      "10:33",
      .action(
        Discussion.action {
          $0.number = 2
          $0.from = slot("nursery")
        }))
    #expect(discussion.said("quorum.circumstance") == ["notice"])
    #expect(
      discussion.words("quorum.circumstance")
        .hasPrefix("Nursery not heard yet: action 2 asks for its information; "))
    discussion.at("10:34", .chased(slot("nursery"), nil, "no concerns before today"))
    #expect(discussion.said("quorum.circumstance") == [])
  }

  @Test(
    "In Eastmarch the online unit that was rung and did not answer is heard of once an action asks for what it knows"
  )
  func digital() throws {
    var discussion = try Discussion(under: Area.named("eastmarch"))
    discussion.beginsWithTheCore()
    discussion.at("10:31", .circumstance("online-harm", child: "maya", .yes))
    discussion.at("10:32", .chased(slot("digital"), .noAnswer, "rang out"))
    #expect(discussion.said("quorum.circumstance") == ["warning"])
    discussion.at("10:33", .action(Discussion.action { $0.from = slot("digital") }))
    #expect(discussion.said("quorum.circumstance") == [])
  }

  /// [LIV] 1: a senior doctor "where a medical examination may be necessary, or has taken place"; [GLO]: also of
  /// "significant medical implications", and always.
  static let doctors: [Here] = [
    Here("liverpool", "a medical may be necessary", raises: "warning") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-in-question", child: "maya", .yes))
    },
    Here("liverpool", "a medical has taken place", raises: "warning") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-done", child: "maya", .yes))
    },
    Here("liverpool", "medical implications alone, of which the text says nothing") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-implications", child: "maya", .yes))
    },
    Here("liverpool", "no medical") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-in-question", child: "maya", .no))
    },
    Here("liverpool", "a medical may be necessary, and the senior doctor is here") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-in-question", child: "maya", .yes))
      $0.comes("sen", for: "senior-doctor", "10:32")
    },
    Here("gloucestershire", "an examination has taken place", raises: "critical") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-done", child: "maya", .yes))
    },
    Here("gloucestershire", "significant medical implications", raises: "critical") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-implications", child: "maya", .yes))
    },
    Here("gloucestershire", "an in-patient, and nothing medical besides") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("in-patient", child: "maya", .yes))
    },
    Here("gloucestershire", "medical implications, and the paediatrician is here") {
      $0.opens("10:30")
      $0.at("10:31", .circumstance("medical-implications", child: "maya", .yes))
      $0.comes("sen", for: "paediatrician", "10:32")
    },
  ]

  @Test("The doctor is there of whom the text speaks, and only where it does", arguments: doctors)
  func doctor(_ here: Here) throws { try here.holds("medical.doctor") }

  static let urgency = Urgency(ground: .risk, text: "the suspect is back tonight")

  /// [GLO] Who should attend and [EAM] 3.6 ask for it; in the others it is good practice.
  static let reasons: [(String, [String])] = [
    ("working-together", ["warning"]), ("bedford", ["warning"]), ("liverpool", ["warning"]),
    ("gloucestershire", ["critical"]), ("devon", ["warning"]), ("eastmarch", ["critical"]),
  ]

  @Test(
    "Who goes on without police says why, how urgent it is, and who asks for what they know",
    arguments: reasons)
  func reason(_ area: String, _ raises: [String]) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore(except: "police")
    #expect(discussion.said("quorum.reason") == [])
    discussion.at("10:31", .action(Discussion.action { $0.from = slot("police") }))
    var calm = discussion
    calm.at("10:32", .without(slot("police"), because: "no officer", nil))
    #expect(calm.said("quorum.reason") == raises)
    discussion.at("10:32", .without(slot("police"), because: "no officer", Self.urgency))
    #expect(discussion.said("quorum.reason") == [])
  }

  @Test(
    "A core agency that leaves before its view is missed while the discussion goes on without it",
    arguments: reasons.map(\.0))
  func left(_ area: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.leaves("malik", "11:05")
    #expect(discussion.said("quorum.left") == [], "it is told that it is not quorate")
    discussion.at("11:06", .without(slot("police"), because: "called away", Self.urgency))
    #expect(discussion.said("quorum.left") == ["warning maya"])
    var viewed = discussion
    viewed.at("11:07", .proposed(number: 1, child: "maya", decision: "s47-joint"))
    viewed.at("11:07", .viewed(Viewing(decision: 1, voice: voice("police", "malik"), view: .agrees)))
    #expect(viewed.said("quorum.left") == [])
    discussion.decides(1, "11:08")
    #expect(discussion.said("quorum.left") == [])
  }

  /// [BED], [LIV] 1, [GLO]: professionals "must be sufficiently senior"; [WT], [DEV] and [EAM] say no must.
  static let authorities: [(String, [String])] = [
    ("working-together", ["notice"]), ("bedford", ["warning"]), ("liverpool", ["warning"]),
    ("gloucestershire", ["warning"]), ("devon", ["notice"]), ("eastmarch", ["notice"]),
  ]

  @Test(
    "Who speaks for police is asked whether they may decide and have what police know", arguments: authorities
  )
  func authority(_ area: String, _ raises: [String]) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore(except: "police")
    discussion.comes("malik", for: "police", "10:31", may: nil)
    #expect(discussion.said("roll.authority") == raises)
    discussion.at("10:32", .trait("malik", .mayDecide, .yes))
    #expect(discussion.said("roll.authority") == [])
    discussion.at("10:33", .trait("malik", .hasInformation, .no))
    #expect(discussion.said("roll.authority") == raises)
  }

  /// [GLO] Agenda: "clearly note if an individual has been invited and has attended, sent apologies or not responded".
  static let silences: [(String, [String])] = [
    ("working-together", ["notice"]), ("bedford", ["notice"]), ("liverpool", ["notice"]),
    ("gloucestershire", ["warning"]), ("devon", ["notice"]), ("eastmarch", ["notice"]),
  ]

  @Test("Whoever was invited and never heard of is named at the end", arguments: silences)
  func silent(_ area: String, _ raises: [String]) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.named("gray", for: "fire", "09:30", invited: "09:30")
    discussion.beginsWithTheCore()
    #expect(discussion.said("roll.silent") == [])
    #expect(discussion.said("roll.silent", closing: true) == raises)
    discussion.at("10:40", .apologies(slot("fire"), because: nil))
    #expect(discussion.said("roll.silent", closing: true) == [])
  }

  @Test(
    "An agency of which nothing is minuted is named once decisions are opened", arguments: reasons.map(\.0))
  func notHeard(_ area: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    for agency in ["social-care", "health", "education"] {
      discussion.at("10:43", .said(Saying(voice: voice(agency), text: "nothing new")))
    }
    #expect(discussion.said("roll.not-heard") == [])
    discussion.opensDecisions()
    #expect(discussion.said("roll.not-heard") == ["notice"])
    #expect(discussion.words("roll.not-heard").hasPrefix("Police: nothing minuted"))
    discussion.at("11:07", .said(Saying(voice: voice("police"), text: "called to the address")))
    #expect(discussion.said("roll.not-heard") == [])
  }
}
