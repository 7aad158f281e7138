import Calendar
public import Meeting
public import Procedures
public import Text

/// What a new meeting is called with: its procedure, its case, and what was carried over.
public struct NewCase: Hashable, Sendable {
  /// The id of the procedure.
  public var procedure: String
  public var `case`: Case
  /// The acts behind the convening, in the order they are written.
  public var acts: [Act]

  /// A case to be called.
  public init(procedure: String, case: Case, acts: [Act] = []) {
    self.procedure = procedure
    self.case = `case`
    self.acts = acts
  }
}

/// The card on which a discussion is called.
public struct NewMeeting: Sendable {
  /// A field of the card, in the order they are filled in.
  public enum Field: Hashable, Sendable {
    case procedure
    /// Why another discussion is held, of one that follows another.
    case rationale
    case by, agency, role, how, received
    case concern, identified, trigger
    /// A child; the last one is for the next to be named.
    case child(Int)
    /// Somebody of the family or household; the last one is for the next to be named.
    case relative(Int)
    case address, language, interpreter
  }

  /// What can be chosen.
  public let procedures: [Procedure]
  public private(set) var procedure: Int
  public private(set) var trigger: Int?
  public private(set) var interpreter: Answer?
  public private(set) var focus: Field
  /// What comes from the discussion that this one follows.
  public let carried: Carried?
  /// Why a procedure, by its id, is not one that is pinned here.
  var unpinned: [String: String] = [:]
  var texts: [Field: TextField] = [:]
  private(set) var childCount = 1
  private(set) var relativeCount = 1
  /// The choice that has just led to the field that takes the keys.
  private var carriedFrom: Field?
  /// Whether the procedure is the one of the meeting called last, and nobody has chosen it here.
  private(set) var isProcedureAssumed: Bool
  /// Why what is typed into something to choose is no choice; while it stands, no letter chooses.
  public private(set) var refusal: String?
  /// The fields in which something was typed that is no choice: what was taken there before counts no more.
  public private(set) var refused: [Field: String] = [:]
  /// The words typed into something to choose, which are shown with the refusal until something is chosen.
  private var strays: [Field: String] = [:]
  /// Whether letters that are no choice were typed since the keys came here: what follows belongs to their sentence.
  private var isInSentence = false
  /// What was typed of the word of the choice that is taken, from the letter that took it.
  private var spelt = ""
  /// What was taken before, which Backspace brings back.
  private var takenBefore: [Field: Int] = [:]

  /// A card, empty or with what an earlier discussion leaves.
  public init(procedures: [Procedure], preferred: String? = nil, carried: Carried? = nil) {
    self.procedures = procedures
    self.carried = carried
    let wanted = carried?.procedure ?? preferred
    procedure = procedures.firstIndex { $0.id == wanted } ?? 0
    isProcedureAssumed = carried == nil && preferred != nil && procedures.count > 1
    // Which procedure holds decides much: but for a discussion that follows another, it is asked first, and the one
    // of the last meeting is only offered.
    focus = carried != nil ? .rationale : procedures.count > 1 ? .procedure : .by
    guard let carried else { return }
    for (index, child) in carried.case.children.enumerated() {
      texts[.child(index)] = TextField(child.line)
    }
    childCount = carried.case.children.count + 1
    texts[.concern] = TextField(carried.case.concern)
    texts[.address] = TextField(carried.case.address ?? "")
    texts[.language] = TextField(carried.case.firstLanguage ?? "")
    interpreter = carried.case.interpreter
  }

  /// Whether anything was typed.
  var hasDraft: Bool {
    texts.values.contains { !$0.isEmpty } || trigger != nil || interpreter != nil || !refused.isEmpty
  }

  /// The fields there are now.
  public var fields: [Field] {
    let people = (0..<childCount).map(Field.child) + (0..<relativeCount).map(Field.relative)
    return (carried == nil ? [.procedure] : [.procedure, .rationale])
      + [.by, .agency, .role, .how, .received, .concern, .identified]
      + (triggers.isEmpty ? [] : [.trigger]) + people + [.address, .language, .interpreter]
  }

