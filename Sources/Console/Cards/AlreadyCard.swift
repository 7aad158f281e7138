import Meeting
import Text

/// What was done before the discussion: what, when, by whom, and why it could not wait.
struct AlreadyCard: CardContent {
  var command: String { "already.add" }

  func title(at desk: Desk) -> String { "Already done" }

  func detail(of form: CardForm, at desk: Desk) -> String {
    let count = desk.meeting.alreadyDone.count
    return count == 0 ? "" : "\(count) before"
  }

  func fields(at desk: Desk) -> [Field] {
    [
      Field("when", "When", .past, gap: "when?"), Field("what", "What", gap: "what was done?"),
      Field("who", "By whom", .people, gap: "by whom?"),
      Field("why", "Why not wait", gap: "why could it not wait?"),
    ]
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let what = try form.required("what", "what was done?")
    let said = [form.past("when").map { "\($0) \(what)" } ?? what, form.people("who")].compactMap { $0 }
    let text =
      said.joined(separator: ", ") + (form.text("why").map { "; could not wait: \($0)" } ?? "")
    return Entry(":already \(text)", acts: [.alreadyDone(text)])
  }
}
