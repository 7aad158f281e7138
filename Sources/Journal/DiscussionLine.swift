import Calendar
import Meeting

/// The acts of the discussion, as members of a line.
enum DiscussionLine {
  static func itemSkipped(_ item: String, _ because: String, to line: inout LineWriter) {
    line.text("item", item)
    line.text("because", because)
  }

  static func itemSkipped(from line: inout LineReader) throws(JournalError) -> Act {
    .itemSkipped(try line.text("item"), because: try line.text("because"))
  }

  static func answered(_ prompt: String, _ child: ChildKey?, _ text: String, to line: inout LineWriter) {
    line.text("prompt", prompt)
    line.key("child", child)
    line.text("text", text)
  }

  static func answered(from line: inout LineReader) throws(JournalError) -> Act {
    .answered(
      prompt: try line.text("prompt"), child: try line.optionalKey("child"), try line.text("text"))
  }

  static func riskNamed(_ number: Int, _ text: String, _ children: [ChildKey], to line: inout LineWriter) {
    line.number("number", number)
    line.text("text", text)
    line.keys("children", children)
  }

  static func riskNamed(from line: inout LineReader) throws(JournalError) -> Act {
    .riskNamed(
      number: try line.number("number"), try line.text("text"), children: try line.keys("children"))
  }
}

extension Saying {
  func write(to line: inout LineWriter) {
    line.voice("voice", voice)
    line.text("text", text)
    line.flag("opinion", isOpinion)
    line.text("item", item)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      voice: try line.optionalVoice("voice"), text: try line.text("text"),
      isOpinion: try line.flag("opinion"), item: try line.optionalText("item"))
  }
}

extension Scoring {
  func write(to line: inout LineWriter) {
    line.voice("voice", voice)
    line.key("child", child)
    line.number("score", value)
    line.text("analysis", analysis)
    line.text("raise", raise)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      voice: try line.voice("voice"), child: try line.key("child"), value: try line.optionalNumber("score"),
      analysis: try line.optionalText("analysis"), raise: try line.optionalText("raise"))
  }
}

extension Tonight {
  func write(to line: inout LineWriter) {
    line.key("child", child)
    line.text("place", place)
    line.text("with", with)
    line.text("arrangement", arrangement)
    line.text("contact", contact)
    line.text("checkedBy", checkedBy)
    line.time("until", until)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      child: try line.key("child"), place: try line.text("place"), with: try line.optionalText("with"),
      arrangement: try line.optionalText("arrangement"), contact: try line.optionalText("contact"),
      checkedBy: try line.optionalText("checkedBy"), until: try line.optionalTime("until"))
  }
}

extension QuestionAnswer {
  func write(to line: inout LineWriter) {
    line.text("question", question)
    line.key("child", child)
    line.key("relative", relative)
    line.text("answer", answer)
    line.objects("needs", needs) { $1.write(to: &$0) }
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      question: try line.text("question"), child: try line.optionalKey("child"),
      relative: try line.optionalKey("relative"), answer: try line.text("answer"),
      needs: try line.objects("needs", Need.init))
  }
}

extension QuestionAnswer.Need {
  func write(to line: inout LineWriter) {
    line.text("name", name)
    line.text("text", text)
    line.time("time", time)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(try line.text("name"), try line.text("text"), time: try line.optionalTime("time"))
  }
}
