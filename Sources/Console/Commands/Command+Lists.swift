import Meeting

// What keys mean in the lists and sheets that lie over the meeting.
extension Command {
  static let keysOfLists = [
    Command(
      "warning.mend", "go to the field that mends it", keys: ["Enter"], in: .warnings, label: "go and mend"),
    Command(
      "warning.paragraph", "show what the paragraph says", keys: ["p"], in: .warnings, label: "the paragraph"),
    Command("found.go", "go to where it stands", keys: ["Enter"], in: .found, label: "go there"),
    Command(
      "presence.flip",
      "who is here leaves; who is not comes, and is asked how (under Coming it says nothing)",
      keys: ["Enter"],
      in: .presence, when: .gathering, label: "in or out"),
    Command(
      "presence.how",
      "is here: in the room, by video, by phone; under Coming: confirmed, declined, no answer",
      keys: ["1", "2", "3"], in: .presence,
      when: .gathering),
    Command(
      "presence.choose", "choose among those who are left", keys: ["Up", "Down", "PgUp", "PgDn"],
      in: .presence),
    Command(
      "presence.coming", "go over to who is coming, or back to who is here", keys: ["Tab"], in: .presence,
      when: .gathering),
  ]

  static let keysOfScores = [
    Command(
      "score.give", "give the number, shown only while it is typed", keys: ["0-10 then Enter"],
      in: .blindScores, when: .begun),
    Command(
      "score.no-view", "give no view", keys: ["-"], in: .blindScores, when: .begun, label: "no view"),
    Command(
      "score.next-child", "go to the next child", keys: ["Tab", "Right"], in: .blindScores,
      label: "next child"),
    Command(
      "score.previous-child", "go to the child before", keys: ["Shift-Tab", "Left"], in: .blindScores),
    Command(
      "score.next-agency", "go to the next agency", keys: ["Down"], in: .blindScores, label: "next agency"),
    Command("score.previous-agency", "go to the agency before", keys: ["Up"], in: .blindScores),
    Command(
      "score.analysis", "say what stands behind the number", keys: ["Enter"], in: .scores, when: .begun,
      label: "analysis"),
    Command(
      "score.raise", "say what would raise it", keys: ["r"], in: .scores, when: .begun,
      label: "what would raise it"),
    Command(
      "score.again", "give a new score; the first is kept", keys: ["s"], in: .scores, when: .begun,
      label: "new score"),
    Command(
      "score.agency", "go to another agency", keys: ["Up", "Down", "j", "k"], in: .scores, label: "agency"),
    Command("score.child", "go to the next child", keys: ["c"], in: .scores, label: "child"),
    Command(
      "score.all-children", "show all children whole, or the one", keys: ["v"], in: .scores,
      label: "all children"),
  ]
}
