import Calendar
import Meeting

/// The acts of doing what was agreed, as members of a line.
enum ActionLine {
  static func amended(_ number: Int, _ amendment: Amendment, to line: inout LineWriter) {
    line.number("number", number)
    amendment.write(to: &line)
  }

  static func amended(from line: inout LineReader) throws(JournalError) -> Act {
    .amended(number: try line.number("number"), try Amendment(from: &line))
  }

  static func outcome(_ number: Int, _ text: String, to line: inout LineWriter) {
    line.number("number", number)
    line.text("text", text)
  }

  static func outcome(
    from line: inout LineReader, _ make: (Int, String) -> Act
  ) throws(JournalError) -> Act {
    make(try line.number("number"), try line.text("text"))
  }

  static func handedOver(_ number: Int, _ owner: Voice, to line: inout LineWriter) {
    line.number("number", number)
    line.voice("owner", owner)
  }

  static func handedOver(from line: inout LineReader) throws(JournalError) -> Act {
    .handedOver(number: try line.number("number"), try line.voice("owner"))
  }

  static func dutyDone(_ duty: String, _ child: ChildKey?, _ text: String, to line: inout LineWriter) {
    line.text("duty", duty)
    line.key("child", child)
    line.text("text", text)
  }

  static func dutyDone(from line: inout LineReader) throws(JournalError) -> Act {
    .dutyDone(try line.text("duty"), child: try line.optionalKey("child"), try line.text("text"))
  }

  static func happened(_ what: String, _ child: ChildKey?, _ when: LocalTime, to line: inout LineWriter) {
    line.text("what", what)
    line.key("child", child)
    line.time("when", when)
  }

  static func happened(from line: inout LineReader) throws(JournalError) -> Act {
    .happened(try line.text("what"), child: try line.optionalKey("child"), at: try line.time("when"))
  }
}

extension ActionPlan {
  func write(to line: inout LineWriter) {
    line.number("number", number)
    line.choice("for", kind)
    line.text("text", text)
    line.keys("children", children)
    line.voice("owner", owner)
    line.time("due", by)
    line.text("purpose", purpose)
    line.numbers("risks", risks)
    line.text("ifNot", ifNot)
    line.slot("from", from)
    line.text("condition", condition)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      number: try line.number("number"), kind: try line.optionalChoice("for"), text: try line.text("text"),
      children: try line.keys("children"), owner: try line.optionalVoice("owner"),
      by: try line.optionalTime("due"), purpose: try line.optionalText("purpose"),
      risks: try line.numbers("risks"), ifNot: try line.optionalText("ifNot"),
      from: try line.optionalSlot("from"), condition: try line.optionalText("condition"))
  }
}

extension Amendment {
  func write(to line: inout LineWriter) {
    line.choice("for", kind)
    line.text("text", text)
    line.keys("children", children)
    line.voice("owner", owner)
    line.time("due", by)
    line.text("purpose", purpose)
    line.numbers("risks", risks)
    line.text("ifNot", ifNot)
    line.slot("from", from)
    line.text("condition", condition)
  }

  init(from line: inout LineReader) throws(JournalError) {
    let kind: ActionKind? = try line.optionalChoice("for")
    self.init(
      text: try line.optionalText("text"), kind: kind, children: try line.keys("children"),
      owner: try line.optionalVoice("owner"), by: try line.optionalTime("due"),
      purpose: try line.optionalText("purpose"), risks: try line.numbers("risks"),
      ifNot: try line.optionalText("ifNot"), from: try line.optionalSlot("from"),
      condition: try line.optionalText("condition"))
  }
}
