import Advice
public import Meeting
import Text

/// A form over the meeting: labelled fields that become one entry.
public struct Card: Sendable {
  /// What a card is about.
  public enum Subject: Hashable, Sendable {
    /// The action of that number, or a new one.
    case action(Int?)
    /// The decision of that number about a child, or a new one.
    case decision(ChildKey?, Int?)
    case tonight(ChildKey?)
    case circumstances
    case already
    /// A disagreement taken up the ladder, by its number.
    case escalation(Int?)
    /// A warning gone past, and what it says.
    case override(Overriding, message: String)
    /// Several warnings gone past with one reason.
    case overrides([Overriding])
    /// Of what has one cause some or all gone past, what it says, and what each is called.
    case cause([Overriding], message: String, names: [String])
    /// A question of the procedure.
    case question(String, ChildKey?)
    /// Going on without an agency.
    case without(Slot)
    /// Somebody invited, for a slot or besides.
    case invitation(Slot?)
    /// What somebody of an agency may decide, knows and brings.
    case member(PersonKey)
    /// Somebody of the family or household.
    case relative
    case decline
  }

  public let subject: Subject
  /// Its fields, and which of them takes the keys.
  public internal(set) var form: CardForm
  /// The agencies that are asked, of a decision's card.
  public internal(set) var views: AskedViews?
  /// Whether the keys go to the agencies.
  public internal(set) var isInViews = false
  /// From which line on it is shown, where it is longer than the screen.
  public private(set) var scroll = Scroll()
  /// What stands on its upper line at the left.
  public private(set) var title = ""
  /// What stands on its upper line at the right.
  public private(set) var detail = ""

  /// Why it could not be saved, where that is at none of its fields; until the next key.
  public internal(set) var problem: String?

  let content: any CardContent
  /// What stood in it when it was opened: of that nothing is a draft.
  private var opened: [String: String] = [:]
  /// What was handed over to be written, as it is told, and is not on disk yet.
  var pending: String?
  /// Of whom it is, where that was known and the keys begin behind it; until they go elsewhere.
  private var preset: (place: Int, start: Int)?
  /// Whether it was opened at what is missing: so is a draft of it.
  private(set) var isAtGap = false
  /// The choice that has just led to where the keys go now.
  private var carriedFrom: Int?
  /// Who was here and not asked when it was handed over.
  var unasked: [String] = []
  /// Whether it was said who is still to be asked, before anything was saved.
  var hasNamedUnasked = false
  /// Whether it was asked if what is entered is to be thrown away.
  private var isDiscarding = false
  /// What comes behind it, of a card that is one of several asked one after the other.
  var series: Series?

  /// A card, empty or filled with what is known.
  public init(_ subject: Subject, at desk: Desk) {
    self.subject = subject
    content = subject.content(at: desk)
    form = CardForm(content.fields(at: desk))
    views = content.hasViews ? AskedViews() : nil
    follow(desk)
    begin(at: desk)
    opened = kept
    markPreset()
  }

  /// A new action of which something is chosen already; of that nothing is a draft.
  init(newActionAt desk: Desk, choosing: (inout CardForm) -> Void) {
    self.init(.action(nil), at: desk)
    choosing(&form)
    content.adjust(&form, at: desk)
    opened = kept
    markPreset()
  }

  /// Of what is new the choices that are made beforehand are confirmed by their own keys; of what is there already a
  /// key takes them off.
  private mutating func markPreset() {
    switch subject {
    case .action(nil), .escalation:
      for index in form.fields.indices where form.fields[index].takesSeveral {
        form.fields[index].isPreset = !form.fields[index].chosen.isEmpty
      }
    default: break
    }
  }

  /// Leads the keys to the field at which to begin.
  mutating func begin(at desk: Desk) {
    form.goToFirst()
    if let start = content.start(of: form) { form.enter(start) }
    if let about = content.about.flatMap(form.index), about < form.focus, form.fields[about].takesKeys,
      !form.fields[about].isEmpty, form.focused != nil
    {
      preset = (about, form.focus)
    }
    if form.focused == nil, views != nil { goToViews() }
  }

  /// Chooses all children, of a card that is filled with what was said alike of each.
  mutating func chooseAll(at desk: Desk) {
    form.change("child") { $0.chosen = [QuestionCard.all] }
    content.adjust(&form, at: desk)
    opened = kept
  }

  /// Leads the keys to what is missing of the one whom it is about, where that is known.
  mutating func goToGap() {
    isAtGap = true
    guard let gap = content.gap(of: form) else { return }
    form.enter(gap)
    if let place = content.about.flatMap(form.index), place < gap { preset = (place, gap) }
  }

  /// By what a kept draft of it is found again.
  var key: String { subject.text }

  /// Whether anything was entered that is not on disk.
  var hasDraft: Bool { kept != opened }
}

