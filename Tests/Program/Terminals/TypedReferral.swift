import Testing

// The referral, typed on the register's card, and what is answered before anybody is asked to come.
extension Tmux {
  /// Calls the discussion from the register, and answers the circumstances at the chair's seat.
  func convene() throws {
    try wait(for: "n convenes the first one")
    try press("n")
    try wait(for: "2 Gloucestershire")
    try press("2")
    for text in Self.referral { try fill(text) }
    // What gave rise to it is not said.
    try press("Tab")
    for child in Self.children { try fill(child) }
    try wait(for: "CHILD Theo Ashdown-Marsh")
    try press("Tab")
    for relative in Self.family { try fill(relative) }
    try wait(for: "PERSON Dean Marsh")
    try press("Tab")
    for text in ["14 Sallow Close, Gloucester", "English"] { try fill(text) }
    try press("n")
    try wait(for: "[n no]")
    try press("C-s")
    try wait(for: "ASSEMBLING")

    try press("C-t")
    try wait(for: " TYPE")
    try enter(Self.circumstances.map { ":circumstance \($0)" })
    try expectAllKept(at: "the circumstances")
    // Two working days from the referral.
    try wait("until when it has to be held") { rows in
      rows.contains { $0.contains("Due") && $0.contains("Fri 20 Nov") }
    }
    try press("C-t")
    try waitUntilHome()
  }

  private func fill(_ text: String) throws {
    try type(text)
    try press("Tab")
  }

  private static let referral = [
    "Mrs Helen Court", "Barrow Hill Primary", "designated safeguarding lead", "telephone", "today 14:10",
    "A grip-shaped bruise on Maya's left upper arm. She told a teaching assistant \"Dean did it when I was loud\", and an hour later that she fell.",
    "today 14:10",
  ]

  private static let children = [
    #"Maya Ashdown, born 3 May 2018, lives at "14 Sallow Close, Gloucester", school Barrow Hill Primary, asthma"#,
    #"Theo Ashdown-Marsh, born 22 January 2023, lives at "14 Sallow Close, Gloucester", school Little Acorns nursery"#,
  ]

  private static let family = [
    #"Kelly Ashdown, mother, born 9 June 1995, lives at "14 Sallow Close, Gloucester", in the household, pr yes"#,
    "Craig Doyle, Maya's father, lives at last known in Swindon, not in the household, pr yes #maya, no contact for two years",
    #"Dean Marsh, Theo's father, also Deano, born 30 March 1991, lives at "14 Sallow Close, Gloucester", in the household, pr yes #theo"#,
  ]

  private static let circumstances = [
    "serious-harm no", "medical-in-question yes", "school-age #maya yes", "nursery-age #theo yes",
    "adult-violence yes", "immediate-action-required no",
  ]
}
