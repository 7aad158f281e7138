import Calendar
import JSON
import Text

/// Writes the minutes out from their tree alone, and believes nothing in it.
struct Scribe {
  let tree: JSON
  /// The format that the tree names; 1 where it names none.
  let format: Int
  /// The day of the discussion: its times are given by the clock alone.
  let day: Day?
  /// The names of all children.
  let everyone: [String]
  var paper = Paper()

  init(_ tree: JSON, columns: Int = 80) {
    self.tree = tree
    format = tree["meeting"]?["format"]?.int ?? 1
    paper.width = columns
    let began = (tree["meeting"]?["began"] ?? tree["meeting"]?["convened"])?.string
    day = began.flatMap(Instant.init).map { London.local($0).day }
    everyone = tree.ranked("children").flatMap { $0.list("children") }
  }

  // MARK: - Words

  /// A voice: `Imran Malik, Police`.
  func voice(_ value: JSON?) -> String? {
    guard let value, let agency = value.words("agency") else { return nil }
    return value.words("person").map { "\($0), \(agency)" } ?? agency
  }

  /// The agency first: `Police (Imran Malik)`.
  func agency(_ value: JSON?) -> String? {
    guard let value, let agency = value.words("agency") else { return nil }
    return value.words("person").map { "\(agency) (\($0))" } ?? agency
  }

  /// Whom something is about: names, or `all`.
  func about(_ value: JSON) -> String {
    let names = value.list("children")
    return names.isEmpty || (names == everyone && names.count > 1) ? "all" : listed(names)
  }

  /// Names and how many: `a, b and c`.
  func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Numbered things: `risk 1`, `risks 1 and 2`.
  func numbered(_ thing: String, _ numbers: [String]) -> String {
    "\(thing)\(numbers.count == 1 ? "" : "s") \(listed(numbers))"
  }

  /// How something may be shared, where that was marked.
  func mark(_ value: JSON) -> String {
    switch value["share"]?.string {
    case nil: ""
    case "yes": " [for the family]"
    case "no": " [not for the family]"
    case "agency": " [private, for its agency only]"
    case .some(let other): " [for the family \(display(other))]"
    }
  }

  // MARK: - Times

  /// A moment by the clock in London, with its day when that is not the discussion's.
  func moment(_ value: JSON?) -> String? {
    guard let text = value?.string else { return nil }
    guard let instant = Instant(text) else { return display(text) }
    let local = London.local(instant)
    return local.day == day ? local.clock : "\(short(local.day)) \(local.clock)"
  }

  /// A due time, always with its day.
  func due(_ value: JSON?) -> String? {
    guard let text = value?.string else { return nil }
    guard let local = LocalTime(text) else { return display(text) }
    return local == .endOfDay(local.day)
      ? "the end of \(short(local.day))" : "\(short(local.day)) \(local.clock)"
  }

  /// A date in full, where it is one.
  func date(_ value: JSON?) -> String? {
    value?.string.map { text in Day(text)?.long ?? display(text) }
  }

  private func short(_ date: Day) -> String { date.year == day?.year ? date.short : date.long }
}

// MARK: - Reading the tree

extension JSON {
  /// The text of a member as it may be shown, on one line.
  func words(_ name: String) -> String? { self[name]?.string.map { display($0) } }

  /// The text of a member as it may be shown, with its lines.
  func prose(_ name: String) -> String? { self[name]?.string.map { display($0, lines: true) } }

  /// The items of a member that is a list.
  func items(_ name: String) -> [JSON] { self[name]?.array ?? [] }

  /// The texts of a member that is a list of them.
  func list(_ name: String) -> [String] { items(name).compactMap { $0.string.map { display($0) } } }

  /// Whether the member is `true`.
  func says(_ name: String) -> Bool { self[name] == true }

  /// The values of a collection in their order.
  func ranked(_ name: String) -> [JSON] {
    (self[name]?.members ?? []).map(\.value).enumerated()
      .sorted { ($0.element["rank"]?.int ?? 0, $0.offset) < ($1.element["rank"]?.int ?? 0, $1.offset) }
      .map(\.element)
  }
}

extension String {
  /// The text with its first letter large.
  var opened: String { prefix(1).uppercased() + dropFirst() }

  /// The text ended as a sentence is.
  var ended: String { last.map { ".?!".contains($0) } == true ? self : self + "." }
}
