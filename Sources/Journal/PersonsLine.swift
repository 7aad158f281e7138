import Calendar
import Meeting

// The children and the family, as they stand in the first event and where they are added later.

extension Child {
  func write(to line: inout LineWriter) {
    line.key("key", key)
    line.text("name", name)
    line.texts("aliases", aliases)
    line.object("life", life.write)
    line.text("nhsNumber", nhsNumber)
    line.text("address", address)
    line.text("school", school)
    line.text("firstLanguage", firstLanguage)
    line.text("ethnicity", ethnicity)
    line.text("culture", culture)
    line.text("religion", religion)
    line.text("disability", disability)
    line.texts("facts", facts)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      key: try line.key("key"), name: try line.text("name"), aliases: try line.texts("aliases"),
      life: try line.object("life", Life.init), nhsNumber: try line.optionalText("nhsNumber"),
      address: try line.optionalText("address"), school: try line.optionalText("school"),
      firstLanguage: try line.optionalText("firstLanguage"), ethnicity: try line.optionalText("ethnicity"),
      culture: try line.optionalText("culture"), religion: try line.optionalText("religion"),
      disability: try line.optionalText("disability"), facts: try line.texts("facts"))
  }
}

extension Life {
  func write(to line: inout LineWriter) {
    switch self {
    case .born(let day):
      line.text("is", "born")
      line.day("born", day)
    case .unborn(let due):
      line.text("is", "unborn")
      line.day("due", due)
    case .deceased(let born, let died):
      line.text("is", "deceased")
      line.day("born", born)
      line.day("died", died)
    }
  }

  init(from line: inout LineReader) throws(JournalError) {
    switch try line.text("is") {
    case "born":
      guard let day = try line.optionalDay("born") else { throw line.damaged("born", "is missing") }
      self = .born(day)
    case "unborn": self = .unborn(due: try line.optionalDay("due"))
    case "deceased":
      self = .deceased(born: try line.optionalDay("born"), died: try line.optionalDay("died"))
    case let other: throw line.newer("is", "“\(other)” is a choice that this version does not know")
    }
  }
}

extension Relative {
  func write(to line: inout LineWriter) {
    line.key("key", key)
    line.text("name", name)
    line.text("relation", relation)
    line.texts("aliases", aliases)
    line.day("born", born)
    line.text("address", address)
    line.flag("inHousehold", isInHousehold)
    // By the bytes of the keys, so that the same answers are the same line.
    let held = parentalResponsibility.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
    line.objects("parentalResponsibility", held) { line, entry in
      line.key("child", entry.key)
      line.choice("answer", entry.value)
    }
    line.texts("facts", facts)
  }

  init(from line: inout LineReader) throws(JournalError) {
    self.init(
      key: try line.key("key"), name: try line.text("name"), relation: try line.text("relation"),
      aliases: try line.texts("aliases"), born: try line.optionalDay("born"),
      address: try line.optionalText("address"), isInHousehold: try line.optionalFlag("inHousehold"),
      parentalResponsibility: try Relative.responsibility(from: &line), facts: try line.texts("facts"))
  }

  private static func responsibility(from line: inout LineReader) throws(JournalError) -> [ChildKey: Answer] {
    let entries = try line.objects("parentalResponsibility") { line throws(JournalError) in
      (child: try line.key("child") as ChildKey, answer: try line.choice("answer") as Answer)
    }
    var answers: [ChildKey: Answer] = [:]
    var last: ChildKey?
    for (child, answer) in entries {
      if let last, !last.text.utf8.lexicographicallyPrecedes(child.text.utf8) {
        throw line.damaged("parentalResponsibility", "the children should stand in the order of their keys")
      }
      answers[child] = answer
      last = child
    }
    return answers
  }
}
