import Meeting

/// The acts of going on and ending, as members of a line.
enum EndingLine {
  static func overridden(
    _ rule: String, _ child: ChildKey?, _ about: String?, _ because: String, to line: inout LineWriter
  ) {
    line.text("rule", rule)
    line.key("child", child)
    line.text("about", about)
    line.text("because", because)
  }

  static func overridden(from line: inout LineReader) throws(JournalError) -> Act {
    .overridden(
      rule: try line.text("rule"), child: try line.optionalKey("child"),
      about: try line.optionalText("about"), because: try line.text("because"))
  }
}

extension Recording {
  func write(to line: inout LineWriter) {
    line.text("folder", folder)
    line.text("fingerprint", fingerprint)
    line.text("sealed", sealed)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      folder: try line.text("folder"), fingerprint: try line.text("fingerprint"),
      sealed: try line.text("sealed"))
  }
}

extension Signing {
  func write(to line: inout LineWriter) {
    line.choice("office", office)
    line.text("principal", principal)
    line.text("key", key)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      office: try line.choice("office"), principal: try line.text("principal"), key: try line.text("key"))
  }
}