  /// The procedure chosen.
  public var chosen: Procedure? { procedures.indices.contains(procedure) ? procedures[procedure] : nil }

  var triggers: [Trigger] { chosen?.triggers ?? [] }

  /// What is typed in a field; nil of one that is chosen from a list.
  public func text(of field: Field) -> TextField? {
    switch field {
    case .procedure, .trigger, .interpreter: nil
    case .rationale, .by, .agency, .role, .how, .received, .concern, .identified, .child, .relative,
      .address, .language:
      texts[field] ?? TextField()
    }
  }

  /// What can be chosen in a field, each with its key, and which is.
  public func choices(of field: Field) -> (names: [String], taken: Int?) {
    switch field {
    case .procedure: (procedures.map(\.header.name), procedure)
    case .trigger: (triggers.map(\.name), trigger)
    case .interpreter:
      (Answer.allCases.map(\.rawValue), interpreter.flatMap { Answer.allCases.firstIndex(of: $0) })
    case .rationale, .by, .agency, .role, .how, .received, .concern, .identified, .child, .relative,
      .address, .language:
      ([], nil)
    }
  }

  /// The key that takes the choice of that place: a digit, then a letter.
  public static func key(ofChoice index: Int) -> Character? {
    let keys = Array("123456789abcdefghijklmnopqrstuvwxyz")
    return keys.indices.contains(index) ? keys[index] : nil
  }

  /// What a field is called.
  public func label(of field: Field) -> String {
    switch field {
    case .procedure: "procedure"
    case .rationale: "why again"
    case .by: "referred by"
    case .agency: "agency"
    case .role: "role"
    case .how: "how"
    case .received: "received"
    case .concern: "concern"
    case .identified: "identified"
    case .trigger: "trigger"
    case .child(let index): "child \(index + 1)"
    case .relative(let index): "family \(index + 1 + (carried?.case.relatives.count ?? 0))"
    case .address: "address"
    case .language: "first language"
    case .interpreter: "interpreter"
    }
  }
}

// MARK: - Filling in

extension NewMeeting {
  /// What comes of a key on the card.
  enum Pressed {
    case stays, closes, saves
    /// The choice has led on already: Tab leads no further.
    case led
  }

  mutating func press(_ key: Keystroke) -> Pressed {
    let from = isOpen(focus) ? carriedFrom : nil
    carriedFrom = nil
    if key == .backspace, let from {
      focus(on: from)
      return .stays
    }
    // Only what is still open would be left out by a Tab too many; what is filled in is there to be gone past.
    if key == .tab, from != nil { return .led }
    switch key {
    case .escape: return .closes
    case .control("s"): return .saves
    case .shiftTab, .up: go(by: -1)
    case .tab, .down: go(by: 1)
    case .enter:
      if focus == fields.last { return .saves }
      go(by: 1)
    default: fill(key)
    }
    return .stays
  }

  private func isOpen(_ field: Field) -> Bool {
    text(of: field)?.isEmpty ?? (choices(of: field).taken == nil)
  }

  mutating func focus(on field: Field) {
    if focus == .procedure, field != .procedure { isProcedureAssumed = false }
    focus = field
    refusal = refused[field]
    isInSentence = false
    spelt = ""
    texts[field]?.select()
  }

