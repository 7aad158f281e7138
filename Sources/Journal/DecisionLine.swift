import Calendar
import Meeting

/// The acts of deciding and dissenting, as members of a line.
enum DecisionLine {
  static func proposed(_ number: Int, _ child: ChildKey, _ decision: String, to line: inout LineWriter) {
    line.number("number", number)
    line.key("child", child)
    line.text("decision", decision)
  }

  static func proposed(from line: inout LineReader) throws(JournalError) -> Act {
    .proposed(
      number: try line.number("number"), child: try line.key("child"), decision: try line.text("decision"))
  }

  static func amended(_ number: Int, _ amendment: DecisionAmendment, to line: inout LineWriter) {
    line.number("number", number)
    line.voice("owner", amendment.owner)
    line.choice("threshold", amendment.threshold)
    line.numbers("risks", amendment.risks)
    line.text("because", amendment.because)
    if let without = amendment.without { line.object("without", without.write) }
    line.time("again", amendment.again)
  }

  static func amended(from line: inout LineReader) throws(JournalError) -> Act {
    .decisionAmended(
      number: try line.number("number"),
      DecisionAmendment(
        owner: try line.optionalVoice("owner"), threshold: try line.optionalChoice("threshold"),
        risks: try line.numbers("risks"), because: try line.optionalText("because"),
        without: try line.optionalObject("without", TakenWithout.init),
        again: try line.optionalTime("again")))
  }

  static func escalated(
    _ dissent: Int, _ level: String, _ with: String, _ due: LocalTime?, to line: inout LineWriter
  ) {
    line.number("dissent", dissent)
    line.text("level", level)
    line.text("with", with)
    line.time("due", due)
  }

  static func escalated(from line: inout LineReader) throws(JournalError) -> Act {
    .escalated(
      dissent: try line.number("dissent"), level: try line.text("level"), with: try line.text("with"),
      by: try line.optionalTime("due"))
  }

  static func settled(_ dissent: Int, _ text: String, to line: inout LineWriter) {
    line.number("dissent", dissent)
    line.text("text", text)
  }

  static func settled(from line: inout LineReader) throws(JournalError) -> Act {
    .settled(dissent: try line.number("dissent"), try line.text("text"))
  }
}

extension Deciding {
  func write(to line: inout LineWriter) {
    line.number("number", number)
    line.key("child", child)
    line.text("decision", decision)
    line.voice("owner", owner)
    line.choice("threshold", threshold)
    line.numbers("risks", risks)
    line.text("because", because)
    if let without { line.object("without", without.write) }
    line.time("again", again)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      number: try line.number("number"), child: try line.key("child"), decision: try line.text("decision"),
      owner: try line.optionalVoice("owner"), threshold: try line.optionalChoice("threshold"),
      risks: try line.numbers("risks"), because: try line.optionalText("because"),
      without: try line.optionalObject("without", TakenWithout.init), again: try line.optionalTime("again"))
  }
}

extension TakenWithout {
  func write(to line: inout LineWriter) {
    line.text("because", because)
    line.voice("news", news)
    line.time("newsBy", newsBy)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      because: try line.text("because"), news: try line.optionalVoice("news"),
      newsBy: try line.optionalTime("newsBy"))
  }
}

extension Viewing {
  func write(to line: inout LineWriter) {
    line.number("decision", decision)
    line.voice("voice", voice)
    line.choice("view", view)
    line.text("words", words)
    line.number("dissent", dissent)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      decision: try line.number("decision"), voice: try line.voice("voice"), view: try line.choice("view"),
      words: try line.optionalText("words"), dissent: try line.optionalNumber("dissent"))
  }
}