extension Card {
  /// What is read out before the agencies are asked, a paragraph each.
  public func readOut(at desk: Desk) -> [String] { content.readOut(form, at: desk) }
}

// MARK: - Keys

extension Card: Layered {
  var context: Command.Context { isInViews ? .views : .card }

  func keys(at desk: Desk) -> [KeyHint] {
    let again = isLedHere || goesBackToPreset ? [KeyHint("Backspace", "choose again")] : []
    if isInViews, let views {
      if views.isTyping {
        return [
          KeyHint("Enter", "in their own words"), KeyHint("Ctrl-S", "save"), KeyHint("Esc", "back, kept"),
        ]
      }
      return again + [
        KeyHint("y", "agrees"), KeyHint("n", "disagrees"), KeyHint("-", "no view"), KeyHint("↑↓", "agency"),
        KeyHint("Tab", "field"), KeyHint("Ctrl-S", "save"), KeyHint("Esc", "back, kept"),
      ] + discarding(isKept: false, at: desk)
    }
    let choose = form.focused.flatMap { field in
      field.isAside
        ? KeyHint("\(Field.askingKey)", "ask it all the same")
        : field.options.isEmpty ? nil : KeyHint(field.takesSeveral ? "1 2 …" : "1, 2 …", "choose")
    }
    let isLettered = form.focused.map { !$0.isAside && $0.options.first?.key.isLetter == true } ?? false
    let pass = series == nil ? [] : Command.hints("question.pass", at: desk)
    return again + (isLettered ? [] : [choose].compactMap { $0 })
      + [KeyHint("Tab", "next"), KeyHint("Ctrl-S", "save")] + pass + [KeyHint("Esc", "back, draft kept")]
      + discarding(isKept: true, at: desk)
  }

  /// How what is entered is thrown away; between the agencies and their keys it gives way to these.
  private func discarding(isKept: Bool, at desk: Desk) -> [KeyHint] {
    hasDraft ? Command.hints("card.discard", at: desk).map { KeyHint($0.key, $0.does, isKept: isKept) } : []
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    switch key {
    case .escape: return .closes
    case .function(1): return .opens(.help(HelpPage(.card(title: title, fields: explanations))))
    default: break
    }
    if scroll.take(key, arrows: false) {
      takeKeysAlong(back: key == .pageUp)
      return .stays
    }
    // What is not seen is answered by no key: the first one brings it back.
    if isInViews, case .character = key, views?.isTyping == false, scroll.isAway(form.fields.count) {
      scroll.follow()
      return .tells("back at who is asked; y agrees, n disagrees, - no view")
    }
    let isCarried = isLedHere
    let from = carriedFrom
    carriedFrom = nil
    let wasRefused = problem != nil || form.focused?.problem != nil
    problem = nil
    scroll.follow()
    // What is on its way to disk is tried again by itself: a second one would be written twice.
    if pending != nil { return .tells("✗ not on disk yet; it is tried again by itself, Esc goes back") }
    if isDiscarding, let outcome = answerDiscarding(key) { return outcome }
    if key == .control("d") { return askDiscarding() }
    if key == .control("s") { return save(at: desk) }
    // Who answered and goes on has answered; what cannot be saved says why, and is passed over the next time.
    if key == .control("n"), series != nil {
      return hasDraft && !wasRefused && form.field("answer")?.isEmpty == false
        ? save(at: desk) : passOver(at: desk)
    }
    if key == .backspace, isCarried, let from {
      isInViews = false
      form.enter(from)
      return .stays
    }
    if key == .backspace, goesBackToPreset, let preset {
      form.enter(preset.place)
      return .stays
    }
    // Only what is still open would be left out by a Tab too many; what is filled in is there to be gone past.
    if key == .tab, isCarried {
      let label = isInViews ? "Agrees?" : form.focused.map { trimmed($0.label) } ?? ""
      return .tells(
        "the choice has led on\(label.isEmpty ? "" : " to \(label)") already; Tab again goes past it, Backspace chooses again"
      )
    }
    return isInViews ? pressViews(key, at: desk) : pressField(key, at: desk)
  }

  /// Whether a choice has just led to something that is still open.
  private var isLedHere: Bool { carriedFrom != nil && (isInViews || form.focused?.isEmpty == true) }

  /// Whether Backspace goes back to a choice that was made beforehand: nothing stands where it would delete.
  private var goesBackToPreset: Bool {
    preset?.start == form.focus && !isInViews && form.focused.map { $0.isEmpty && !$0.isRefusing } == true
  }

  /// Whether something stands in the card: words that are no choice too, though they are no draft.
  private var showsEntered: Bool { hasDraft || form.fields.contains(where: \.isRefusing) }

  /// Asks first: what stands in the card stands nowhere else.
  private mutating func askDiscarding() -> Outcome {
    // Whoever goes on with y, as where something stands, has answered this and no field.
    isDiscarding = true
    guard showsEntered else { return .tells("nothing is entered here; Esc closes the card") }
    return .tells("throw away what is entered here? y throws it away for good")
  }

