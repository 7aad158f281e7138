import Meeting
import Text

/// The fields of a card, and which of them takes the keys.
public struct CardForm: Sendable {
  public internal(set) var fields: [Field]
  /// The place of the field that takes the keys; behind the last where none does.
  public internal(set) var focus = 0
  /// The words that Tab goes through.
  var completion: Completion?
  /// Whether letters that are no choice were typed into the field where the keys go: then what follows is no choice
  /// either, for it belongs to a sentence.
  private var isRefusing = false

  init(_ fields: [Field]) {
    self.fields = fields
    goToFirst()
  }

  /// The field that takes the keys.
  public var focused: Field? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// The field of that name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  func index(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }

  mutating func change(_ name: String, _ change: (inout Field) -> Void) {
    if let index = index(name) { change(&fields[index]) }
  }
}

// MARK: - What was entered

/// Why a card cannot be saved as it stands, and at which field.
struct Mistake: Error {
  var field: String
  var words: String

  init(_ field: String, _ words: String) {
    self.field = field
    self.words = words
  }
}

extension CardForm {
  private func asked(_ name: String) -> Field? { field(name).flatMap { $0.isHidden ? nil : $0 } }

  /// The words of a field, without the blanks around them; nil where there are none.
  func text(_ name: String) -> String? {
    asked(name).flatMap { $0.isEmpty ? nil : trimmed($0.text.text) }
  }

  /// The words of a field that cannot be left out.
  func required(_ name: String, _ question: String) throws(Mistake) -> String {
    guard let text = text(name) else { throw Mistake(name, question) }
    return text
  }

  func chosen(_ name: String) -> [String] { asked(name)?.chosen ?? [] }

  func choice(_ name: String) -> String? { chosen(name).first }

  func somebody(_ name: String) -> Body.Owner? {
    guard case .somebody(let owner, _)? = asked(name)?.reading else { return nil }
    return owner
  }

  func when(_ name: String) -> When? {
    guard case .time(let when, _)? = asked(name)?.reading else { return nil }
    return when
  }

  /// The people whom a field names, as they are named here; its words where they name nobody.
  func people(_ name: String) -> String? {
    guard case .people(let names, _)? = asked(name)?.reading else { return text(name) }
    return names
  }

  /// When something was, as the record says it: a day without an hour where none was said; else its words.
  func past(_ name: String) -> String? {
    guard let when = when(name) else { return text(name) }
    return when.inRecord
  }

  /// What is wrong with what was entered, at the first field of which something is.
  func mistake() -> Mistake? {
    for field in fields where field.takesKeys {
      // Something was typed where something is chosen: nobody has said yet that it is to be left as it is.
      if field.isRefusing, let words = field.problem { return Mistake(field.name, words) }
      if field.isEmpty { continue }
      if case .wrong(let words) = field.reading { return Mistake(field.name, words) }
      guard !field.isChoice, let control = field.text.characters.first(where: \.isControl) else { continue }
      return Mistake(field.name, "a control character, \(display(String(control))), cannot stand here")
    }
    return nil
  }
}

extension Character {
  var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

// MARK: - Keys

extension CardForm {
  /// What a key did.
  enum Step: Equatable {
    case stays
    /// Something was chosen; what is asked besides may be different now.
    case chose
    /// The key leads to the next field.
    case next(isEnter: Bool)
    /// A choice was taken, and leads to the next field by itself.
    case took
    case previous
    case told(String)
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Step {
    guard fields.indices.contains(focus) else { return .stays }
    switch key {
    case .tab: return completes(at: desk) ? .stays : .next(isEnter: false)
    // What was typed here was no answer: whoever mends it finds the keys where it says so.
    case .enter where fields[focus].isRefusing:
      // It ends the sentence: the next key chooses.
      isRefusing = false
      return .told("✗ \(fields[focus].problem ?? "")")
    case .enter: return .next(isEnter: true)
    case .down: return .next(isEnter: false)
    case .shiftTab, .up: return .previous
    default: break
    }
    completion = nil
    fields[focus].problem = nil
    let wasRefusing = isRefusing || fields[focus].isRefusing
    fields[focus].isRefusing = false
    guard case .character = key else {
      // One that leads nowhere lets the next letter choose again.
      if wasRefusing, key == .backspace {
        isRefusing = false
        fields[focus].stray = ""
        fields[focus].chosen = fields[focus].chosenBefore
        return .chose
      }
      isRefusing = false
      return fields[focus].isChoice ? choose(key, wasRefusing: wasRefusing, at: desk) : type(key, at: desk)
    }
    return fields[focus].isChoice ? choose(key, wasRefusing: wasRefusing, at: desk) : type(key, at: desk)
  }

