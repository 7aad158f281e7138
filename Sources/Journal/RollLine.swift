import Calendar
import Meeting

/// The acts of the roll, as members of a line.
enum RollLine {
  static func chased(_ slot: Slot, _ outcome: ChaseOutcome?, _ text: String, to line: inout LineWriter) {
    line.slot("slot", slot)
    line.choice("outcome", outcome)
    line.text("text", text)
  }

  static func chased(from line: inout LineReader) throws(JournalError) -> Act {
    .chased(try line.slot("slot"), try line.optionalChoice("outcome"), try line.text("text"))
  }

  static func written(_ slot: Slot, _ text: String, to line: inout LineWriter) {
    line.slot("slot", slot)
    line.text("text", text)
  }

  static func written(from line: inout LineReader) throws(JournalError) -> Act {
    .written(try line.slot("slot"), try line.text("text"))
  }

  static func apologies(_ slot: Slot, _ because: String?, to line: inout LineWriter) {
    line.slot("slot", slot)
    line.text("because", because)
  }

  static func apologies(from line: inout LineReader) throws(JournalError) -> Act {
    .apologies(try line.slot("slot"), because: try line.optionalText("because"))
  }

  static func without(_ slot: Slot, _ because: String, _ urgency: Urgency?, to line: inout LineWriter) {
    line.slot("slot", slot)
    line.text("because", because)
    if let urgency { line.object("urgency", urgency.write) }
  }

  static func without(from line: inout LineReader) throws(JournalError) -> Act {
    .without(
      try line.slot("slot"), because: try line.text("because"),
      try line.optionalObject("urgency", Urgency.init))
  }

  static func arrived(_ person: PersonKey, _ how: Attendance, _ when: Instant, to line: inout LineWriter) {
    line.key("person", person)
    line.choice("how", how)
    line.instant("when", when)
  }

  static func arrived(from line: inout LineReader) throws(JournalError) -> Act {
    .arrived(try line.key("person"), try line.choice("how"), at: try line.instant("when"))
  }

  static func left(_ person: PersonKey, _ when: Instant, to line: inout LineWriter) {
    line.key("person", person)
    line.instant("when", when)
  }

  static func left(from line: inout LineReader) throws(JournalError) -> Act {
    .left(try line.key("person"), at: try line.instant("when"))
  }

  static func spoke(_ person: PersonKey, _ when: Instant, to line: inout LineWriter) {
    line.key("person", person)
    line.instant("when", when)
  }

  static func spoke(from line: inout LineReader) throws(JournalError) -> Act {
    .spoke(try line.key("person"), at: try line.instant("when"))
  }

  static func trait(_ person: PersonKey, _ trait: Trait, _ answer: Answer, to line: inout LineWriter) {
    line.key("person", person)
    line.choice("trait", trait)
    line.choice("answer", answer)
  }

  static func trait(from line: inout LineReader) throws(JournalError) -> Act {
    .trait(try line.key("person"), try line.choice("trait"), try line.choice("answer"))
  }

  static func capacity(_ person: PersonKey, _ capacity: Capacity, to line: inout LineWriter) {
    line.key("person", person)
    line.choice("capacity", capacity)
  }

  static func capacity(from line: inout LineReader) throws(JournalError) -> Act {
    .capacity(try line.key("person"), try line.choice("capacity"))
  }

  static func office(_ office: Office, _ person: PersonKey, _ grade: String?, to line: inout LineWriter) {
    line.choice("office", office)
    line.key("person", person)
    line.text("grade", grade)
  }

  static func office(from line: inout LineReader) throws(JournalError) -> Act {
    .office(try line.choice("office"), try line.key("person"), grade: try line.optionalText("grade"))
  }
}

extension Invitation {
  func write(to line: inout LineWriter) {
    line.key("person", key)
    line.slot("slot", slot)
    line.text("name", name)
    line.text("role", role)
    line.text("contact", contact)
    line.instant("invited", invited)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      key: try line.key("person"), slot: try line.slot("slot"), name: try line.text("name"),
      role: try line.text("role"), contact: try line.optionalText("contact"),
      invited: try line.optionalInstant("invited"))
  }
}

extension Urgency {
  func write(to line: inout LineWriter) {
    line.choice("ground", ground)
    line.text("text", text)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(ground: try line.optionalChoice("ground"), text: try line.text("text"))
  }
}