  private mutating func answerDiscarding(_ key: Keystroke) -> Outcome? {
    isDiscarding = false
    guard showsEntered else {
      return key == .character("y") ? .tells("nothing is entered, and nothing was chosen") : nil
    }
    guard key == .character("y") else { return .tells("it is kept") }
    var outcome = Outcome.finishes
    outcome.told = "thrown away: nothing of it is kept"
    return outcome
  }

  private mutating func pressField(_ key: Keystroke, at desk: Desk) -> Outcome {
    let place = form.focus
    let isUntouched = !hasDraft
    // Whose the fields are shown of is a way of looking, as long as nothing is entered.
    defer {
      if isUntouched, let about = content.about, form.fields.indices.contains(place),
        form.fields[place].name == about
      {
        opened = kept
      }
    }
    switch form.press(key, at: desk) {
    case .stays:
      content.adjust(&form, at: desk)
      return .stays
    case .told(let words):
      content.adjust(&form, at: desk)
      adjustViews(at: desk)
      return .tells(words)
    case .chose: content.adjust(&form, at: desk)
    case .took:
      content.adjust(&form, at: desk)
      carriedFrom = place
      if !form.goOn() { if views != nil { goToViews() } else { carriedFrom = nil } }
    case .previous:
      _ = form.goBack(byRow: key == .up)
      content.adjust(&form, at: desk)
    case .next(let isEnter):
      content.adjust(&form, at: desk)
      if form.goOn(byRow: key == .down) { break }
      if isEnter, content.endsAtFields(form, at: desk) { return save(at: desk) }
      if views != nil {
        goToViews()
      } else if isEnter {
        return save(at: desk)
      } else if key == .tab {
        form.goToFirst()
        adjustViews(at: desk)
        return .tells("that was the last; here it begins again. Ctrl-S saves")
      }
    }
    adjustViews(at: desk)
    return .stays
  }

  private mutating func pressViews(_ key: Keystroke, at desk: Desk) -> Outcome {
    guard var views else { return .stays }
    let step = views.press(key, at: desk.local)
    self.views = views
    switch step {
    case .stays: break
    case .fields, .lastField:
      isInViews = false
      // Whoever mends something first is asked again before it is saved.
      hasNamedUnasked = false
      if step == .fields { form.goToFirst() } else { form.goToLast() }
      if form.focused == nil { isInViews = true }
    case .save: return save(at: desk)
    case .told(let words): return .tells(words)
    }
    return .stays
  }

  /// Leads the keys to a field that is in sight, where the one that had them was scrolled away.
  private mutating func takeKeysAlong(back: Bool) {
    guard !isInViews, scroll.isAway(form.focus) else { return }
    let seen = scroll.inSight(form.fields.indices.filter { form.fields[$0].takesKeys })
    let open = seen.filter { !form.fields[$0].isAside }
    guard let place = back ? open.last ?? seen.last : open.first ?? seen.first else { return }
    carriedFrom = nil
    form.go(to: place)
  }

  mutating func settle(_ shown: Frame.Extent) { scroll.settle(shown) }

  mutating func paste(_ text: String, at desk: Desk) -> Outcome {
    if pending != nil { return .tells("✗ not on disk yet; it is tried again by itself, Esc goes back") }
    if isInViews {
      guard views?.isTyping == true else { return .tells("✗ pasted text is typed: n, then their own words") }
      return views?.paste(text) == true ? .stays : .tells("✗ a field holds 64 KiB at most")
    }
    if case .told(let words) = form.insert(text, at: desk) { return .tells(words) }
    return .stays
  }

  mutating func follow(_ desk: Desk) {
    for index in form.fields.indices { form.fields[index].follow(desk) }
    content.adjust(&form, at: desk)
    for index in form.fields.indices where form.fields[index].isChoice {
      let known = form.fields[index].options.map(\.id)
      form.fields[index].chosen = known.filter(form.fields[index].chosen.contains)
    }
    // Nobody is left at a field that is no longer asked for.
    if !isInViews, form.focused?.takesKeys == false, !form.goOn(), !form.goBack() {
      if views != nil { goToViews() } else { form.focus = form.fields.count }
    }
    adjustViews(at: desk)
  }

  private mutating func adjustViews(at desk: Desk) {
    detail = content.detail(of: form, at: desk)
    let subjects = content.subjects(form, at: desk)
    views?.follow(desk, on: subjects)
    // What was put to the agencies already keeps its number.
    title = content.title(at: desk)
    if views != nil, subjects.count == 1, let decision = subjects[0].decision {
      title = "Decision \(decision.number)"
    }
  }

  mutating func goToViews() {
    isInViews = true
    form.focus = form.fields.count
    views?.goToNextUnasked(from: -1)
  }
}