  mutating func paste(_ text: String) {
    guard var field = self.text(of: focus) else { return }
    let keepsLines = focus == .concern
    let shown = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control && !(keepsLines && scalar == "\n") ? " " : scalar
    }
    _ = field.insert(String(String.UnicodeScalarView(shown)))
    set(field)
  }

  private mutating func fill(_ key: Keystroke) {
    guard var field = text(of: focus) else { return choose(key) }
    if case .character(let character) = key {
      _ = field.insert(String(character))
    } else if key == .control("c") {
      _ = field.edit(.control("u"))
    } else {
      _ = field.edit(key)
    }
    set(field)
  }

  private mutating func set(_ field: TextField) {
    texts[focus] = field
    // There is always one more for the next child.
    if focus == .child(childCount - 1), !field.isEmpty, childCount < 200 { childCount += 1 }
    if focus == .relative(relativeCount - 1), !field.isEmpty, relativeCount < 100 { relativeCount += 1 }
  }

  private mutating func choose(_ key: Keystroke) {
    let (names, taken) = choices(of: focus)
    let begun = spelt
    spelt = ""
    switch key {
    case .character(let character):
      let letter = Character(character.lowercased())
      // Whoever types the whole word of what its first letter has taken means just that.
      if !begun.isEmpty, let taken, names[taken].hasPrefix(begun + [letter]) {
        spelt = begun + [letter]
        return
      }
      let index =
        focus == .interpreter
        ? names.firstIndex { $0.first == letter } : names.indices.first { Self.key(ofChoice: $0) == letter }
      guard !isInSentence, let index else {
        if !isInSentence {
          // What only the beginning of these words has taken was never there before them.
          if begun.count < 2 { takenBefore[focus] = taken }
          strays[focus] = begun
        }
        return refuse(character, names)
      }
      takenBefore[focus] = taken
      refusal = nil
      take(index)
      if focus == .interpreter { spelt = String(letter) }
      guard focus == .interpreter || letter.isNumber else {
        // A word may begin with the letter of a choice behind the digits: it is taken, and nothing leads on.
        refusal = "\(letter) is taken: Tab goes on, Backspace then a key chooses again"
        isInSentence = true
        strays[focus] = String(character)
        return
      }
      if focus != fields.last {
        let from = focus
        go(by: 1)
        carriedFrom = from
      }
    case .backspace where refusal != nil:
      refusal = nil
      isInSentence = false
      if refused.removeValue(forKey: focus) != nil, focus != .procedure { take(takenBefore[focus]) }
    case .left: if let taken, taken > 0 { take(taken - 1) }
    case .right: if (taken ?? -1) + 1 < names.count { take((taken ?? -1) + 1) }
    case .backspace, .delete: if focus != .procedure { take(nil) }
    default: break
    }
  }

  /// Says that here is nothing to type, and what can be chosen; with what was typed all the same.
  private mutating func refuse(_ character: Character, _ names: [String]) {
    let typed = (strays[focus] ?? "") + String(character)
    if typed.utf8.count <= Self.strayLimit { strays[focus] = typed }
    let keys =
      focus == .interpreter
      ? names.map { String($0.prefix(1)) }
      : names.indices.compactMap {
        Self.key(ofChoice: $0).map(String.init)
      }
    let known = keys.count > 3 ? "\(keys[0]) to \(keys[keys.count - 1])" : keys.joined(separator: ", ")
    refusal =
      isInSentence
      ? "this is chosen, not typed: Backspace, then \(known): “\(strays[focus] ?? "")”"
      : "no choice on \(Keystroke.character(character).spelling): \(known)"
    isInSentence = true
    refused[focus] = refusal
    // Nobody meant what was taken before, nor what the first letter of a word has taken.
    if focus != .procedure { take(nil) }
  }

  /// The most bytes of words that are no choice.
  private static let strayLimit = 2_000

  private mutating func take(_ index: Int?) {
    if index != nil { refused[focus] = nil }
    switch focus {
    case .procedure:
      // Another procedure knows other triggers.
      if index != procedure { trigger = nil }
      isProcedureAssumed = false
      procedure = index ?? procedure
    case .trigger: trigger = index
    case .interpreter: interpreter = index.map { Answer.allCases[$0] }
    case .rationale, .by, .agency, .role, .how, .received, .concern, .identified, .child, .relative,
      .address, .language:
      break
    }
  }

  private mutating func go(by step: Int) {
    let all = fields
    let place = (all.firstIndex(of: focus) ?? 0) + step
    focus(on: all[min(all.count - 1, max(0, place))])
  }
}

extension Child {
  /// The line of the capture language that names this child.
  var line: String {
    switch life {
    case .born(let day): "\(name), born \(day.dayMonthYear)"
    case .unborn(let due):
      "\(name.isEmpty ? "unborn" : "\(name), unborn")" + (due.map { " due \($0.dayMonthYear)" } ?? "")
    case .deceased: name
    }
  }
}