  private mutating func choose(_ key: Keystroke, wasRefusing: Bool, at desk: Desk) -> Step {
    switch key {
    case .backspace, .delete, .control("u"):
      fields[focus].chosen = []
      return .chose
    case .character(let character):
      if fields[focus].isAside { return ask(character) }
      let lower = Character(character.lowercased())
      // A letter alone was a slip, and the digit behind it is meant.
      if isRefusing, fields[focus].stray.count == 1, lower.isNumber { isRefusing = false }
      guard !isRefusing, let option = fields[focus].option(of: lower) else {
        return typesOn(character, wasRefusing: wasRefusing, at: desk)
          ?? refuse(character, wasRefusing: wasRefusing)
      }
      fields[focus].stray = ""
      guard fields[focus].takesSeveral else {
        fields[focus].chosenBefore = fields[focus].chosen
        fields[focus].chosen = [option.id]
        // Behind the digits come letters, and a word may begin with one: it is taken, and nothing leads on.
        let isOfWord = lower.isLetter && fields[focus].options.first?.key.isNumber == true
        if isOfWord {
          isRefusing = true
          fields[focus].stray = String(character)
        }
        return isOfWord ? .chose : .took
      }
      let isConfirmed = fields[focus].isPreset && fields[focus].chosen == [option.id]
      fields[focus].isPreset = false
      if isConfirmed {
        return .told("\(display(option.words)) stays chosen; \(option.key) again takes it off")
      }
      var chosen = Set(fields[focus].chosen)
      if chosen.remove(option.id) == nil { chosen.insert(option.id) }
      if let none = fields[focus].none, chosen.contains(none) {
        chosen = option.id == none ? [none] : chosen.subtracting([none])
      }
      // One of them instead of all of them; all of them instead of each.
      if let every = fields[focus].every, chosen.contains(every) {
        chosen = option.id == every ? [every] : chosen.subtracting([every])
      }
      fields[focus].chosen = fields[focus].options.map(\.id).filter(chosen.contains)
      return .chose
    default: return .stays
    }
  }

  /// Goes on with the next field, where words are typed: whoever types them has chosen of several what there was to
  /// choose. Nil where nothing is chosen yet, or nothing is typed there.
  private mutating func typesOn(_ character: Character, wasRefusing: Bool, at desk: Desk) -> Step? {
    guard fields[focus].takesSeveral, !fields[focus].chosen.isEmpty, !wasRefusing,
      // A `y` or `n` behind questions that they answer was a slip.
      character.isLetter && !"ynYN".contains(character) || "@\"".contains(character),
      let next = fields.indices.first(where: { $0 > focus && takes($0, byRow: false) }),
      !fields[next].isChoice, fields[next].isEmpty
    else { return nil }
    go(to: next)
    return type(.character(character), at: desk)
  }

  /// Says in the field that here is nothing to type, and what can be chosen; with what was typed all the same.
  private mutating func refuse(_ character: Character, wasRefusing: Bool) -> Step {
    let choices = choices(of: fields[focus])
    // A sign alone begins no sentence: what is chosen stays, and the next key chooses.
    if !isRefusing, !character.isLetter, !character.isNumber {
      return .told("no choice on \(Keystroke.character(character).spelling): \(choices)")
    }
    if !isRefusing { fields[focus].stray = "" }
    if fields[focus].stray.utf8.count < Self.strayLimit { fields[focus].stray.append(character) }
    fields[focus].problem =
      isRefusing
      ? refusal(of: fields[focus])
      : "no choice on \(Keystroke.character(character).spelling): \(choices)"
    if !wasRefusing { fields[focus].chosenBefore = fields[focus].chosen }
    // Nobody meant what was chosen before, nor what the first letter of a word has chosen; of several, each was
    // chosen by a key of its own, and whoever types on took the next field to be here already.
    if !fields[focus].takesSeveral { fields[focus].chosen = [] }
    isRefusing = true
    fields[focus].isRefusing = true
    return .told("✗ \(fields[focus].problem ?? "")")
  }

  /// Why words are no choice, and which they are: what to do stands first, for a narrow row shows that much.
  func refusal(of field: Field) -> String {
    guard !field.takesSeveral || field.chosen.isEmpty else {
      return "what is chosen stays: Tab goes on, Backspace takes these words off: “\(field.stray)”"
    }
    return "this is chosen, not typed: Backspace, then \(choices(of: field)): “\(field.stray)”"
  }

  /// The most bytes of words that are no choice.
  private static let strayLimit = 2_000

  /// Goes to the field where something is wrong, and says there what; false where it is at none.
  mutating func show(_ mistake: Mistake) -> Bool {
    guard let index = index(mistake.field) else { return false }
    enter(index)
    fields[index].problem = mistake.words
    // Whoever wanted to save has ended the sentence: the next key chooses.
    isRefusing = false
    return true
  }

