import Meeting

/// What a card asks, and what becomes of it.
protocol CardContent: Sendable {
  /// The row of the command table that says who may save it and when.
  var command: String { get }
  /// The field that says of whom the others speak; nothing where none does.
  var about: String? { get }
  /// Whether agencies are asked for their views.
  var hasViews: Bool { get }
  func title(at desk: Desk) -> String
  /// What stands on its upper line at the right, as it is filled in.
  func detail(of form: CardForm, at desk: Desk) -> String
  /// The fields, filled with what is known.
  func fields(at desk: Desk) -> [Field]
  /// The place of the field to begin at; nil for the first.
  func start(of form: CardForm) -> Int?
  /// The field at which something is missing of the one whom it is about, where a warning asks for that.
  func gap(of form: CardForm) -> Int?
  /// Offers and hides what depends on the meeting and on what was entered.
  func adjust(_ form: inout CardForm, at desk: Desk)
  /// About which children agencies are asked, with what was put to them already.
  func subjects(_ form: CardForm, at desk: Desk) -> [AskedViews.Subject]
  /// What is read out before the agencies are asked.
  func readOut(_ form: CardForm, at desk: Desk) -> [String]
  /// Whether Enter in the last field saves, although agencies can be asked besides.
  func endsAtFields(_ form: CardForm, at desk: Desk) -> Bool
  /// Why it cannot be saved at this seat, or now.
  func unavailable(_ form: CardForm, views: AskedViews?, at desk: Desk) -> String?
  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry
}

extension CardContent {
  var hasViews: Bool { false }
  var about: String? { nil }
  func detail(of form: CardForm, at desk: Desk) -> String { "" }
  func start(of form: CardForm) -> Int? { nil }
  func gap(of form: CardForm) -> Int? {
    guard let about, form.field(about)?.isEmpty == false else { return nil }
    return form.fields.firstIndex { $0.takesKeys && $0.isEmpty && $0.gap != nil }
  }
  func adjust(_ form: inout CardForm, at desk: Desk) {}
  func subjects(_ form: CardForm, at desk: Desk) -> [AskedViews.Subject] { [] }
  func readOut(_ form: CardForm, at desk: Desk) -> [String] { [] }
  func endsAtFields(_ form: CardForm, at desk: Desk) -> Bool { false }
  func unavailable(_ form: CardForm, views: AskedViews?, at desk: Desk) -> String? {
    Command.named(command)?.unavailable(desk.seat, desk.meeting.state)
  }
}
