extension Command {
  /// The reference of the capture language: each verb, how its line reads, and what it does.
  ///
  /// Generated from the table, for `quorate capture --help` and the manual.
  public static func reference() -> String {
    let spoken = all.filter { $0.verb != nil }
    let lines = spoken.flatMap { command -> [String] in
      let verb = command.verb.map { ":\($0.rawValue)" } ?? ""
      let notes = [
        command.seats == .chair ? "the chair's" : nil,
        command.needsChild ? "asks for #child where there is more than one" : nil,
      ].compactMap { $0 }.joined(separator: "; ")
      return [
        "\(verb)\(command.form.map { " " + $0 } ?? "")",
        "    \(command.help)\(notes.isEmpty ? "" : " (\(notes))")",
      ]
    }
    return (introduction + lines).joined(separator: "\n") + "\n"
  }

  static let introduction = [
    "One act a line; whatever has no mark is a note. A line from a file that begins with # is a comment.",
    "",
    "who: TEXT                       somebody said it; opinion who: or private who: (for its agency only)",
    "+ …   ? …   ! …                 :action, :unknown, :risk; !2 … answers prompt 2, ! 2 … is a risk",
    "@who  #child  <SLOT  by WHEN    marks in an action: owner, child, whose information, deadline",
    "@\"NAME, ROLE\"                   an owner who was not named before",
    "^no ^yes ^agency ^after EVENT   in any line: may the family have it; nothing by default",
    "WHEN                            today 15:30 · fri · next tue · 27 nov · 2026-11-27 17:00 · noon · eod",
    "                                tonight (22:00) · tomorrow 9am · +2wd · +24h · within 3 days · in 2h",
    "                                27/11/2026, the day first",
    "\"…\"                             shields words that would otherwise be marks",
    "",
  ]
}
