import Calendar
import Meeting

/// The acts about the case itself, as members of a line.
enum CaseLine {
  static func identityChecked(_ children: [ChildKey], _ relatives: [RelativeKey], to line: inout LineWriter) {
    line.keys("children", children)
    line.keys("relatives", relatives)
  }

  static func identityChecked(from line: inout LineReader) throws(JournalError) -> Act {
    .identityChecked(children: try line.keys("children"), relatives: try line.keys("relatives"))
  }

  static func circumstance(_ name: String, _ child: ChildKey?, _ answer: Answer, to line: inout LineWriter) {
    line.text("circumstance", name)
    line.key("child", child)
    line.choice("answer", answer)
  }

  static func circumstance(from line: inout LineReader) throws(JournalError) -> Act {
    .circumstance(
      try line.text("circumstance"), child: try line.optionalKey("child"), try line.choice("answer"))
  }

  static func target(_ due: LocalTime, _ because: String, to line: inout LineWriter) {
    line.time("due", due)
    line.text("because", because)
  }

  static func target(from line: inout LineReader) throws(JournalError) -> Act {
    .target(try line.time("due"), because: try line.text("because"))
  }
}

extension Order {
  func write(to line: inout LineWriter) {
    line.text("order", kind)
    line.key("child", child)
    line.time("from", from)
    line.time("until", until)
    line.voice("who", by)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      kind: try line.text("order"), child: try line.key("child"), from: try line.time("from"),
      until: try line.time("until"), by: try line.voice("who"))
  }
}

// MARK: - The first event

extension Convening {
  func write(to line: inout LineWriter) {
    line.text("reference", reference)
    line.text("program", program)
    line.object("procedure", procedure.write)
    line.flag("rehearsal", isRehearsal)
    line.object("case", self.case.write)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      reference: try line.text("reference"), program: try line.text("program"),
      procedure: try line.object("procedure", ProcedureStamp.init), isRehearsal: try line.flag("rehearsal"),
      case: try line.object("case", Case.init))
  }
}

extension ProcedureStamp {
  func write(to line: inout LineWriter) {
    line.text("id", id)
    line.text("revision", revision)
    line.text("digest", digest)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      id: try line.text("id"), revision: try line.text("revision"), digest: try line.text("digest"))
  }
}

extension Case {
  func write(to line: inout LineWriter) {
    line.text("trigger", trigger)
    line.object("referral", referral.write)
    line.instant("identified", concernIdentified)
    line.text("concern", concern)
    line.objects("children", children) { $1.write(to: &$0) }
    line.objects("relatives", relatives) { $1.write(to: &$0) }
    line.texts("otherChildren", otherChildren)
    line.text("address", address)
    line.text("firstLanguage", firstLanguage)
    line.choice("interpreter", interpreter)
    line.choices("assumedHours", assumedHours)
    if let follows { line.object("follows", follows.write) }
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      trigger: try line.optionalText("trigger"), referral: try line.object("referral", Referral.init),
      concernIdentified: try line.optionalInstant("identified"), concern: try line.text("concern"),
      children: try line.objects("children", Child.init),
      relatives: try line.objects("relatives", Relative.init),
      otherChildren: try line.texts("otherChildren"), address: try line.optionalText("address"),
      firstLanguage: try line.optionalText("firstLanguage"),
      interpreter: try line.optionalChoice("interpreter"), assumedHours: try line.choices("assumedHours"),
      follows: try line.optionalObject("follows", Reconvened.init))
  }
}

extension Referral {
  func write(to line: inout LineWriter) {
    line.text("by", by)
    line.text("agency", agency)
    line.text("role", role)
    line.text("how", how)
    line.instant("received", received)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      by: try line.text("by"), agency: try line.text("agency"), role: try line.optionalText("role"),
      how: try line.text("how"), received: try line.instant("received"))
  }
}

extension Reconvened {
  func write(to line: inout LineWriter) {
    line.text("reference", reference)
    line.text("rationale", rationale)
    line.objects("lastScores", lastScores) { $1.write(to: &$0) }
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      reference: try line.text("reference"), rationale: try line.optionalText("rationale"),
      lastScores: try line.objects("lastScores", LastScore.init))
  }
}

extension LastScore {
  func write(to line: inout LineWriter) {
    line.key("agency", agency)
    line.key("child", child)
    line.number("value", value)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(agency: try line.key("agency"), child: try line.key("child"), value: try line.number("value"))
  }
}
