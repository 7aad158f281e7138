extension Procedure {
  /// The circumstances that something of the procedure rests on, by id.
  var calledCircumstances: Set<String> {
    let conditions =
      chair.required.map(\.when) + slots.map(\.when) + questions.map(\.when) + decisions.map(\.when)
      + timescales.map(\.when) + duties.map(\.when) + rules.values.map(\.when)
    let protection =
      timescales.contains(where: \.unlessProtectionNeeded) ? ["immediate-protection-needed"] : []
    return Set(conditions.flatMap(\.names) + protection)
  }

  /// Marks which circumstances are asked: nobody is asked in an hour that is short what would change nothing.
  mutating func markAsked() {
    let called = calledCircumstances
    for index in circumstances.indices {
      circumstances[index].isAsked =
        circumstances[index].switchesOn != nil || called.contains(circumstances[index].id)
    }
  }
}