  /// What stands aside is answered only once the key was pressed that asks it; any other is no answer.
  private mutating func ask(_ character: Character) -> Step {
    guard character == Field.askingKey else {
      return .told("✗ \(fields[focus].aside ?? ""): \(Field.askingKey) asks it all the same")
    }
    fields[focus].isAskedAllTheSame = true
    return .chose
  }

  private func choices(of field: Field) -> String {
    guard let first = field.options.first, let last = field.options.last else { return "there is none yet" }
    guard first.key.isNumber, last.key.isNumber, first != last else {
      return field.options.map { "\($0.key) \($0.words)" }.joined(separator: ", ")
    }
    return "\(first.key) to \(last.key)"
  }

  private mutating func type(_ key: Keystroke, at desk: Desk) -> Step {
    switch key {
    case .character(let character): return insert(String(character), at: desk)
    default: if !fields[focus].text.edit(key) { return .stays }
    }
    fields[focus].read(at: desk)
    return .stays
  }

  /// Types a text where the cursor stands: breaks of lines become blanks, everything else stays as it is.
  mutating func insert(_ text: String, at desk: Desk) -> Step {
    guard fields.indices.contains(focus), !fields[focus].isChoice else {
      return .told("✗ pasted text is typed, and here is something to choose")
    }
    let flat = flattened(text)
    let kept = fields[focus].text.isSelected ? 0 : fields[focus].text.text.utf8.count
    if fields[focus].isShort, kept + flat.utf8.count > Field.shortLimit {
      return .told("✗ that is too long for a name or a time")
    }
    guard fields[focus].text.insert(flat) else { return .told("✗ a field holds 64 KiB at most") }
    fields[focus].problem = nil
    fields[focus].read(at: desk)
    return .stays
  }

  /// Whether Tab completes a name: while nobody is meant by it yet, or while it goes through those who could be.
  private mutating func completes(at desk: Desk) -> Bool {
    guard case .who = fields[focus].kind, !fields[focus].isEmpty else { return false }
    if var going = completion {
      going.index = (going.index + 1) % going.words.count
      show(going, at: desk)
      completion = going
      return true
    }
    guard case .wrong = fields[focus].reading, let found = Completion(of: fields[focus].text, at: desk)
    else { return false }
    show(found, at: desk)
    completion = found.words.count > 1 ? found : nil
    return true
  }

  private mutating func show(_ completion: Completion, at desk: Desk) {
    fields[focus].text = TextField(completion.line)
    fields[focus].problem = nil
    fields[focus].read(at: desk)
  }

  /// Goes to the next field that takes keys; false where there is none. What stands aside is passed by, unless it is
  /// gone to row by row.
  mutating func goOn(byRow: Bool = false) -> Bool {
    leave()
    guard let next = fields.indices.first(where: { $0 > focus && takes($0, byRow: byRow) }) else {
      return false
    }
    enter(next)
    return true
  }

  /// Goes to the field before; false where there is none.
  mutating func goBack(byRow: Bool = false) -> Bool {
    leave()
    guard let before = fields.indices.last(where: { $0 < focus && takes($0, byRow: byRow) }) else {
      return false
    }
    enter(before)
    return true
  }

  /// Goes to the field at a place.
  mutating func go(to place: Int) {
    leave()
    enter(place)
  }

  mutating func goToFirst() {
    enter(fields.indices.first { takes($0, byRow: false) } ?? fields.count)
  }

  mutating func goToLast() {
    enter(fields.indices.last { takes($0, byRow: false) } ?? fields.count)
  }

  /// Goes to a field; what stands there is selected whole, so that nothing is appended to it unseen.
  mutating func enter(_ index: Int) {
    focus = index
    if fields.indices.contains(index), !fields[index].isChoice { fields[index].text.select() }
  }

  private func takes(_ index: Int, byRow: Bool) -> Bool {
    fields[index].takesKeys && (byRow || !fields[index].isAside)
  }

  /// Says at the field what cannot be understood of it.
  private mutating func leave() {
    completion = nil
    isRefusing = false
    guard fields.indices.contains(focus) else { return }
    fields[focus].isAskedAllTheSame = false
    // A single key that chose nothing beside what was chosen was a slip, and holds nobody up later.
    if fields[focus].takesSeveral, !fields[focus].chosen.isEmpty, fields[focus].stray.count == 1 {
      fields[focus].stray = ""
      fields[focus].isRefusing = false
      fields[focus].problem = nil
    }
    guard !fields[focus].isEmpty,
      case .wrong(let words) = fields[focus].reading
    else { return }
    fields[focus].problem = words
  }
}

/// The text in one line: breaks become blanks.
func flattened(_ text: String) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.map { "\n\r\t".unicodeScalars.contains($0) ? " " : $0 }))
}
